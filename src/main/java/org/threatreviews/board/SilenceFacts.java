package org.threatreviews.board;

import java.time.Instant;

/**
 * What a client has left unanswered since it was last heard from, each matter by itself.
 *
 * @param undeliverableMails mails that came back or were refused
 * @param missedMeetings reviews to which nobody came
 * @param unansweredIncidents open incidents that were left unanswered for longer than the
 *     follow-up policy allows
 * @param incidentReminders the most reminders about one of the other open incidents
 * @param actionReminders the most reminders about one promised action after its due date
 * @param since when the oldest of it was asked, or when the client last spoke about it if that is later
 */
public record SilenceFacts(
    int undeliverableMails,
    int missedMeetings,
    int unansweredIncidents,
    int incidentReminders,
    int actionReminders,
    Instant since) {}

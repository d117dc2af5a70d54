package org.threatreviews.review.pack;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.notification.MailKey;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.invitation.ReviewCalendars;
import org.threatreviews.staff.Analyst;

/** Writes the mails before a meeting. */
@Component
class PackMails {

  private static final String THREAT_REVIEW = "threat-review";

  private final ReviewMailing mailing;
  private final ReviewCalendars calendars;

  PackMails(ReviewMailing mailing, ReviewCalendars calendars) {
    this.mailing = mailing;
    this.calendars = calendars;
  }

  /**
   * @param analyst name of who holds the review; empty while nobody does
   */
  void agendaRequest(Client client, Review review, String analyst) {
    mailing.toContacts(
        new MailKey(THREAT_REVIEW, review.reference(), "serviceTask_askForAgendaPoints", 1),
        client,
        review,
        "review-agenda-request",
        Map.of("analyst", analyst),
        calendars.invitationTo(client, review));
  }

  void firstReminder(Client client, Review review) {
    reminder("serviceTask_sendFirstReminder", client, review, false);
  }

  void secondReminder(Client client, Review review) {
    reminder("serviceTask_sendSecondReminder", client, review, true);
  }

  private void reminder(String element, Client client, Review review, boolean last) {
    mailing.toContacts(
        forDate(element, review), client, review, "review-reminder", Map.of("last", last), null);
  }

  void pack(Client client, Review review, AgendaView agenda) {
    // items name incidents, and say what was found
    boolean shown = client.incidentDetailsInMail();
    mailing.toContacts(
        forDate("serviceTask_publishPack", review),
        client,
        review,
        "review-pack",
        Map.of("details", shown, "items", shown ? agenda.items() : List.of()),
        null);
  }

  /** To the analyst: the pack goes out as it is. */
  void unprepared(Client client, Review review, Analyst analyst) {
    mailing.toAnalyst(
        forDate("serviceTask_escalateMissingPreparation", review),
        client,
        review,
        analyst,
        "review-unprepared",
        Map.of(),
        null);
  }

  private static MailKey forDate(String element, Review review) {
    return new MailKey(
        THREAT_REVIEW, review.reference(), element, ReviewMailing.dateNumber(review));
  }
}

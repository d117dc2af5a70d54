package org.threatreviews.board.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.threatreviews.board.SilenceFacts;
import org.threatreviews.board.SilenceSign;

/** Says why a client is taken to be silent. */
final class SilenceWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

  private final ZoneId zone;

  SilenceWords(ZoneId zone) {
    this.zone = zone;
  }

  /** In short, for the board: "2 meetings missed". */
  static List<String> reasons(SilenceFacts facts) {
    List<String> reasons = new ArrayList<>();
    add(
        reasons,
        facts.unansweredIncidents(),
        "incident left unanswered",
        "incidents left unanswered");
    add(reasons, facts.missedMeetings(), "meeting missed", "meetings missed");
    add(reasons, facts.undeliverableMails(), "email did not arrive", "emails did not arrive");
    add(
        reasons,
        facts.incidentReminders(),
        "unanswered reminder about an incident",
        "unanswered reminders about an incident");
    add(
        reasons,
        facts.actionReminders(),
        "unanswered reminder about an overdue action",
        "unanswered reminders about an overdue action");
    return reasons;
  }

  private static void add(List<String> reasons, int count, String one, String many) {
    if (count > 0) {
      reasons.add(count + " " + (count == 1 ? one : many));
    }
  }

  public String day(Instant at) {
    return DAY.format(at.atZone(zone));
  }

  /** One sign in a sentence with its dates. */
  public String sentence(SilenceSign sign) {
    return switch (sign.kind()) {
      case MAIL_UNDELIVERABLE ->
        "The email of %s to %s did not arrive: %s"
            .formatted(day(sign.askedAt()), sign.to(), sign.reason());
      case MEETING_MISSED ->
        "Nobody came to the meeting (recorded on %s).".formatted(day(sign.askedAt()));
      case INCIDENT_UNANSWERED ->
        "No answer since %s, longer than the follow-up policy allows; %s."
            .formatted(day(sign.askedAt()), reminders(sign));
      case INCIDENT_REMINDED ->
        "No answer since %s; %s.".formatted(day(sign.askedAt()), reminders(sign));
      case ACTION_OVERDUE ->
        "Due on %s; %s since then.".formatted(day(sign.askedAt().minusNanos(1)), reminders(sign));
    };
  }

  private String reminders(SilenceSign sign) {
    return switch (sign.reminders()) {
      case 0 -> "no reminder";
      case 1 -> "one reminder, on " + day(sign.at());
      default -> "%d reminders, the last on %s".formatted(sign.reminders(), day(sign.at()));
    };
  }
}

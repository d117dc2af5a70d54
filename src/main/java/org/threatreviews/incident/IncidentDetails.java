package org.threatreviews.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.data.relational.core.mapping.Column;

/**
 * An incident with its history.
 *
 * @param client the client's reference
 * @param clientTime working time, in the client's calendar, during which it was the client's turn
 * @param socTime working time, in the provider's calendar, during which it was the SOC's turn
 * @param remindersSent all reminders so far
 * @param unanswered whether the client is silent for longer than the policy allows
 * @param acceptedUntil last day of the risk acceptance that runs, or null
 * @param lastAcceptance the newest acceptance of this risk, running or over, or null
 * @param withdrawal why the report was taken back, or null
 */
public record IncidentDetails(
    String reference,
    String client,
    Severity severity,
    String title,
    String description,
    String recommendation,
    String asset,
    String technique,
    IncidentStatus status,
    Instant reportedAt,
    Instant closedAt,
    Duration clientTime,
    Duration socTime,
    int remindersSent,
    boolean unanswered,
    LocalDate acceptedUntil,
    GivenFeedback lastAcceptance,
    Withdrawal withdrawal,
    List<GivenFeedback> feedback,
    List<IncidentTurn> turns,
    List<FollowUpNote> notes) {

  /**
   * A report was taken back.
   *
   * @param mergedInto the incident that it is the same as, or null
   */
  public record Withdrawal(@Column("withdrawn_because") String reason, String mergedInto) {}
}

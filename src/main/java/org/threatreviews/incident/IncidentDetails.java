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
 * @param silentUntil the promised day before which the client is not reminded, or null
 * @param waitingUntil the day until which the team lead keeps waiting, or null; the client is not
 *     reminded before it is over
 * @param promised whether the client has ever promised a day; only the first one silences reminders
 * @param acceptedUntil last day of the risk acceptance that runs, or null
 * @param lastAcceptance the newest acceptance of this risk, running or over, or null
 * @param withdrawal why the report was taken back, or null
 * @param call the attempts to reach somebody by phone that go on, or null
 * @param requests what the SOC has yet to verify or to answer, oldest first
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
    LocalDate silentUntil,
    LocalDate waitingUntil,
    boolean promised,
    LocalDate acceptedUntil,
    GivenFeedback lastAcceptance,
    Withdrawal withdrawal,
    OpenCall call,
    List<GivenFeedback> requests,
    List<GivenFeedback> feedback,
    List<IncidentTurn> turns,
    List<FollowUpNote> notes) {

  /**
   * A report was taken back.
   *
   * @param mergedInto the incident that it is the same as, or null
   */
  public record Withdrawal(@Column("withdrawn_because") String reason, String mergedInto) {}

  /**
   * Somebody at the client is to be reached by phone.
   *
   * @param attempts that have reached nobody
   * @param nextAt when it is tried again; null before the first attempt
   */
  public record OpenCall(Instant askedAt, int attempts, Instant nextAt) {}
}

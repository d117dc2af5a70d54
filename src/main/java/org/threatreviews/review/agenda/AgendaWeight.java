package org.threatreviews.review.agenda;

import java.time.Instant;
import java.time.LocalDate;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.incident.Severity;

/**
 * What decides where something stands on an agenda, as it was known when the agenda was collected.
 *
 * @param settled whether nobody has anything to do about it any more: an incident that is over
 * @param severity of an incident; null of anything else
 * @param turn whose turn it is; null where that is nobody's alone
 * @param since when it came up; null where that is not known
 */
public record AgendaWeight(boolean settled, Severity severity, Turn turn, Instant since) {

  /** Whose turn it is, first things first. */
  public enum Turn {
    /** The client is silent for longer than the policy allows, or a promised day has passed. */
    OVERDUE,
    CLIENT,
    SOC,
    /** An accepted risk, or something that is over. */
    NOBODY
  }

  public static AgendaWeight of(IncidentSummary incident) {
    return new AgendaWeight(
        !incident.status().isOpen(), incident.severity(), turn(incident), incident.reportedAt());
  }

  private static Turn turn(IncidentSummary incident) {
    if (incident.status() == IncidentStatus.AWAITING_CLIENT) {
      return incident.unanswered() ? Turn.OVERDUE : Turn.CLIENT;
    }
    return incident.status() == IncidentStatus.AWAITING_SOC ? Turn.SOC : Turn.NOBODY;
  }

  /** Something that somebody does by a day, or by none. */
  static AgendaWeight due(LocalDate day, LocalDate today, Instant since) {
    boolean overdue = day != null && day.isBefore(today);
    return new AgendaWeight(false, null, overdue ? Turn.OVERDUE : null, since);
  }

  /** Something to talk about that nobody has to do. */
  static AgendaWeight raised(Instant at) {
    return new AgendaWeight(false, null, null, at);
  }

  /** The same, over by now. */
  AgendaWeight over() {
    return new AgendaWeight(true, severity, Turn.NOBODY, since);
  }
}

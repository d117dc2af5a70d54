package org.threatreviews.review.pack;

import java.util.Comparator;
import java.util.List;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.IncidentSummary;
import org.threatreviews.review.agenda.AgendaOrder;

/**
 * The incidents of a pack, in each list the gravest first, whatever became of them.
 *
 * @param reported in the period, without reports that were taken back
 * @param open that wait for one of both sides
 * @param accepted with an acceptance that runs; of equally grave ones the one that ends first
 */
record PackIncidents(
    List<IncidentSummary> reported, List<IncidentSummary> open, List<IncidentSummary> accepted) {

  private static final Comparator<IncidentSummary> GRAVEST =
      Comparator.comparing(IncidentSummary::severity);

  /**
   * @param reported all of the period, in any order
   * @param unsettled all that are neither closed nor withdrawn, in any order
   */
  static PackIncidents of(List<IncidentSummary> reported, List<IncidentSummary> unsettled) {
    return new PackIncidents(
        reported.stream()
            .filter(incident -> incident.status() != IncidentStatus.WITHDRAWN)
            .sorted(GRAVEST.thenComparing(AgendaOrder.OF_INCIDENTS))
            .toList(),
        unsettled.stream()
            .filter(incident -> incident.status() != IncidentStatus.RISK_ACCEPTED)
            .sorted(AgendaOrder.OF_INCIDENTS)
            .toList(),
        unsettled.stream()
            .filter(incident -> incident.status() == IncidentStatus.RISK_ACCEPTED)
            .sorted(GRAVEST
                .thenComparing(
                    IncidentSummary::acceptedUntil, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(IncidentSummary::reference))
            .toList());
  }
}

package org.threatreviews.review.agenda;

import java.util.Comparator;
import org.threatreviews.incident.IncidentSummary;

/**
 * What is talked about first; the same wherever an agenda or the incidents of a review are shown.
 * What is open comes before what is over. Incidents come first, the gravest first; then by whose turn
 * it is, what is late first; then the oldest.
 */
public final class AgendaOrder {

  private static final Comparator<AgendaWeight> OPEN_FIRST =
      Comparator.comparing(AgendaWeight::settled);

  private static final Comparator<AgendaWeight> GRAVEST_FIRST =
      Comparator.comparing(AgendaWeight::severity, Comparator.nullsLast(Comparator.naturalOrder()));

  private static final Comparator<AgendaWeight> LATE_FIRST_THEN_OLDEST = Comparator.comparing(
          AgendaWeight::turn, Comparator.nullsLast(Comparator.naturalOrder()))
      .thenComparing(AgendaWeight::since, Comparator.nullsLast(Comparator.naturalOrder()));

  /** Of incidents, by themselves. */
  public static final Comparator<IncidentSummary> OF_INCIDENTS = Comparator.comparing(
          AgendaWeight::of,
          OPEN_FIRST.thenComparing(GRAVEST_FIRST).thenComparing(LATE_FIRST_THEN_OLDEST))
      .thenComparing(IncidentSummary::reference);

  /** Of the items of one agenda. */
  static final Comparator<AgendaItem> OF_ITEMS = Comparator.comparing(
          AgendaItem::weight, OPEN_FIRST.thenComparing(GRAVEST_FIRST))
      // incidents of all kinds are one group, however they came on the agenda
      .thenComparing(item -> item.isAboutAnIncident() ? AgendaKind.INCIDENT : item.kind())
      .thenComparing(AgendaItem::weight, LATE_FIRST_THEN_OLDEST)
      .thenComparing(AgendaItem::position)
      .thenComparing(AgendaItem::id);

  private AgendaOrder() {}
}

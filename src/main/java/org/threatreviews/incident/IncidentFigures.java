package org.threatreviews.incident;

import java.time.Instant;
import java.util.List;
import org.threatreviews.client.Client;

/** What can be counted about a client's incidents. */
public interface IncidentFigures {

  /** By calendar quarter of the report, in order; a quarter without a report is left out. */
  List<QuarterMetrics> byQuarter(Client client);

  /** Of what had to be done from one instant on, until before another. */
  PromisesKept promisesBetween(Client client, Instant from, Instant to);
}

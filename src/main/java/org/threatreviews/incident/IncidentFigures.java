package org.threatreviews.incident;

import java.util.List;
import org.threatreviews.client.Client;

/** What can be counted about a client's incidents. */
public interface IncidentFigures {

  /** By calendar quarter of the report, in order; a quarter without a report is left out. */
  List<QuarterMetrics> byQuarter(Client client);
}

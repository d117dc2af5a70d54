package org.threatreviews.incident;

import java.time.Instant;
import java.util.List;
import org.threatreviews.client.Client;

/** Lists of a client's incidents, oldest report first. */
public interface IncidentLists {

  /** Pages are counted from 0. */
  List<IncidentSummary> page(Client client, int page, int size);

  long count(String client);

  /** From one instant on, until before another. */
  List<IncidentSummary> reportedBetween(Client client, Instant from, Instant to);

  /** From one instant on, until before another. */
  List<IncidentSummary> closedBetween(Client client, Instant from, Instant to);

  /** What is not settled, without reports that are dated ahead. */
  List<IncidentSummary> open(Client client);
}

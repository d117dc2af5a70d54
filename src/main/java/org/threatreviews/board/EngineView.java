package org.threatreviews.board;

import java.time.Instant;

/** What the board reads from the engine. Each call takes the same few queries. */
public interface EngineView {

  /** Tasks of the team lead, taken or not; oldest first. */
  Part<OpenTask> leadTasks(int limit);

  /** Tasks that were due before an instant; the longest overdue first. */
  Part<OpenTask> overdueTasks(Instant before, int limit);

  /** Steps that failed for good; oldest first. */
  Part<EngineIncident> incidents(int limit);
}

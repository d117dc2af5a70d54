package org.threatreviews.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks that are open in the engine. */
public interface OpenTasks {

  /** Empty when it was done meanwhile, or is no longer needed. */
  Optional<OpenTask> find(String id);

  /** Tasks of the team leads whose due date is over, the oldest first. */
  List<OpenTask> lateOnesOfLeads(Instant now);

  /** Moves a task further up in the lists, up to the highest priority that there is. */
  void raisePriority(String id);
}

package org.threatreviews.task;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks that are open in the engine. */
public interface OpenTasks {

  /** Empty when it was done meanwhile, or is no longer needed. */
  Optional<OpenTask> find(String id);

  /**
   * By which its model knows a task; empty when it was done meanwhile, or is no longer needed. Each
   * look at a clock asks, so this is one statement.
   */
  Optional<String> keyOf(String id);

  /**
   * What is late of the team leads' tasks.
   *
   * @param first the oldest of them
   * @param count how many there are
   */
  record Late(List<Line> first, int count) {

    public Late {
      first = List.copyOf(first);
    }

    /** One task as a list shows it; reference and assignee may be null. */
    public record Line(String name, String reference, String assignee, Instant due) {}
  }

  /**
   * Tasks of the team leads whose due date is over; one statement, however many there are.
   *
   * @param most how many are named
   */
  Late lateOnesOfLeads(Instant now, int most);

  /** Moves a task further up in the lists, up to the highest priority that there is. */
  void raisePriority(String id);
}

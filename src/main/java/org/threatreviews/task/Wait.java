package org.threatreviews.task;

/**
 * One thing that a running process waits for.
 *
 * @param key the business key of the process
 * @param process id of its model
 * @param element id of the element that waits
 * @param step what that means for people
 */
public record Wait(String key, String process, String element, Kind kind, NextStep step) {

  /** What it takes for the process to go on. */
  public enum Kind {
    /** Somebody completes a task. */
    TASK(0),
    /** Nothing but its time. */
    BY_ITSELF(1),
    /** Somebody repairs a step that has failed for good. */
    REPAIR(1),
    /** Somebody resumes it first: it is suspended, and neither tasks nor timers count meanwhile. */
    RESUMPTION(2);

    private final int rank;

    Kind(int rank) {
      this.rank = rank;
    }

    int rank() {
      return rank;
    }
  }
}

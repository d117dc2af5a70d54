package org.threatreviews.staff;

/** The process that waits for somebody's last day. Called in the transaction of the change. */
public interface DepartureProcess {

  /** Waits for the day after the last one; what waits already looks at the day anew. */
  void await(String userId);

  /** The departure was withdrawn, or is over; what waits for it need not. */
  void settled(String userId);
}

package org.threatreviews.staff;

/** What people have claimed to do. */
public interface ClaimedTasks {

  /**
   * Gives back to its group all that somebody has claimed, so that others see it in their queue.
   *
   * @return how many tasks that were
   */
  int giveBack(String userId);
}

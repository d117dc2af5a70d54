package org.threatreviews.staff;

/** What people have claimed to do. */
public interface ClaimedTasks {

  /** How many tasks somebody has claimed. */
  int claimedBy(String userId);

  /**
   * Gives back to its group all that somebody has claimed, so that others see it in their queue.
   *
   * @return how many tasks that were
   */
  int giveBack(String userId);

  /**
   * Gives back to its group what somebody has claimed who can't do it any more: who has no account,
   * has left the pool, or is in none of the groups that do it.
   */
  void giveBackOfOthers();

  /** Gives to the successor all that somebody has claimed. */
  void passOn(String userId, String successor);
}

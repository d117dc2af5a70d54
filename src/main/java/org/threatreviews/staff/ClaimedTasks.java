package org.threatreviews.staff;

import java.util.Set;

/** What people have claimed to do. */
public interface ClaimedTasks {

  /** User ids of everybody who has claimed something. */
  Set<String> claimants();

  /** How many tasks somebody has claimed. */
  int claimedBy(String userId);

  /**
   * Gives back to its group all that somebody has claimed, so that others see it in their queue.
   *
   * @return how many tasks that were
   */
  int giveBack(String userId);

  /** Gives to the successor all that somebody has claimed. */
  void passOn(String userId, String successor);
}

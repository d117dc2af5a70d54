package org.threatreviews.staff;

/** The clients that have a named advisor; kept by whoever plans their reviews. */
public interface AdvisedClients {

  /** Holds what is kept about the clients of this advisor until the transaction ends. */
  void lock(String advisor);

  /**
   * Gives each client of somebody who does not advise any more another advisor, and a deputy where
   * they were that: the one that was found when the departure was announced, else the successor,
   * else the deputy, else whoever has most time. To be called when the person can't be found any
   * more among those who advise.
   *
   * @param successor user id; null when nobody is named
   * @param roster as it is after the change
   */
  void replace(String advisor, String successor, Roster roster);

  /** As {@link #replace}, after the last day: until then everything stays as it is. */
  void replaceAfter(Departure departure, String advisor, Roster roster);

  /**
   * Somebody advises on, or again: the clients that were theirs become theirs again, as long as they
   * have not met another advisor.
   */
  void giveBack(String advisor, Roster roster);
}

package org.threatreviews.staff;

/** The clients that have a named advisor; kept by whoever plans their reviews. */
public interface AdvisedClients {

  /** Holds what is kept about the clients of this advisor until the transaction ends. */
  void lock(String advisor);

  /** Gives each client of somebody who does not advise any more another advisor. */
  void replace(String advisor);
}

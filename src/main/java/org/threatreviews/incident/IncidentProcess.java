package org.threatreviews.incident;

import java.time.Instant;

/** The running follow-up, as far as the use cases have to talk to it. */
public interface IncidentProcess {

  void start(String reference, String client, Severity severity);

  /** Wakes the follow-up if it waits for feedback; otherwise it will find it when it gets there. */
  void feedbackReceived(String reference);

  /**
   * Restarts the wait by the policy of the current severity if the follow-up waits for the client;
   * otherwise it reads the severity when it gets there.
   */
  void severityChanged(String reference);

  /** The tasks that the SOC has about this incident are due at another time. */
  void socDueMoved(String reference, Instant due);

  /** The report was taken back: the follow-up ends. */
  void reportWithdrawn(String reference);

  /** Ends a risk acceptance that runs; one that has not begun to run looks for itself. */
  void acceptanceEnded(String reference);
}

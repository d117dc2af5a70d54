package org.threatreviews.incident;

/** The running follow-up, as far as the use cases have to talk to it. */
public interface IncidentProcess {

  void start(String reference, String client, Severity severity);

  /** Wakes the follow-up if it waits for feedback; otherwise it looks for it when it comes by. */
  void feedbackReceived(String reference);
}

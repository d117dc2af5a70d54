package org.threatreviews.incident;

import java.time.Instant;

/** The running follow-up, as far as the use cases have to talk to it. */
public interface IncidentProcess {

  void start(String reference, String client, Severity severity);

  /**
   * When the timers of one follow-up are due.
   *
   * @param reminder the next reminder; null when none is left
   * @param lead when the lead is asked; null while the client is not waited for
   * @param call the next attempt to reach somebody; null while nobody is called
   */
  record Timers(Instant reminder, Instant lead, Instant call) {}

  /**
   * Something else has to be seen to: wakes the follow-up wherever it waits; otherwise it will find
   * it when it gets there.
   */
  void feedbackReceived(String reference);

  /** Restarts the wait for the client, all its dates by the policy of the current severity. */
  void severityChanged(String reference);

  /** The client is told of another severity, whoever's turn it is. */
  void severityToAnnounce(String reference);

  /** The tasks that the SOC has about this incident are due at another time. */
  void socDueMoved(String reference, Instant due);

  /** The lead's decision about this incident is due at another time. */
  void leadDueMoved(String reference, Instant due);

  /** What whoever has a task about this incident has to know has changed; the task stays. */
  void tasksChanged(IncidentFollowUp.CaseFile file);

  /** The ladder of reminders begins anew, if it has come to its end. */
  void remindersRestarted(String reference);

  /** Timers that wait are due at another time. */
  void timersMoved(String reference, Timers due);

  /** Nobody need be called any more. */
  void callOver(String reference);

  /** The report was taken back: the follow-up ends. */
  void reportWithdrawn(String reference);

  /** Ends a risk acceptance that runs; one that has not begun to run looks for itself. */
  void acceptanceEnded(String reference);
}

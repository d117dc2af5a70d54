package org.threatreviews.improvement;

/**
 * The running process behind each action. Called in the transaction of the change itself; a process
 * that is not waiting at the moment finds the change in the tables when it gets there.
 */
public interface ActionProcess {

  /** The action is new, or something that its follow-up goes by has changed. */
  void follow(String key);

  /** Shows in the open task of the owner's queue how urgent it has become. */
  void urge(String key, String title, ActionUrgency urgency);
}

package org.threatreviews.notification;

/** What came back in the bounce mailbox, was not understood there, and waits for a person. */
public interface BouncesToRead {

  /** How many messages; 0 without a bounce mailbox. */
  int count();
}

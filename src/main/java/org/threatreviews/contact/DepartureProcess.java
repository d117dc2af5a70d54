package org.threatreviews.contact;

/** The process in which a departure waits for its day; called in the transaction of the change. */
public interface DepartureProcess {

  /** Begins to wait for the contact's last day, or for another one. */
  void lastDayKnown(String clientReference, String contactId);

  /** The contact stays after all, or its day ends at another time. */
  void departureChanged(String clientReference, String contactId);
}

package org.threatreviews.notification;

/** What a mail can be about; the business key of its {@link MailKey} says which one. */
public enum MailSubject {
  /** A client's contract, from its registration on, and the plan of its reviews. */
  CONTRACT,
  /** Who the contacts of a client are. */
  CONTACT,
  INCIDENT,
  QUESTION,
  REVIEW,
  /** An action point or an improvement, by the key of its follow-up. */
  ACTION,
  /** All that is late of the leads. */
  TASKS
}

package org.threatreviews.notification;

/** What a link in a mail lets its holder see and answer. */
public enum LinkScope {
  CLIENT,
  INCIDENT,
  REVIEW,
  QUESTION,
  /** An action point or improvement that the client has to see to. */
  ACTION
}

package org.threatreviews.history;

/** What a decision is about. */
public enum DecisionSubject {
  CONTRACT,
  ONBOARDING,
  /** A person at the client, known by the e-mail address. */
  CONTACT,
  REVIEW,
  AGENDA_ITEM,
  ACTION_POINT,
  INCIDENT,
  QUESTION,
  IMPROVEMENT
}

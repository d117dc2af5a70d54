package org.threatreviews.history;

/** What a decision is about. */
public enum DecisionSubject {
  CONTRACT,
  ONBOARDING,
  REVIEW,
  AGENDA_ITEM,
  ACTION_POINT,
  INCIDENT,
  QUESTION,
  IMPROVEMENT
}

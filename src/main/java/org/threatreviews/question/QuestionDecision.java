package org.threatreviews.question;

/** What is said and decided about a question. */
enum QuestionDecision {
  ASKED,
  ANSWERED,
  /** It will be discussed in the next review. */
  MADE_AGENDA_ITEM,
  MADE_IMPROVEMENT,
  /** The client is content. */
  CONFIRMED,
  REOPENED,
  LATE_ANSWER_RESOLVED,
  /** The client did not reply to the answer, nor to the notice. */
  CLOSED_IN_SILENCE
}

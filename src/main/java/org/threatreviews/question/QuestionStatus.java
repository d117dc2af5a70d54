package org.threatreviews.question;

/**
 * Where a question stands: it is our turn, the client's turn since the answer was mailed, or
 * nobody's any more.
 */
public enum QuestionStatus {
  OPEN,
  ANSWERED,
  CLOSED
}

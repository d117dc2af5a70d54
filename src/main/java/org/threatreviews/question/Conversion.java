package org.threatreviews.question;

/** What a question becomes besides its answer. */
public enum Conversion {
  NONE,
  AGENDA_ITEM,
  IMPROVEMENT
}

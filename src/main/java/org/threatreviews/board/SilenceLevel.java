package org.threatreviews.board;

/** How silent a client is. */
public enum SilenceLevel {
  /** Answers, or was asked too little to tell. */
  NONE,
  /** Something was left unanswered: worth a look. */
  QUIET,
  /** Does not answer at all: call. */
  SILENT
}

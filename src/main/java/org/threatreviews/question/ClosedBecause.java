package org.threatreviews.question;

/** Why a question was closed. */
public enum ClosedBecause {
  CONFIRMED,
  SILENCE
}

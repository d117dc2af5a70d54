package org.threatreviews.improvement;

/** Where an action stands against its due date. */
public enum ActionUrgency {
  AHEAD,
  DUE_TODAY,
  LATE
}

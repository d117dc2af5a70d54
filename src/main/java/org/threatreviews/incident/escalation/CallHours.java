package org.threatreviews.incident.escalation;

/** When a rule counts. */
public enum CallHours {
  AROUND_THE_CLOCK,
  /** In the client's working hours; then those of this rule come before those around the clock. */
  WORKING_HOURS
}

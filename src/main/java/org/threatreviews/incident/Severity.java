package org.threatreviews.incident;

/** How much is at stake, as the 24/7 service judged it in its report. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW
}

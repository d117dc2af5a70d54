package org.threatreviews.incident;

/** How much is at stake, as the 24/7 service judges it; from the highest to the lowest. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW;

  public boolean isHigherThan(Severity other) {
    return compareTo(other) < 0;
  }
}

package org.threatreviews.incident.correction;

import org.threatreviews.incident.Severity;

/**
 * What the SOC wants to change about its report.
 *
 * @param severity for {@code SEVERITY}, else ignored
 * @param into for {@code MERGE}, the incident that goes on; else ignored
 * @param reason in words for the client
 */
public record ReportCorrection(Kind kind, Severity severity, String into, String reason) {

  /** What kind of change; with {@code NONE} all stays as it is. */
  public enum Kind {
    NONE,
    SEVERITY,
    WITHDRAW,
    MERGE
  }
}

package org.threatreviews.incident;

import java.time.Instant;

/**
 * What the SOC has reported; it stays as it was.
 *
 * @param asset what is affected, or null
 * @param technique the attacker's technique, or null
 * @param receivedAt when the report came in, which may be long after it is dated
 */
record ReportFacts(
    String title,
    String description,
    String recommendation,
    String asset,
    String technique,
    Instant reportedAt,
    Instant receivedAt,
    String requestFingerprint) {

  static ReportFacts of(IncidentReport report, Instant at) {
    return new ReportFacts(
        report.title(),
        report.description(),
        report.recommendation(),
        report.asset(),
        report.technique(),
        report.reportedAt(),
        at,
        report.fingerprint());
  }
}

package org.threatreviews.incident;

import java.time.Instant;
import org.threatreviews.incident.terms.ReportFacts;
import org.threatreviews.input.Spelling;
import org.threatreviews.problem.RequestFingerprint;

/**
 * A security incident report of the 24/7 service. Asset and technique are kept in one spelling.
 *
 * @param reference the caller's reference; it makes the report idempotent
 * @param asset what is affected, or null
 * @param technique the attacker's technique, such as a MITRE ATT&amp;CK id, or null
 * @param reportedAt when the client was told; follow-up begins then, or at once when it is past
 */
public record IncidentReport(
    String client,
    String reference,
    Severity severity,
    String title,
    String description,
    String recommendation,
    String asset,
    String technique,
    Instant reportedAt) {

  /** Systems write names with blanks around them and mean the same thing. */
  public IncidentReport {
    asset = Spelling.name(asset);
    technique = Spelling.name(technique);
  }

  String fingerprint() {
    return RequestFingerprint.of(this);
  }

  ReportFacts facts(Instant receivedAt) {
    return new ReportFacts(
        title,
        description,
        recommendation,
        asset,
        technique,
        reportedAt,
        receivedAt,
        fingerprint());
  }
}

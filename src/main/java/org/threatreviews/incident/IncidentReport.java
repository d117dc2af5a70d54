package org.threatreviews.incident;

import java.time.Instant;
import java.util.regex.Pattern;
import org.threatreviews.problem.RequestFingerprint;

/**
 * A security incident report of the 24/7 service. Blanks around and within the names of asset and
 * technique don't count.
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

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  public IncidentReport {
    asset = plain(asset);
    technique = plain(technique);
  }

  /** Systems write names with blanks around them and mean the same thing. */
  private static String plain(String name) {
    String plain = name == null ? "" : BLANKS.matcher(name).replaceAll(" ").strip();
    return plain.isEmpty() ? null : plain;
  }

  String fingerprint() {
    return RequestFingerprint.of(this);
  }
}

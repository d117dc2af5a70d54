package org.threatreviews.incident;

import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the SOC has reported; it stays as it was.
 *
 * @param asset what is affected, or null
 * @param technique the attacker's technique, or null
 * @param receivedAt when the report came in, which may be long after it is dated
 */
public record ReportFacts(
    String title,
    String description,
    String recommendation,
    String asset,
    String technique,
    Instant reportedAt,
    Instant receivedAt,
    String requestFingerprint) {

  /** As MITRE ATT&amp;CK numbers them. */
  private static final Pattern SUB_TECHNIQUE = Pattern.compile("t\\d{4}\\.\\d{3}");

  /** Whether both affect the same asset; upper and lower case do not matter. */
  public boolean affectsSameAsset(ReportFacts other) {
    return asset != null && asset.equalsIgnoreCase(other.asset);
  }

  /** Whether both use the same technique, or one a sub-technique of what the other uses. */
  public boolean usesRelatedTechnique(ReportFacts other) {
    if (technique == null || other.technique == null) {
      return false;
    }
    String one = technique.toLowerCase(Locale.ROOT);
    String another = other.technique.toLowerCase(Locale.ROOT);
    return one.equals(another) || isPartOf(one, another) || isPartOf(another, one);
  }

  private static boolean isPartOf(String sub, String technique) {
    return SUB_TECHNIQUE.matcher(sub).matches() && sub.startsWith(technique + ".");
  }

  public static ReportFacts of(IncidentReport report, Instant at) {
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

package org.threatreviews.incident.terms;

import java.time.Instant;
import org.threatreviews.input.AttackTechnique;
import org.threatreviews.input.Spelling;

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

  /** Whether both affect the same asset, however it is written. */
  public boolean affectsSameAsset(ReportFacts other) {
    return Spelling.same(asset, other.asset);
  }

  /** Whether both use the same technique, or one a sub-technique of what the other uses. */
  public boolean usesRelatedTechnique(ReportFacts other) {
    return AttackTechnique.areRelated(technique, other.technique);
  }

  /** Whether both name the same technique and none names a part of it. */
  public boolean usesSameTechnique(ReportFacts other) {
    return AttackTechnique.areSame(technique, other.technique);
  }
}

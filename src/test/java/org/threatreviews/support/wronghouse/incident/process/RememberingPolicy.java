package org.threatreviews.support.wronghouse.incident.process;

import java.util.HashMap;
import java.util.Map;
import org.threatreviews.policy.process.PolicyReader;
import org.threatreviews.policy.process.PolicyRow;

/** Keeps what it has read, whatever table comes next. */
class RememberingPolicy {

  private final Map<String, PolicyRow> known = new HashMap<>();
  private final PolicyReader policies;

  RememberingPolicy(PolicyReader policies) {
    this.policies = policies;
  }

  PolicyRow terms(String severity) {
    return known.computeIfAbsent(
        severity, asked -> policies.row("follow-up-policy", Map.of("severity", asked)));
  }
}

package org.threatreviews.question;

/** Who answers a question. Decided by the decision {@code question-routing}. */
public enum Queue {
  THREAT_REVIEW,
  SOC
}

package org.threatreviews.incident;

/** What a client says about a reported incident. */
public enum FeedbackOutcome {
  MITIGATED,
  RISK_ACCEPTED,
  IN_PROGRESS,
  NEED_HELP
}

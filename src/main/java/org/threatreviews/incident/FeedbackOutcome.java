package org.threatreviews.incident;

/** What a client says about a reported incident. */
public enum FeedbackOutcome {
  MITIGATED,
  RISK_ACCEPTED,
  IN_PROGRESS,
  NEED_HELP;

  /** Whether this is what a client that promised a day has to say by then. */
  public boolean keepsPromise() {
    return this == MITIGATED || this == RISK_ACCEPTED;
  }
}

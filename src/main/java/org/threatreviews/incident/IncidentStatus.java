package org.threatreviews.incident;

/** Where the follow-up of an incident stands. */
public enum IncidentStatus {
  /** The client has to say or do something. */
  AWAITING_CLIENT,
  /** The SOC has to verify or to help. */
  AWAITING_SOC,
  /** The client lives with the risk until the acceptance expires. */
  RISK_ACCEPTED,
  /** The SOC has verified that the threat is gone. */
  CLOSED,
  /** The report was taken back. */
  WITHDRAWN;

  /** Whether it is still followed up, an accepted risk included; what the view open_incident holds. */
  public boolean isOpen() {
    return this != CLOSED && this != WITHDRAWN;
  }
}

package org.threatreviews.client;

/** Where a client's contract stands. */
public enum ClientStatus {
  ONBOARDING,
  ACTIVE,
  ON_HOLD,
  ENDED
}

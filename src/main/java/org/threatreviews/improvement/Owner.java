package org.threatreviews.improvement;

/** Who has to act. {@code PROVIDER} is the Threat Review team and everyone else of the service. */
public enum Owner {
  CLIENT,
  SOC,
  PROVIDER
}

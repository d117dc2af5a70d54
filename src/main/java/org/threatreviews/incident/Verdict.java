package org.threatreviews.incident;

/** What the SOC found when it verified a mitigation. */
public enum Verdict {
  REMOVED,
  STILL_PRESENT
}

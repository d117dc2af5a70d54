package org.threatreviews.task;

/** Who acts next. */
public enum Who {
  CLIENT,
  SOC,
  /** Analysts and advisors. */
  THREAT_REVIEW,
  TEAM_LEAD
}

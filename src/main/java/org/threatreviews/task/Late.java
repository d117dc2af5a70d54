package org.threatreviews.task;

/** Who is late with a task. */
public enum Late {
  /** Analysts, advisors or the SOC. */
  TEAM,
  /** The team leads themselves. */
  LEADS
}

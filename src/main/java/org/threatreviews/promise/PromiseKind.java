package org.threatreviews.promise;

/** Whose promise it is, and about what; in the order in which they are shown. */
public enum PromiseKind {
  /** Days for which the client has promised to be done with an incident. */
  CLIENT_DATES,
  CLIENT_ACTIONS,
  /** Calls about the gravest incidents, within the policy's minutes. */
  OUR_CALLS,
  /** Verifications and help of the SOC, within the policy's working days. */
  OUR_VERIFICATIONS,
  /** Answers to questions, within the policy's working days. */
  OUR_ANSWERS,
  /** Packs before the meeting. */
  OUR_PACKS,
  /** Minutes after the meeting. */
  OUR_MINUTES,
  OUR_ACTIONS;

  public boolean isOfClient() {
    return this == CLIENT_DATES || this == CLIENT_ACTIONS;
  }
}

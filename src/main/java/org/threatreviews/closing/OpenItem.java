package org.threatreviews.closing;

/**
 * Something of a client that is not settled.
 *
 * @param reference by which its module knows it; the key of its follow-up for an action
 * @param state what it waits for in words of its module, or null
 */
public record OpenItem(Kind kind, String reference, String title, String state) {

  /** What it is, and so what becomes of it after the contract. */
  public enum Kind {
    /** A meeting that took place, or should have, and is not recorded. */
    MEETING,
    /** Followed up until its removal is verified or its risk accepted, contract or not. */
    INCIDENT,
    ACCEPTED_RISK,
    QUESTION,
    /** Handed to the SOC in a meeting. */
    SOC_ITEM,
    /** An action point or improvement: the only kind that may be closed with the contract. */
    ACTION
  }

  boolean mayBeClosed() {
    return kind == Kind.ACTION;
  }
}

package org.threatreviews.incident;

import java.util.Set;

/**
 * What a contact can have asked for or declared, and what becomes of it when the same or another
 * contact says something newer (ADR 0016). Each contact's own last word counts: a request ends by
 * its answer, or because whoever asked says something else; nobody else's words end it. An
 * acceptance of the risk ends early only by somebody who may accept risks.
 */
enum OpenWork {
  HELP(FeedbackOutcome.NEED_HELP),
  VERIFICATION(FeedbackOutcome.MITIGATED),
  ACCEPTANCE(FeedbackOutcome.RISK_ACCEPTED) {
    @Override
    boolean isOver(FeedbackOutcome newer, Speaker by) {
      return newer == FeedbackOutcome.RISK_ACCEPTED
          || newer == FeedbackOutcome.IN_PROGRESS && by != Speaker.COLLEAGUE;
    }
  };

  /** Who says something newer, as seen from what is open. */
  enum Speaker {
    /** The same contact, or who has taken its place. */
    AUTHOR,
    /** Another one, who may accept risks. */
    RISK_OWNER,
    /** Another one, who may not. */
    COLLEAGUE;

    static Speaker of(
        GivenFeedback open, GivenFeedback newer, boolean riskAuthority, Set<String> predecessors) {
      if (open.givenBy().equalsIgnoreCase(newer.givenBy())
          || predecessors.contains(open.givenBy())) {
        return AUTHOR;
      }
      return riskAuthority ? RISK_OWNER : COLLEAGUE;
    }
  }

  private final FeedbackOutcome outcome;

  OpenWork(FeedbackOutcome outcome) {
    this.outcome = outcome;
  }

  /**
   * @throws IllegalArgumentException for a promise, which asks for nothing
   */
  static OpenWork of(FeedbackOutcome outcome) {
    for (OpenWork work : values()) {
      if (work.outcome == outcome) {
        return work;
      }
    }
    throw new IllegalArgumentException("nothing is open after " + outcome);
  }

  /** Whether what is open ends with the newer words; a newer acceptance takes an older one's place. */
  boolean isOver(FeedbackOutcome newer, Speaker by) {
    return by == Speaker.AUTHOR && newer != outcome;
  }

  /** Whether the newer words only add to what is open. */
  boolean isSaidAgain(FeedbackOutcome newer, Speaker by) {
    return by == Speaker.AUTHOR && newer == outcome;
  }
}

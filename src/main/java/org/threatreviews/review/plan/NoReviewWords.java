package org.threatreviews.review.plan;

import org.threatreviews.review.schedule.NoReview;

/** Says why a period has no review. */
public final class NoReviewWords {

  private NoReviewWords() {}

  /** In words that follow a colon. */
  public static String of(NoReview reason) {
    return switch (reason) {
      case BEFORE_ORIENTATION -> "its meeting would have been too soon after the orientation call";
      case ON_HOLD -> "the hold leaves too little time for a review";
      case NO_DAY_LEFT -> "no day is left on which a meeting could still be arranged";
      case TOO_SHORT -> "less than half a period is left at the end of the contract";
      case HELD_ALREADY -> "a review was held at its end already";
      case CANCELLED_BY_LEAD -> "the team lead cancelled its review";
    };
  }
}

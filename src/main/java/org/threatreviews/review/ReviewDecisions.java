package org.threatreviews.review;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;

/**
 * Writes decisions about reviews into the history. What is decided has a name and words of the room
 * that decides it. Who decided is null for whoever has signed in, and for the process when nobody
 * has.
 */
@Component
public class ReviewDecisions {

  /** What is decided about who holds a review. */
  private enum Kind {
    /** The process has looked whether who has the review can hold it. */
    ANALYST_CONFIRMED,
    ANALYST_ASSIGNED,
    /** Nobody can hold the review. */
    ANALYST_MISSING
  }

  private final DecisionHistory history;

  ReviewDecisions(DecisionHistory history) {
    this.history = history;
  }

  /**
   * @param wording may be null
   */
  public void record(Review review, Enum<?> kind, String by, String wording) {
    record(review, DecisionSubject.REVIEW, kind, by, wording);
  }

  /**
   * @param wording may be null
   */
  public void record(
      Review review, DecisionSubject subject, Enum<?> kind, String by, String wording) {
    history.record(
        new Decision(review.clientReference(), subject, review.reference(), kind, by, wording));
  }

  /**
   * Who holds the review now.
   *
   * @param before user id of who had the review, or null
   */
  public void analyst(Review review, String before, String by) {
    String now = review.analyst();
    if (now == null) {
      record(review, Kind.ANALYST_MISSING, by, "in place of " + before);
    } else if (Objects.equals(before, now)) {
      record(review, Kind.ANALYST_CONFIRMED, by, now);
    } else {
      record(
          review,
          Kind.ANALYST_ASSIGNED,
          by,
          before == null ? now : "%s in place of %s".formatted(now, before));
    }
  }

  /** What is there of these parts; null when nothing is. */
  public static String joined(String separator, String... parts) {
    String joined = Arrays.stream(parts)
        .filter(part -> part != null && !part.isBlank())
        .collect(Collectors.joining(separator));
    return joined.isEmpty() ? null : joined;
  }
}

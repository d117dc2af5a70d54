package org.threatreviews.review.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.threatreviews.review.Review;

/**
 * What is planned of a contract, and as of when.
 *
 * @param reviews all of the client, cancelled ones too: their references stay taken
 * @param cancelledByLead periods whose review somebody has cancelled, which get no other
 * @param firstMeeting a period whose regular meeting would be before this day gets no review; set
 *     when the contract is planned for the first time
 * @param earliest a meeting that gets a new date is not before this day
 */
public record Planned(
    List<Review> reviews,
    List<PlanChange.Period> cancelledByLead,
    LocalDate firstMeeting,
    LocalDate earliest,
    Instant now) {

  /** Nothing yet. */
  public static Planned nothing(LocalDate firstMeeting, Instant now) {
    return new Planned(List.of(), List.of(), firstMeeting, firstMeeting, now);
  }

  /** Those in the plan, or held. */
  List<Review> live() {
    return reviews.stream().filter(Review::isLive).toList();
  }

  /** Those whose date is still ahead. */
  List<Review> ahead() {
    return reviews.stream().filter(review -> review.isAhead(now)).toList();
  }

  /** Those that were held or missed: they are as they are. */
  List<Review> past() {
    return live().stream().filter(review -> !review.isAhead(now)).toList();
  }

  boolean isGivenUp(ReviewPeriod period) {
    return cancelledByLead.stream()
        .anyMatch(given -> given.months() == period.months() && given.index() == period.index());
  }

  Optional<Review> pastOf(ReviewPeriod period) {
    return past().stream().filter(period::isThatOf).findFirst();
  }
}

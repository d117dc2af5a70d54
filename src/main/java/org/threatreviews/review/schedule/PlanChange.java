package org.threatreviews.review.schedule;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.threatreviews.review.PlannedPeriod;
import org.threatreviews.review.Review;
import org.threatreviews.staff.Slot;

/**
 * What must happen for the stored reviews to be those that the contract has.
 *
 * @param added reviews that the plan lacks, not stored yet
 * @param replanned reviews that stay in the plan in another place or for another period
 * @param cancelled reviews that the contract has no more
 * @param periods every period of the contract, by day
 * @param numbers of all reviews by reference: those that were held or are ahead are counted from 1
 *     in their order, cancelled ones behind them
 */
public record PlanChange(
    List<Review> added,
    List<Replanned> replanned,
    List<Review> cancelled,
    List<Period> periods,
    Map<String, Integer> numbers) {

  /**
   * @param review as it still is
   * @param analyst user id; null when nobody is free
   */
  public record Replanned(Review review, PlannedPeriod period, Slot slot, String analyst) {

    public boolean isMoved() {
      return !slot.equals(review.slot());
    }
  }

  /**
   * A period of the contract.
   *
   * @param lastDay inclusive
   * @param day on which the contract has its meeting; null when it has none
   * @param without why it has no review; null when it has one
   */
  public record Period(
      int months,
      int index,
      String title,
      LocalDate firstDay,
      LocalDate lastDay,
      LocalDate day,
      NoReview without) {

    static Period of(ReviewPeriod period, LocalDate day, NoReview without) {
      return new Period(
          period.months(),
          period.index(),
          period.title(),
          period.firstDay(),
          period.lastDay(),
          day,
          without);
    }

    /** Whether both are the same period of the client. */
    public boolean isThatOf(Review review) {
      return review.cadenceMonths() == months && review.periodIndex() == index;
    }
  }
}

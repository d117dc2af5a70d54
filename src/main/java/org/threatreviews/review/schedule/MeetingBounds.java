package org.threatreviews.review.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.Review;
import org.threatreviews.staff.Slot;

/**
 * Where the meeting of one review may be, whoever wants it there: within its period and the ten
 * working days after it, within the contract, after the review before it and before the next. So the
 * reviews of a contract never change their order.
 *
 * @param title of the review
 * @param firstDay of its period
 * @param lastDay the tenth working day after its period, or the last day of the contract
 * @param before the review before it; null when it is the first
 * @param after the next review; null when it is the last
 */
public record MeetingBounds(
    String title, LocalDate firstDay, LocalDate lastDay, Neighbour before, Neighbour after) {

  /** Another review of the client, at the time that it has now. */
  public record Neighbour(String title, Slot slot) {

    private static Neighbour of(Review review) {
      return new Neighbour(review.title(), review.slot());
    }
  }

  /**
   * @param reviews all of the client
   */
  public static MeetingBounds of(
      Contract contract, MeetingDays days, Review review, List<Review> reviews) {
    List<Review> others = reviews.stream()
        .filter(other -> other.isLive() && !other.reference().equals(review.reference()))
        .toList();
    Optional<ReviewPeriod> period = contract.periods(review.cadenceMonths()).stream()
        .filter(known -> known.isThatOf(review))
        .findFirst();
    Contract.Span span = contract.spanOf(
        period.map(ReviewPeriod::firstDay).orElseGet(() -> days.dayOf(review.slot())));
    return new MeetingBounds(
        review.title(),
        period.map(ReviewPeriod::firstDay).orElse(span.firstDay()),
        period.map(known -> lastDay(known, span, days)).orElse(span.lastDay()),
        others.stream()
            .filter(other -> other.sequence() < review.sequence())
            .max(Comparator.comparing(Review::sequence))
            .map(Neighbour::of)
            .orElse(null),
        others.stream()
            .filter(other -> other.sequence() > review.sequence())
            .min(Comparator.comparing(Review::sequence))
            .map(Neighbour::of)
            .orElse(null));
  }

  /** A review stays within its period plus ten working days, and within the contract. */
  static LocalDate lastDay(ReviewPeriod period, Contract.Span span, MeetingDays days) {
    LocalDate latest = days.tenWorkingDaysAfter(period.lastDay());
    return latest.isAfter(span.lastDay()) ? span.lastDay() : latest;
  }

  /**
   * @param days in whose zone a day is meant
   */
  public boolean allow(Slot slot, MeetingDays days) {
    return isWithinPeriod(slot, days) && isAfterTheOneBefore(slot) && isBeforeTheNext(slot);
  }

  /**
   * @throws InvalidInput naming the rule that this slot breaks, and where the meeting may be
   */
  public void require(Slot slot, MeetingDays days) {
    if (!isWithinPeriod(slot, days)) {
      throw new InvalidInput(
          "start",
          "withinPeriod",
          "Review %s must take place from %s to %s: within its period or the ten working days after it, and within the contract."
              .formatted(title, InWords.day(firstDay), InWords.day(lastDay)));
    }
    if (!isAfterTheOneBefore(slot)) {
      throw new InvalidInput(
          "start",
          "afterTheOneBefore",
          "Review %s must take place after the review before it, %s, which ends on %s, and by %s."
              .formatted(
                  title, before.title(), inWords(before.slot().end(), days), InWords.day(lastDay)));
    }
    if (!isBeforeTheNext(slot)) {
      throw new InvalidInput(
          "start",
          "beforeTheNext",
          "Review %s must take place from %s on and before the next review, %s, which begins on %s."
              .formatted(
                  title,
                  InWords.day(firstDay),
                  after.title(),
                  inWords(after.slot().start(), days)));
    }
  }

  private boolean isWithinPeriod(Slot slot, MeetingDays days) {
    LocalDate day = days.dayOf(slot);
    return !day.isBefore(firstDay) && !day.isAfter(lastDay);
  }

  private boolean isAfterTheOneBefore(Slot slot) {
    return before == null || !slot.start().isBefore(before.slot().end());
  }

  private boolean isBeforeTheNext(Slot slot) {
    return after == null || !slot.end().isAfter(after.slot().start());
  }

  private static String inWords(Instant instant, MeetingDays days) {
    return InWords.time(instant, days.calendar().zone());
  }
}

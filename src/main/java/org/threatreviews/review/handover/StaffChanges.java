package org.threatreviews.review.handover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.staff.AnalystAvailable;
import org.threatreviews.staff.AnalystUnavailable;

/**
 * Hands over the reviews ahead of somebody who is away or has left, each by a process of its own,
 * and ends what is looking when they can hold them after all. In the transaction of the change.
 */
@Component
class StaffChanges {

  private final ReviewLookup reviews;
  private final ReviewProcess process;
  private final BusinessCalendar calendar;
  private final Clock clock;

  StaffChanges(
      ReviewLookup reviews, ReviewProcess process, BusinessCalendar calendar, Clock clock) {
    this.reviews = reviews;
    this.process = process;
    this.calendar = calendar;
    this.clock = clock;
  }

  @EventListener
  void handOver(AnalystUnavailable event) {
    ahead(event.userId(), event.days()::covers)
        .forEach(review -> process.startHandOver(review.reference(), event.userId()));
  }

  @EventListener
  void settle(AnalystAvailable event) {
    ahead(event.userId(), event::isThereOn)
        .forEach(review -> process.handOverSettled(review.reference()));
  }

  private List<Review> ahead(String userId, Predicate<LocalDate> on) {
    return reviews.aheadOf(userId, clock.instant()).stream()
        .filter(review -> on.test(calendar.provider().dateOf(review.startsAt())))
        .toList();
  }
}

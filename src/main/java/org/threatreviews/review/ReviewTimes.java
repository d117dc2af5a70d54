package org.threatreviews.review;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;

/** When the steps around a meeting are due. Working days are the provider's where it acts. */
@Component
public class ReviewTimes {

  private static final int PREPARATION_BEGINS_WORKING_DAYS = 10;
  private static final int PREPARATION_OPENS_WORKING_DAYS = 5;
  private static final int PREPARATION_DUE_WORKING_DAYS = 2;
  private static final int RECORD_LATE_WORKING_DAYS = 2;
  private static final int MINUTES_WORKING_DAYS = 1;
  private static final int DECISION_WORKING_DAYS = 1;
  private static final int SOC_WORKING_DAYS = 2;
  private static final int FIRST_REMINDER_DAYS = 7;
  private static final Duration PUBLICATION = Duration.ofHours(24);
  private static final Duration PUBLISHING = Duration.ofHours(1);

  private final BusinessCalendar calendar;

  ReviewTimes(BusinessCalendar calendar) {
    this.calendar = calendar;
  }

  public Instant preparationBegins(Review review) {
    return preparationBegins(review.startsAt());
  }

  /** For a meeting that begins then. */
  Instant preparationBegins(Instant meeting) {
    return calendar.provider().plusWorkingDays(meeting, -PREPARATION_BEGINS_WORKING_DAYS);
  }

  public Instant preparationOpens(Review review) {
    return workingDaysBefore(review, PREPARATION_OPENS_WORKING_DAYS);
  }

  public Instant preparationDue(Review review) {
    return workingDaysBefore(review, PREPARATION_DUE_WORKING_DAYS);
  }

  /** 24 hours before the meeting, whatever day that is. */
  public Instant publication(Review review) {
    return review.startsAt().minus(PUBLICATION);
  }

  /**
   * By when the client was promised the pack. Publishing takes a moment; for a date that was arranged
   * later than that, the pack goes out at once.
   */
  public Instant packPromised(Review review) {
    Instant due = publication(review);
    Instant soonest = review.arrangedAt().isAfter(due) ? review.arrangedAt() : due;
    Instant promised = soonest.plus(PUBLISHING);
    return promised.isAfter(review.startsAt()) ? review.startsAt() : promised;
  }

  /** By when the client was promised the minutes of a meeting that was held. */
  public Instant minutesPromised(Review review) {
    return recordLate(review);
  }

  /** At the meeting's time of day, a week before. */
  public Instant firstReminder(Review review) {
    return review
        .startsAt()
        .atZone(calendar.zone())
        .minusDays(FIRST_REMINDER_DAYS)
        .toInstant();
  }

  /** One day before on which provider and client both work. */
  public Instant secondReminder(Review review, String clientCountry) {
    return calendar.joint(clientCountry).plusWorkingDays(review.startsAt(), -1);
  }

  public Instant recordLate(Review review) {
    return calendar.provider().plusWorkingDays(review.endsAt(), RECORD_LATE_WORKING_DAYS);
  }

  /**
   * Two working days after the meeting. A meeting that was recorded too late for that, of which the
   * lead knows, leaves a working day more, so that nobody is asked while the minutes go out.
   */
  public Instant minutesLate(Review review) {
    Instant late = recordLate(review);
    Instant soonest = calendar.provider().plusWorkingDays(review.heldAt(), MINUTES_WORKING_DAYS);
    return soonest.isAfter(late) ? soonest : late;
  }

  /** By when the team lead decides what came up at this moment. */
  public Instant decisionDue(Instant from) {
    return calendar.provider().plusWorkingDays(from, DECISION_WORKING_DAYS);
  }

  /** By when the SOC takes care of what a review handed over at this moment. */
  public Instant socDue(Instant from) {
    return calendar.provider().plusWorkingDays(from, SOC_WORKING_DAYS);
  }

  /** The first instant at which a contract with this last day is over. */
  public Instant contractOver(LocalDate lastDay) {
    return lastDay.plusDays(1).atStartOfDay(calendar.zone()).toInstant();
  }

  private Instant workingDaysBefore(Review review, int days) {
    return calendar.provider().plusWorkingDays(review.startsAt(), -days);
  }
}

package org.threatreviews.review.pack;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewPauses;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.ReviewTimes;
import org.threatreviews.review.ReviewTimetable;
import org.threatreviews.review.move.MeetingDates;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;

/** What happens before a meeting: the client is asked and reminded, the analyst prepares. */
@Service
@Transactional
public class ReviewPreparation {

  private final ReviewLookup reviews;
  private final MeetingDates dates;
  private final ReviewTimes times;
  private final ReviewPauses pauses;
  private final ReviewDecisions decisions;
  private final PackMails mails;
  private final ReviewProcess process;
  private final Staff staff;
  private final Clock clock;

  ReviewPreparation(
      ReviewLookup reviews,
      MeetingDates dates,
      ReviewTimes times,
      ReviewPauses pauses,
      ReviewDecisions decisions,
      PackMails mails,
      ReviewProcess process,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.dates = dates;
    this.times = times;
    this.pauses = pauses;
    this.decisions = decisions;
    this.mails = mails;
    this.process = process;
    this.staff = staff;
    this.clock = clock;
  }

  /** Asks the client what it wants to talk about. */
  public void askForAgendaPoints(String reference) {
    Review review = reviews.lock(reference);
    if (review.isOpen()) {
      String analyst = staff.nameOf(review.analyst()).orElse("");
      mails.agendaRequest(reviews.clientOf(review), review, analyst);
    }
  }

  /**
   * Keeps what the analyst has written, and moves the meeting where another date was agreed.
   *
   * @param ready false: a draft, the review is not prepared yet
   * @param newStart null, or the present start: the meeting keeps its date; any other leaves what
   *     was written a draft
   * @param by user id of the analyst
   * @return whether the meeting was moved
   * @throws StateConflict when the review is over
   * @throws InvalidInput when there can be no meeting at the new start, or it is ready without a
   *     training point or the reason why there is none
   */
  public boolean prepare(
      String reference, Preparation written, boolean ready, Instant newStart, String by) {
    return reviews.locked(reference, (client, review) -> {
      boolean moved = newStart != null && !newStart.equals(review.startsAt());
      if (ready && !moved) {
        written.requireComplete();
      }
      review.prepare(written, ready && !moved);
      if (moved) {
        dates.move(client, review, newStart, by);
        process.dateSettled(reference);
      } else {
        reviews.save(review);
      }
      if (review.prepared()) {
        decisions.record(
            review,
            PackDecision.PREPARED,
            by,
            ReviewDecisions.joined(
                "\n\n",
                written.summary(),
                written.trainingPoint(),
                because("No training point", written.noTrainingBecause()),
                written.recommendations(),
                because("No recommendations", written.noRecommendationsBecause())));
      }
      return moved;
    });
  }

  private static String because(String what, String why) {
    return why == null ? null : "%s this time, because: %s".formatted(what, why);
  }

  /** The analyst learns that the pack goes out as it is unless it is prepared before. */
  public void escalateUnprepared(String reference) {
    Review review = reviews.lock(reference);
    if (review.isOpen() && review.analyst() != null) {
      staff
          .find(review.analyst())
          .ifPresent(analyst -> unprepared(reviews.clientOf(review), review, analyst));
    }
  }

  private void unprepared(Client client, Review review, Analyst analyst) {
    mails.unprepared(client, review, analyst, times.timetable(review, client).publication());
  }

  /** Reminds the client a week before; not when that moment, or even the next, was overtaken. */
  public void sendFirstReminder(String reference) {
    Review review = reviews.lock(reference);
    Client client = reviews.clientOf(review);
    ReviewTimetable due = times.timetable(review, client);
    if (isReminderDue(review, due.firstReminder(), due.secondReminder())) {
      Instant now = clock.instant();
      mails.firstReminder(client, review, contact -> times.reminderDeadline(client, contact, now));
    }
  }

  /** Reminds the client a working day before; not when that moment was overtaken. */
  public void sendSecondReminder(String reference) {
    Review review = reviews.lock(reference);
    Client client = reviews.clientOf(review);
    Instant due = times.timetable(review, client).secondReminder();
    if (isReminderDue(review, due, review.startsAt())) {
      mails.secondReminder(client, review);
    }
  }

  /**
   * A reminder must come after the mail that named the date, and before what follows it; during a
   * hold it would come when that is over.
   */
  private boolean isReminderDue(Review review, Instant due, Instant next) {
    return review.isOpen()
        && !due.isBefore(review.arrangedAt())
        && pauses.over(review.clientReference(), clock.instant()).isBefore(next);
  }
}

package org.threatreviews.review.meeting;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.MeetingStart;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.ReviewMailing;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewProcess;
import org.threatreviews.review.agenda.AgendaDecisions;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.move.MeetingDates;
import org.threatreviews.staff.Staff;

/** Records how meetings went. */
@Service
@Transactional
public class MeetingOutcomes {

  private final ReviewLookup reviews;
  private final MeetingDates dates;
  private final ReviewAgenda agenda;
  private final AgendaDecisions items;
  private final MeetingNotesStore notes;
  private final ReviewDecisions decisions;
  private final ReviewMailing mailing;
  private final MeetingStart start;
  private final ReviewProcess process;
  private final Staff staff;
  private final Clock clock;

  MeetingOutcomes(
      ReviewLookup reviews,
      MeetingDates dates,
      ReviewAgenda agenda,
      AgendaDecisions items,
      MeetingNotesStore notes,
      ReviewDecisions decisions,
      ReviewMailing mailing,
      MeetingStart start,
      ReviewProcess process,
      Staff staff,
      Clock clock) {
    this.reviews = reviews;
    this.dates = dates;
    this.agenda = agenda;
    this.items = items;
    this.notes = notes;
    this.decisions = decisions;
    this.mailing = mailing;
    this.start = start;
    this.process = process;
    this.staff = staff;
    this.clock = clock;
  }

  /**
   * Records how the meeting went, with what was typed during the meeting where nothing else is said.
   *
   * @param by user id of who held it; takes the review over when it was nobody's
   * @return whether the review gets a new date without asking the team lead: at the first
   *     postponement
   * @throws InvalidInput when it was held and nobody is named who attended or agenda items lack an
   *     outcome, or there can be no
   *     meeting at the new start
   * @throws StateConflict when the meeting is recorded already, or was held or missed before it begins
   */
  public boolean record(String reference, MeetingRecord said, String by) {
    return reviews.locked(reference, (client, review) -> {
      review.requireOpen();
      takeOver(review, by);
      MeetingRecord meeting = notes.complete(reference, said);
      apply(review, meeting, by);
      items.recordNotes(review);
      mailing.meetingOver(review);
      process.dateSettled(reference);
      decisions.record(review, meeting.outcome(), by, words(meeting));
      boolean firstPostponement =
          meeting.outcome() == ReviewOutcome.POSTPONED && review.postponements() == 1;
      if (meeting.newStart() == null) {
        reviews.save(review);
      } else {
        refuseNewStartUnless(firstPostponement, meeting.outcome());
        dates.move(client, review, meeting.newStart(), by);
      }
      return firstPostponement;
    });
  }

  private void takeOver(Review review, String by) {
    if (review.analyst() == null && staff.find(by).isPresent()) {
      review.assign(by);
      decisions.analyst(review, null, by);
    }
  }

  /** That it is postponed may be said before; how it went only from its start on. */
  private void apply(Review review, MeetingRecord meeting, String by) {
    if (meeting.outcome() != ReviewOutcome.POSTPONED) {
      start.require(review);
    }
    switch (meeting.outcome()) {
      case HELD -> {
        requireAttendees(meeting);
        settleAgenda(review, meeting, by);
        review.held(meeting.attendees(), meeting.notes(), clock.instant());
      }
      case NO_SHOW -> review.noShow(meeting.notes());
      case POSTPONED -> review.postpone(meeting.notes());
    }
  }

  private static void requireAttendees(MeetingRecord meeting) {
    if (meeting.attendees() == null || meeting.attendees().isBlank()) {
      throw new InvalidInput(
          "attendees",
          "required",
          "Please say who attended, here or on the meeting page; the minutes name them.");
    }
  }

  private void settleAgenda(Review review, MeetingRecord meeting, String by) {
    List<String> undecided = agenda.view(review.reference()).undecided();
    if (meeting.markRestDiscussed()) {
      items.discussRest(review, by);
    } else if (!undecided.isEmpty()) {
      throw new InvalidInput(
          "markRestDiscussed",
          "itemsWithoutOutcome",
          "These agenda items have no outcome yet: %s.".formatted(String.join("; ", undecided)));
    }
    List<String> carriedOver = agenda.view(review.reference()).carriedOver();
    if (!carriedOver.isEmpty() && !reviews.isFollowed(review)) {
      throw new StateConflict(
          "outcome",
          "noNextReview",
          "There is no review after %s any more, so these agenda items cannot be carried over: %s. Please choose another outcome for them on the meeting page."
              .formatted(review.title(), String.join("; ", carriedOver)));
    }
  }

  private static String words(MeetingRecord meeting) {
    String attendees =
        meeting.attendees() == null ? null : "Attendees: %s.".formatted(meeting.attendees());
    return ReviewDecisions.joined("\n", attendees, meeting.notes());
  }

  private static void refuseNewStartUnless(boolean firstPostponement, ReviewOutcome outcome) {
    if (outcome != ReviewOutcome.POSTPONED) {
      throw new InvalidInput(
          "newStart", "notApplicable", "Only a postponed meeting takes a new date.");
    }
    if (!firstPostponement) {
      throw new InvalidInput(
          "newStart",
          "leadDecides",
          "The meeting has been postponed before, so the team lead now decides on a new date.");
    }
  }
}

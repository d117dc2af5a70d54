package org.threatreviews.review.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.review.Review;
import org.threatreviews.review.ReviewDecisions;
import org.threatreviews.review.ReviewLookup;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaDecisions;
import org.threatreviews.review.agenda.ItemImprovements;

/**
 * Takes what is entered during a meeting, piece by piece. The newest entry counts; what it replaces
 * that its writer has not seen is told to the writer and kept in the history.
 */
@Service
@Transactional
public class ReviewMeeting {

  private final ReviewLookup reviews;
  private final AgendaDecisions items;
  private final MeetingNotesStore notes;
  private final ItemImprovements proposed;
  private final Improvements improvements;
  private final ReviewDecisions decisions;

  ReviewMeeting(
      ReviewLookup reviews,
      AgendaDecisions items,
      MeetingNotesStore notes,
      ItemImprovements proposed,
      Improvements improvements,
      ReviewDecisions decisions) {
    this.reviews = reviews;
    this.items = items;
    this.notes = notes;
    this.proposed = proposed;
    this.improvements = improvements;
    this.decisions = decisions;
  }

  /** What was typed beside the agenda; nothing once the meeting is recorded. */
  @Transactional(readOnly = true)
  public MeetingNotes notes(String reference) {
    return notes.find(reference);
  }

  /** Titles of the improvements that were proposed, by agenda item. */
  @Transactional(readOnly = true)
  public Map<UUID, List<String>> improvements(String reference) {
    return proposed.of(reference);
  }

  /**
   * Saves what was typed about an agenda item so far.
   *
   * @param before what the page has shown before
   * @param by user id
   * @return what this replaces and the page has not shown
   * @throws UnknownReference when there is no such review or item
   * @throws StateConflict when the review is over; for an outcome, when the meeting has not begun
   * @throws InvalidInput when the action is due in the past
   */
  public Optional<AgendaDecision> enter(
      String reference, UUID item, AgendaDecision entry, AgendaDecision before, String by) {
    Review review = reviews.lock(reference);
    review.requireOpen();
    return items.enter(review, item, entry, before, by);
  }

  /**
   * Saves what was typed beside the agenda so far.
   *
   * @param before what the page has shown before
   * @param by user id
   * @return what this replaces and the page has not shown
   * @throws UnknownReference when there is no such review
   * @throws StateConflict when the review is over
   */
  public Optional<MeetingNotes> write(
      String reference, MeetingNotes typed, MeetingNotes before, String by) {
    Review review = reviews.lock(reference);
    review.requireOpen();
    MeetingNotes present = notes.find(reference);
    if (present.equals(typed)) {
      return Optional.empty();
    }
    notes.keep(reference, typed);
    if (present.equals(before) || present.equals(MeetingNotes.NONE)) {
      return Optional.empty();
    }
    decisions.record(
        review,
        MeetingDecision.ENTRY_REPLACED,
        by,
        ReviewDecisions.joined("\n", present.attendees(), present.notes()));
    return Optional.of(present);
  }

  /**
   * Puts an improvement on the client's list while an agenda item is talked about.
   *
   * @param key made by the page; the same proposal with the same key once only
   * @param targetDate the day by which it should be done, or null when that is open
   * @param by user id
   * @throws UnknownReference when there is no such review or item
   * @throws StateConflict when the review is over
   * @throws InvalidInput when the target date has passed
   */
  public void propose(
      String reference,
      UUID item,
      UUID key,
      String title,
      String reason,
      Owner owner,
      LocalDate targetDate,
      String by) {
    // proposing locks the client's row, which comes before the review's
    reviews.locked(reference, (client, review) -> {
      review.requireOpen();
      items.requireItem(reference, item);
      NewImprovement proposal = new NewImprovement(
          client.reference(),
          title,
          reason,
          owner,
          targetDate,
          "Review " + reference,
          reference,
          null,
          "meeting-" + key);
      proposed.add(item, improvements.propose(proposal, by).id());
    });
  }
}

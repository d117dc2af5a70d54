package org.threatreviews.review;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.staff.Slot;

/** One threat review: its meeting and its record. Guards its own transitions. */
@Table("review")
public class Review {

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private int sequence;

  @Embedded.Empty
  private PlannedPeriod period;

  private ReviewStatus status;

  @Embedded.Empty
  private CoveredPeriod covered;

  @Embedded.Empty
  private Meeting meeting;

  private Instant begunAt;
  private boolean prepared;

  @Embedded.Empty
  private Preparation preparation;

  @Embedded.Empty
  private MeetingResult result;

  private Instant endedAt;

  @Transient
  private ReviewOver over;

  @PersistenceCreator
  Review(
      String reference,
      Long version,
      String clientReference,
      int sequence,
      PlannedPeriod period,
      ReviewStatus status,
      CoveredPeriod covered,
      Meeting meeting,
      Instant begunAt,
      boolean prepared,
      Preparation preparation,
      MeetingResult result,
      Instant endedAt) {
    this.reference = reference;
    this.version = version;
    this.clientReference = clientReference;
    this.sequence = sequence;
    this.period = period;
    this.status = status;
    this.covered = covered;
    this.meeting = meeting;
    this.begunAt = begunAt;
    this.prepared = prepared;
    this.preparation = preparation;
    this.result = result;
    this.endedAt = endedAt;
  }

  public static Review plan(
      String reference,
      String client,
      int sequence,
      PlannedPeriod period,
      Slot slot,
      String analyst,
      Instant now) {
    return new Review(
        reference,
        null,
        client,
        sequence,
        period,
        ReviewStatus.PLANNED,
        CoveredPeriod.NONE,
        Meeting.at(slot, analyst, now),
        null,
        false,
        Preparation.NONE,
        MeetingResult.NONE,
        null);
  }

  /** Told by the repository when it has saved the review. */
  @DomainEvents
  Collection<Object> whatHasHappened() {
    return over == null ? List.of() : List.of(over);
  }

  @AfterDomainEventPublication
  void told() {
    over = null;
  }

  /** Preparation has begun: from now on a process of its own takes care of this review. */
  public void begin(Instant now) {
    requireOpen();
    begunAt = now;
    meeting = meeting.arranged(now);
  }

  /** Another date. What was published stays until it is published again for this date. */
  public void moveTo(Slot slot, String newAnalyst, Instant now) {
    requireOpen();
    meeting = meeting.movedTo(slot, newAnalyst, now);
  }

  /**
   * The plan has the review for this period, at this time and with this person. Another time than
   * before is a new date; the plan's own, even where somebody had chosen the one before.
   *
   * @return whether it has another date
   */
  public boolean replan(PlannedPeriod newPeriod, Slot slot, String newAnalyst, Instant now) {
    requireOpen();
    period = newPeriod;
    boolean moved = !slot.equals(slot());
    if (moved) {
      meeting = meeting.replannedTo(slot, newAnalyst, now);
    } else {
      assign(newAnalyst);
    }
    return moved;
  }

  /** Its number among the reviews of the client, from 1. */
  public void number(int newSequence) {
    sequence = newSequence;
  }

  /**
   * Somebody else holds the review, or nobody knows who for now.
   *
   * @param userId null when there is nobody
   * @return whether that is another person than before
   */
  public boolean assign(String userId) {
    requireOpen();
    boolean another = !Objects.equals(analyst(), userId);
    if (another) {
      meeting = meeting.heldBy(userId);
    }
    return another;
  }

  /** What the analyst has written; only when it is ready the review counts as prepared. */
  public void prepare(Preparation written, boolean ready) {
    requireOpen();
    preparation = written;
    prepared = ready;
  }

  /**
   * The pack goes to the client for the present date.
   *
   * @param from where the period of the review published before this one ends
   * @param to where this one's period ends
   */
  public void publish(Instant from, Instant to) {
    requireOpen();
    status = ReviewStatus.PUBLISHED;
    covered = new CoveredPeriod(from, to);
    meeting = meeting.published();
  }

  public void held(String present, String notes, Instant now) {
    requireDate();
    result = new MeetingResult(ReviewOutcome.HELD, present, notes, now);
  }

  /** The client did not come. */
  public void noShow(String notes) {
    requireDate();
    result = result.missed(ReviewOutcome.NO_SHOW, notes);
    meeting = meeting.missed(false);
  }

  public void postpone(String notes) {
    requireDate();
    result = result.missed(ReviewOutcome.POSTPONED, notes);
    meeting = meeting.missed(true);
  }

  public void close(Instant now) {
    if (outcome() != ReviewOutcome.HELD) {
      throw new StateConflict(
          "reference", "reviewNotHeld", "Review %s has not been held.".formatted(reference));
    }
    status = ReviewStatus.CLOSED;
    endedAt = now;
    over = new ReviewOver(reference, clientReference);
  }

  public void cancel(Instant now) {
    requireOpen();
    status = ReviewStatus.CANCELLED;
    meeting = meeting.calledOff();
    endedAt = now;
    over = new ReviewOver(reference, clientReference);
  }

  /** Neither held nor cancelled, so its date and content may still change. */
  public boolean isOpen() {
    return (status == ReviewStatus.PLANNED || status == ReviewStatus.PUBLISHED)
        && outcome() != ReviewOutcome.HELD;
  }

  /** Still to be held, with a date that lies ahead. */
  public boolean isAhead(Instant now) {
    return isOpen() && startsAt().isAfter(now);
  }

  /**
   * @throws StateConflict when the review was held or cancelled
   */
  public void requireOpen() {
    if (!isOpen()) {
      String how = isLive() ? "over; the meeting has been held" : "cancelled";
      throw new StateConflict(
          "reference", "reviewOver", "Review %s is %s.".formatted(reference, how));
    }
  }

  private void requireDate() {
    requireOpen();
    if (dateMissed()) {
      throw new StateConflict(
          "outcome",
          "meetingRecordedBefore",
          "The last meeting of review %s has already been recorded; the review is waiting for a new date."
              .formatted(reference));
    }
  }

  /** In the plan, or held. */
  public boolean isLive() {
    return status != ReviewStatus.CANCELLED;
  }

  /** Whether the pack was published for the date that holds now. */
  public boolean isPublishedForThisDate() {
    return meeting.isPublishedForThisDate();
  }

  public Slot slot() {
    return new Slot(startsAt(), endsAt());
  }

  public String reference() {
    return reference;
  }

  public String clientReference() {
    return clientReference;
  }

  public int sequence() {
    return sequence;
  }

  public PlannedPeriod period() {
    return period;
  }

  /** Whether somebody chose the present date, or it was found for a meeting that was missed. */
  public boolean movedByHand() {
    return meeting.movedByHand();
  }

  public String title() {
    return period.title();
  }

  public int cadenceMonths() {
    return period.cadenceMonths();
  }

  public int periodIndex() {
    return period.periodIndex();
  }

  public ReviewStatus status() {
    return status;
  }

  public Instant periodStart() {
    return covered.periodStart();
  }

  public Instant periodEnd() {
    return covered.periodEnd();
  }

  public Instant startsAt() {
    return meeting.startsAt();
  }

  public Instant endsAt() {
    return meeting.endsAt();
  }

  /** User id of who holds it; null while nobody does. */
  public String analyst() {
    return meeting.analyst();
  }

  /** How the last meeting went; null before one was recorded. */
  public ReviewOutcome outcome() {
    return result.outcome();
  }

  /** How often the date was changed; grows with every change that people must learn of. */
  public int revision() {
    return meeting.revision();
  }

  /** Number of the invitation that holds now, from 0; its SEQUENCE in calendars. */
  public int invitation() {
    return meeting.invitation();
  }

  /** When the present date was set, or preparation begun where that is later. */
  public Instant arrangedAt() {
    return meeting.arrangedAt();
  }

  /** The last date passed without a meeting, and there is no new one yet. */
  public boolean dateMissed() {
    return meeting.dateMissed();
  }

  public int postponements() {
    return meeting.postponements();
  }

  public boolean isBegun() {
    return begunAt != null;
  }

  public boolean prepared() {
    return prepared;
  }

  /** What the analyst has written so far. */
  public Preparation preparation() {
    return preparation;
  }

  public String attendees() {
    return result.attendees();
  }

  public String notes() {
    return result.notes();
  }

  public Instant heldAt() {
    return result.heldAt();
  }

  public Instant endedAt() {
    return endedAt;
  }
}

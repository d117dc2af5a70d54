package org.threatreviews.review;

import java.time.Instant;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.StateConflict;

/** One threat review: its meeting and its record. Guards its own transitions. */
@Table("review")
class Review {

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private final int sequence;
  private final String title;
  private final int cadenceMonths;
  private final int periodIndex;
  private ReviewStatus status;
  private Instant periodStart;
  private Instant periodEnd;
  private Instant startsAt;
  private Instant endsAt;
  private String analyst;
  private ReviewOutcome outcome;
  private int revision;
  private int invitation;
  private Integer publishedRevision;
  private Instant arrangedAt;
  private boolean dateMissed;
  private int postponements;
  private Instant begunAt;
  private boolean prepared;
  private String summary;
  private String trainingPoint;
  private String recommendations;
  private String attendees;
  private String notes;
  private Instant heldAt;
  private Instant endedAt;

  @PersistenceCreator
  Review(
      String reference,
      Long version,
      String clientReference,
      int sequence,
      String title,
      int cadenceMonths,
      int periodIndex,
      ReviewStatus status,
      Instant periodStart,
      Instant periodEnd,
      Instant startsAt,
      Instant endsAt,
      String analyst,
      ReviewOutcome outcome,
      int revision,
      int invitation,
      Integer publishedRevision,
      Instant arrangedAt,
      boolean dateMissed,
      int postponements,
      Instant begunAt,
      boolean prepared,
      String summary,
      String trainingPoint,
      String recommendations,
      String attendees,
      String notes,
      Instant heldAt,
      Instant endedAt) {
    this.reference = reference;
    this.version = version;
    this.clientReference = clientReference;
    this.sequence = sequence;
    this.title = title;
    this.cadenceMonths = cadenceMonths;
    this.periodIndex = periodIndex;
    this.status = status;
    this.periodStart = periodStart;
    this.periodEnd = periodEnd;
    this.startsAt = startsAt;
    this.endsAt = endsAt;
    this.analyst = analyst;
    this.outcome = outcome;
    this.revision = revision;
    this.invitation = invitation;
    this.publishedRevision = publishedRevision;
    this.arrangedAt = arrangedAt;
    this.dateMissed = dateMissed;
    this.postponements = postponements;
    this.begunAt = begunAt;
    this.prepared = prepared;
    this.summary = summary;
    this.trainingPoint = trainingPoint;
    this.recommendations = recommendations;
    this.attendees = attendees;
    this.notes = notes;
    this.heldAt = heldAt;
    this.endedAt = endedAt;
  }

  static Review plan(
      String reference,
      String client,
      int sequence,
      ReviewPeriod period,
      Slot slot,
      String analyst,
      Instant now) {
    return new Review(
        reference,
        null,
        client,
        sequence,
        period.title(),
        period.months(),
        period.index(),
        ReviewStatus.PLANNED,
        null,
        null,
        slot.start(),
        slot.end(),
        analyst,
        null,
        0,
        0,
        null,
        now,
        false,
        0,
        null,
        false,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Preparation has begun: from now on a process of its own takes care of this review. */
  void begin(Instant now) {
    requireOpen();
    begunAt = now;
    arrangedAt = now;
  }

  /** Another date. What was published stays until it is published again for this date. */
  void moveTo(Slot slot, String newAnalyst, Instant now) {
    requireOpen();
    startsAt = slot.start();
    endsAt = slot.end();
    analyst = newAnalyst;
    arrangedAt = now;
    dateMissed = false;
    revision++;
    invitation++;
  }

  /**
   * Somebody else holds the review, or nobody knows who for now.
   *
   * @param userId null when there is nobody
   * @return whether that is another person than before
   */
  boolean assign(String userId) {
    requireOpen();
    boolean another = !Objects.equals(analyst, userId);
    if (another) {
      analyst = userId;
      invitation++;
    }
    return another;
  }

  /** What the analyst has written; only when it is ready the review counts as prepared. */
  void prepare(Preparation written, boolean ready) {
    requireOpen();
    summary = written.summary();
    trainingPoint = written.trainingPoint();
    recommendations = written.recommendations();
    prepared = ready;
  }

  /**
   * The pack goes to the client for the present date.
   *
   * @param from where the period of the review published before this one ends
   * @param to where this one's period ends
   */
  void publish(Instant from, Instant to) {
    requireOpen();
    status = ReviewStatus.PUBLISHED;
    periodStart = from;
    periodEnd = to;
    publishedRevision = revision;
  }

  void held(String present, String newNotes, Instant now) {
    requireDate();
    outcome = ReviewOutcome.HELD;
    attendees = present;
    notes = newNotes;
    heldAt = now;
  }

  /** The client did not come. */
  void noShow(String newNotes) {
    miss(ReviewOutcome.NO_SHOW, newNotes);
  }

  void postpone(String newNotes) {
    miss(ReviewOutcome.POSTPONED, newNotes);
    postponements++;
  }

  private void miss(ReviewOutcome how, String newNotes) {
    requireDate();
    outcome = how;
    notes = newNotes;
    dateMissed = true;
  }

  void close(Instant now) {
    if (outcome != ReviewOutcome.HELD) {
      throw new StateConflict(
          "reference", "reviewNotHeld", "Review %s has not been held.".formatted(reference));
    }
    status = ReviewStatus.CLOSED;
    endedAt = now;
  }

  void cancel(Instant now) {
    requireOpen();
    status = ReviewStatus.CANCELLED;
    dateMissed = false;
    revision++;
    invitation++;
    endedAt = now;
  }

  /** Neither held nor cancelled, so its date and content may still change. */
  boolean isOpen() {
    return (status == ReviewStatus.PLANNED || status == ReviewStatus.PUBLISHED)
        && outcome != ReviewOutcome.HELD;
  }

  void requireOpen() {
    if (!isOpen()) {
      throw new StateConflict(
          "reference",
          "reviewOver",
          "Review %s is %s."
              .formatted(
                  reference,
                  status == ReviewStatus.CANCELLED
                      ? "cancelled"
                      : "over; the meeting has been held"));
    }
  }

  private void requireDate() {
    requireOpen();
    if (dateMissed) {
      throw new StateConflict(
          "outcome",
          "meetingRecordedBefore",
          "The last meeting of review %s has already been recorded; the review is waiting for a new date."
              .formatted(reference));
    }
  }

  boolean isLive() {
    return status != ReviewStatus.CANCELLED;
  }

  boolean isFor(ReviewPeriod period) {
    return cadenceMonths == period.months() && periodIndex == period.index();
  }

  int periodIndex() {
    return periodIndex;
  }

  /** Whether the pack was published for the date that holds now. */
  boolean isPublishedForThisDate() {
    return Objects.equals(publishedRevision, revision);
  }

  Slot slot() {
    return new Slot(startsAt, endsAt);
  }

  String reference() {
    return reference;
  }

  String clientReference() {
    return clientReference;
  }

  int sequence() {
    return sequence;
  }

  String title() {
    return title;
  }

  int cadenceMonths() {
    return cadenceMonths;
  }

  ReviewStatus status() {
    return status;
  }

  Instant periodStart() {
    return periodStart;
  }

  Instant periodEnd() {
    return periodEnd;
  }

  Instant startsAt() {
    return startsAt;
  }

  Instant endsAt() {
    return endsAt;
  }

  String analyst() {
    return analyst;
  }

  ReviewOutcome outcome() {
    return outcome;
  }

  /** How often the date was changed; grows with every change that people must learn of. */
  int revision() {
    return revision;
  }

  /** Counts the versions of the invitation, from 0: its SEQUENCE in calendars. */
  int invitation() {
    return invitation;
  }

  /** When the present date was set, or preparation begun where that is later. */
  Instant arrangedAt() {
    return arrangedAt;
  }

  /** The last date passed without a meeting, and there is no new one yet. */
  boolean dateMissed() {
    return dateMissed;
  }

  int postponements() {
    return postponements;
  }

  boolean isBegun() {
    return begunAt != null;
  }

  boolean prepared() {
    return prepared;
  }

  /** What the analyst has written so far. */
  Preparation preparation() {
    return new Preparation(summary, trainingPoint, recommendations);
  }

  String summary() {
    return summary;
  }

  String attendees() {
    return attendees;
  }

  String notes() {
    return notes;
  }

  Instant heldAt() {
    return heldAt;
  }

  Instant endedAt() {
    return endedAt;
  }
}

package org.threatreviews.review;

import org.threatreviews.review.plan.ReviewPeriod;
import org.threatreviews.staff.Slot;

import java.time.Instant;
import java.util.Objects;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.StateConflict;

/** One threat review: its meeting and its record. Guards its own transitions. */
@Table("review")
public class Review {

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

  public static Review plan(
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
  public void begin(Instant now) {
    requireOpen();
    begunAt = now;
    arrangedAt = now;
  }

  /** Another date. What was published stays until it is published anew for this date. */
  public void moveTo(Slot slot, String newAnalyst, Instant now) {
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
  public boolean assign(String userId) {
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
          "reference", "reviewNotHeld", "Review %s was not held.".formatted(reference));
    }
    status = ReviewStatus.CLOSED;
    endedAt = now;
  }

  public void cancel(Instant now) {
    requireOpen();
    status = ReviewStatus.CANCELLED;
    dateMissed = false;
    revision++;
    invitation++;
    endedAt = now;
  }

  /** Neither held nor cancelled, so its date and content may still change. */
  public boolean isOpen() {
    return (status == ReviewStatus.PLANNED || status == ReviewStatus.PUBLISHED)
        && outcome != ReviewOutcome.HELD;
  }

  public void requireOpen() {
    if (!isOpen()) {
      throw new StateConflict(
          "reference",
          "reviewOver",
          "Review %s is %s."
              .formatted(
                  reference,
                  status == ReviewStatus.CANCELLED ? "cancelled" : "over; its meeting was held"));
    }
  }

  private void requireDate() {
    requireOpen();
    if (dateMissed) {
      throw new StateConflict(
          "outcome",
          "meetingRecordedBefore",
          "The last meeting of review %s is recorded already; it waits for a new date."
              .formatted(reference));
    }
  }

  public boolean isLive() {
    return status != ReviewStatus.CANCELLED;
  }

  public boolean isFor(ReviewPeriod period) {
    return cadenceMonths == period.months() && periodIndex == period.index();
  }

  public int periodIndex() {
    return periodIndex;
  }

  /** Whether the pack was published for the date that holds now. */
  public boolean isPublishedForThisDate() {
    return Objects.equals(publishedRevision, revision);
  }

  public Slot slot() {
    return new Slot(startsAt, endsAt);
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

  public String title() {
    return title;
  }

  public int cadenceMonths() {
    return cadenceMonths;
  }

  public ReviewStatus status() {
    return status;
  }

  public Instant periodStart() {
    return periodStart;
  }

  public Instant periodEnd() {
    return periodEnd;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public String analyst() {
    return analyst;
  }

  public ReviewOutcome outcome() {
    return outcome;
  }

  /** How often the date was changed; grows with every change that people must learn of. */
  public int revision() {
    return revision;
  }

  /** The how-manieth version of the invitation holds, from 0; its SEQUENCE in calendars. */
  public int invitation() {
    return invitation;
  }

  /** When the present date was set, or preparation begun where that is later. */
  public Instant arrangedAt() {
    return arrangedAt;
  }

  /** The last date passed without a meeting, and there is no new one yet. */
  public boolean dateMissed() {
    return dateMissed;
  }

  int postponements() {
    return postponements;
  }

  public boolean isBegun() {
    return begunAt != null;
  }

  boolean prepared() {
    return prepared;
  }

  /** What the analyst has written so far. */
  public Preparation preparation() {
    return new Preparation(summary, trainingPoint, recommendations);
  }

  String summary() {
    return summary;
  }

  public String attendees() {
    return attendees;
  }

  public String notes() {
    return notes;
  }

  public Instant heldAt() {
    return heldAt;
  }

  public Instant endedAt() {
    return endedAt;
  }
}

package org.threatreviews.review.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.problem.UnknownReference;

/** A point of a review's agenda and what came of it. */
@Table("agenda_item")
class AgendaItem {

  @Id
  private final UUID id;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String reviewReference;
  private final int position;
  private AgendaKind kind;
  private final String subjectReference;
  private String title;
  private String detail;

  @Embedded.Empty
  private AgendaWeight weight;

  private final String raisedBy;
  private final Instant addedAt;
  private AgendaOutcome outcome;
  private String note;
  private Instant decidedAt;
  private String decidedBy;
  private boolean noteRecorded;
  private String socResult;

  @SuppressWarnings("unused") // the table is asked for it
  private String carriedTo;

  private String settledNote;

  @PersistenceCreator
  AgendaItem(
      UUID id,
      Long version,
      String reviewReference,
      int position,
      AgendaKind kind,
      String subjectReference,
      String title,
      String detail,
      AgendaWeight weight,
      String raisedBy,
      Instant addedAt,
      AgendaOutcome outcome,
      String note,
      Instant decidedAt,
      String decidedBy,
      boolean noteRecorded,
      String socResult,
      String carriedTo,
      String settledNote) {
    this.id = id;
    this.version = version;
    this.reviewReference = reviewReference;
    this.position = position;
    this.kind = kind;
    this.subjectReference = subjectReference;
    this.title = title;
    this.detail = detail;
    this.weight = weight;
    this.raisedBy = raisedBy;
    this.addedAt = addedAt;
    this.outcome = outcome;
    this.note = note;
    this.decidedAt = decidedAt;
    this.decidedBy = decidedBy;
    this.noteRecorded = noteRecorded;
    this.socResult = socResult;
    this.carriedTo = carriedTo;
    this.settledNote = settledNote;
  }

  /** The position of the last of these; 0 of none. */
  static int lastPosition(List<AgendaItem> agenda) {
    return agenda.isEmpty() ? 0 : agenda.get(agenda.size() - 1).position();
  }

  static UnknownReference unknown(UUID id) {
    return new UnknownReference("id", "agenda item", id.toString());
  }

  static AgendaItem collected(
      String review,
      int position,
      AgendaKind kind,
      String subject,
      String title,
      String detail,
      AgendaWeight weight,
      Instant now) {
    return new AgendaItem(
        UUID.randomUUID(),
        null,
        review,
        position,
        kind,
        subject,
        title,
        detail,
        weight,
        null,
        now,
        null,
        null,
        null,
        null,
        true,
        null,
        null,
        null);
  }

  static AgendaItem raised(
      String review, int position, String by, String title, String detail, Instant now) {
    return new AgendaItem(
        UUID.randomUUID(),
        null,
        review,
        position,
        AgendaKind.CLIENT_POINT,
        null,
        title,
        detail,
        AgendaWeight.raised(now),
        by,
        now,
        null,
        null,
        null,
        null,
        true,
        null,
        null,
        null);
  }

  /** What is known about the subject by now. */
  void refresh(AgendaKind newKind, String newTitle, String newDetail, AgendaWeight newWeight) {
    kind = newKind;
    title = newTitle;
    detail = newDetail;
    weight = newWeight;
  }

  void decide(AgendaOutcome newOutcome, String newNote, String by, Instant now) {
    outcome = newOutcome;
    note = newNote;
    decidedBy = by;
    decidedAt = now;
    noteRecorded = true;
  }

  /** What is being typed; the history does not have it yet. */
  void note(String newNote, String by, Instant now) {
    decide(outcome, newNote, by, now);
    noteRecorded = false;
  }

  /** The history has the note. */
  void recordNote() {
    noteRecorded = true;
  }

  boolean isNoteRecorded() {
    return noteRecorded;
  }

  void handled(String result) {
    socResult = result;
  }

  void carryTo(String review) {
    carriedTo = review;
  }

  /** Left by its review without another one, and dealt with otherwise. */
  void settle(String how) {
    settledNote = how;
  }

  boolean isSettled() {
    return settledNote != null;
  }

  boolean isUndecided() {
    return outcome == null;
  }

  /** Comes from our own records, so it leaves the agenda when it is settled there. */
  boolean followsRecords() {
    return switch (kind) {
      case INCIDENT, FOLLOW_UP, ACCEPTED_RISK, IMPROVEMENT, ACTION_POINT -> true;
      case CLIENT_POINT, QUESTION, SPECIAL -> false;
    };
  }

  boolean isAboutAnIncident() {
    return switch (kind) {
      case INCIDENT, FOLLOW_UP, ACCEPTED_RISK -> true;
      case IMPROVEMENT, ACTION_POINT, CLIENT_POINT, QUESTION, SPECIAL -> false;
    };
  }

  boolean says(AgendaKind sameKind, String sameTitle, String sameDetail, AgendaWeight sameWeight) {
    return kind == sameKind
        && title.equals(sameTitle)
        && Objects.equals(detail, sameDetail)
        && weight.equals(sameWeight);
  }

  UUID id() {
    return id;
  }

  public String reviewReference() {
    return reviewReference;
  }

  /** Its place on the agenda as it was collected, from 1. */
  int position() {
    return position;
  }

  AgendaKind kind() {
    return kind;
  }

  /** What the item is about in our records; no two items of an agenda are about the same. */
  String subjectReference() {
    return subjectReference;
  }

  public String title() {
    return title;
  }

  public String detail() {
    return detail;
  }

  /** What decides about its place. */
  AgendaWeight weight() {
    return weight;
  }

  public String raisedBy() {
    return raisedBy;
  }

  Instant addedAt() {
    return addedAt;
  }

  AgendaOutcome outcome() {
    return outcome;
  }

  String note() {
    return note;
  }

  Instant decidedAt() {
    return decidedAt;
  }

  String decidedBy() {
    return decidedBy;
  }

  String socResult() {
    return socResult;
  }
}

package org.threatreviews.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.threatreviews.incident.FollowUpNote.Kind;

/** What was said and done about an incident, in order, and whose turn it was meanwhile. */
public class FollowUpLog {

  @MappedCollection(idColumn = "incident_reference", keyColumn = "position")
  private final List<IncidentTurn> turns;

  @MappedCollection(idColumn = "incident_reference", keyColumn = "position")
  private final List<GivenFeedback> feedback;

  @MappedCollection(idColumn = "incident_reference", keyColumn = "position")
  private final List<FollowUpNote> notes;

  /** How much of the feedback and of the notes was there when the incident was read. */
  @Transient
  private int knownFeedback;

  @Transient
  private int knownNotes;

  @PersistenceCreator
  FollowUpLog(List<IncidentTurn> turns, List<GivenFeedback> feedback, List<FollowUpNote> notes) {
    this.turns = new ArrayList<>(turns);
    this.feedback = new ArrayList<>(feedback);
    this.notes = new ArrayList<>(notes);
    nothingIsNewAnyMore();
  }

  static FollowUpLog empty() {
    return new FollowUpLog(List.of(), List.of(), List.of());
  }

  /**
   * @param owner whose turn begins, or null
   */
  void turnTo(TurnOwner owner, Instant at) {
    int last = turns.size() - 1;
    if (last >= 0 && turns.get(last).endedAt() == null) {
      if (turns.get(last).owner() == owner) {
        return;
      }
      turns.set(last, turns.get(last).endedAt(at));
    }
    if (owner != null) {
      turns.add(new IncidentTurn(owner, at, null));
    }
  }

  /**
   * @return its position, counted from 0
   */
  int add(GivenFeedback given) {
    feedback.add(given);
    return feedback.size() - 1;
  }

  void note(Instant at, Kind kind, String by, String text) {
    add(new FollowUpNote(at, kind, by, text, null));
  }

  void add(FollowUpNote note) {
    notes.add(note);
  }

  /** The last reminders, in their order, regarding whom they went to. */
  List<FollowUpNote> reminded(int last) {
    List<FollowUpNote> all = notes.stream()
        .filter(note -> note.kind() == Kind.REMINDER_SENT && note.regarding() != null)
        .toList();
    return all.subList(Math.max(0, all.size() - last), all.size());
  }

  /** What was said from one address, or to it, belongs to another of the same person. */
  void readdressed(String before, String now) {
    feedback.replaceAll(given -> given.readdressed(before, now));
    notes.replaceAll(note -> note.readdressed(before, now));
  }

  /** Whether the client has ever promised a day. */
  public boolean holdsPromise() {
    return feedback.stream().anyMatch(f -> f.outcome() == FeedbackOutcome.IN_PROGRESS);
  }

  public Optional<GivenFeedback> lastFeedback() {
    return feedback.isEmpty() ? Optional.empty() : Optional.of(feedback.get(feedback.size() - 1));
  }

  /** The newest acceptance of the risk, whether it runs or is over. */
  public Optional<GivenFeedback> lastAcceptance() {
    return feedback.stream()
        .filter(given -> given.outcome() == FeedbackOutcome.RISK_ACCEPTED)
        .reduce((first, second) -> second);
  }

  /** In the list of feedback, counted from 0; -1 when the risk was never accepted. */
  public int lastAcceptancePosition() {
    return lastAcceptance().map(feedback::lastIndexOf).orElse(-1);
  }

  Optional<FollowUpNote> lastNote() {
    return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
  }

  public Optional<FollowUpNote> lastNote(Kind kind) {
    return notes.stream().filter(n -> n.kind() == kind).reduce((first, second) -> second);
  }

  /** What the client has said since the incident was read. */
  List<GivenFeedback> newFeedback() {
    return feedback.subList(knownFeedback, feedback.size());
  }

  /** What else was noted since the incident was read. */
  List<FollowUpNote> newNotes() {
    return notes.subList(knownNotes, notes.size());
  }

  /** What is new is kept in the history. */
  final void nothingIsNewAnyMore() {
    knownFeedback = feedback.size();
    knownNotes = notes.size();
  }

  public List<IncidentTurn> turns() {
    return List.copyOf(turns);
  }

  public List<GivenFeedback> feedback() {
    return List.copyOf(feedback);
  }

  public List<FollowUpNote> notes() {
    return List.copyOf(notes);
  }
}

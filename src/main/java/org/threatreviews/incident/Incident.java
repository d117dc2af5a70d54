package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Transient;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;

/**
 * A reported security incident and how far its follow-up has come. Guards its own transitions.
 *
 * <p>A <em>round</em> begins whenever the ball comes back to the client with something new: the
 * report, a verification that found the threat still there, an answer of the SOC, the end of a risk
 * acceptance, a higher severity. Each round has its own reminder ladder.
 */
@Table("incident")
class Incident {

  private static final String SYSTEM = "system";

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;
  private Severity severity;
  private final String title;
  private final String description;
  private final String recommendation;
  private final String asset;
  private final String technique;
  private final Instant reportedAt;

  /** When the report came in, which may be long after it is dated; read in the table only. */
  @SuppressWarnings("UnusedVariable")
  private final Instant receivedAt;

  private final String requestFingerprint;
  private IncidentStatus status;
  private Severity announcedSeverity;
  private String withdrawnBecause;
  private String mergedInto;
  private Instant notifiedAt;
  private Instant closedAt;
  private LocalDate acceptedUntil;
  private boolean unanswered;
  private int round;
  private Instant roundBeganAt;
  private LocalDate silentUntil;
  private int remindersSent;
  private int remindersInRound;
  private Instant lastReminderAt;
  private Instant escalatedAt;
  private int feedbackTaken;
  private String lastFeedbackFingerprint;
  private Kind owedMail;

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
  Incident(
      String reference,
      String clientReference,
      Severity severity,
      String title,
      String description,
      String recommendation,
      String asset,
      String technique,
      Instant reportedAt,
      Instant receivedAt,
      String requestFingerprint,
      List<IncidentTurn> turns,
      List<GivenFeedback> feedback,
      List<FollowUpNote> notes) {
    this.reference = reference;
    this.clientReference = clientReference;
    this.severity = severity;
    this.announcedSeverity = severity;
    this.title = title;
    this.description = description;
    this.recommendation = recommendation;
    this.asset = asset;
    this.technique = technique;
    this.reportedAt = reportedAt;
    this.receivedAt = receivedAt;
    this.requestFingerprint = requestFingerprint;
    this.turns = new ArrayList<>(turns);
    this.feedback = new ArrayList<>(feedback);
    this.notes = new ArrayList<>(notes);
    this.status = IncidentStatus.AWAITING_CLIENT;
    nothingIsNewAnyMore();
  }

  static Incident reported(IncidentReport report, Instant at) {
    return new Incident(
        report.reference(),
        report.client(),
        report.severity(),
        report.title(),
        report.description(),
        report.recommendation(),
        report.asset(),
        report.technique(),
        report.reportedAt(),
        at,
        report.fingerprint(),
        List.of(),
        List.of(),
        List.of());
  }

  boolean isFromSameRequest(IncidentReport report) {
    return requestFingerprint.equals(report.fingerprint());
  }

  /** The contacts know of it; unless one of them was faster, it is the client's turn now. */
  void contactsNotified(Instant at) {
    notifiedAt = at;
    announcedSeverity = severity;
    note(at, Kind.CONTACTS_NOTIFIED, SYSTEM, null);
    if (feedback.isEmpty()) {
      beginRound(at);
    }
  }

  /** Whether the same was said before and nothing has happened since. */
  boolean isRepetition(Feedback given) {
    return given.fingerprint().equals(lastFeedbackFingerprint);
  }

  /**
   * @throws StateConflict when the incident is over or its report is not yet due
   */
  void requireOpenForFeedback(Instant at) {
    requireOpen("it no longer takes feedback");
    if (at.isBefore(reportedAt)) {
      throw new StateConflict(
          "reference",
          "notYetReported",
          "The report of incident %s is dated in the future, %s UTC; it takes feedback from then on."
              .formatted(reference, InWords.time(reportedAt, ZoneOffset.UTC)));
    }
  }

  void receive(GivenFeedback given, String fingerprint) {
    Instant at = given.givenAt();
    requireOpenForFeedback(at);
    boolean firstPromise =
        feedback.stream().noneMatch(f -> f.outcome() == FeedbackOutcome.IN_PROGRESS);
    feedback.add(given);
    unanswered = false;
    acceptedUntil = given.acceptedUntil();
    switch (given.outcome()) {
      case MITIGATED, NEED_HELP -> {
        status = IncidentStatus.AWAITING_SOC;
        turnTo(TurnOwner.SOC, at);
      }
      case RISK_ACCEPTED -> {
        status = IncidentStatus.RISK_ACCEPTED;
        turnTo(null, at);
      }
      case IN_PROGRESS -> {
        if (status != IncidentStatus.AWAITING_CLIENT || roundBeganAt == null) {
          beginRound(at);
        }
        if (firstPromise) {
          silentUntil = given.promisedFor();
          remindersInRound = 0;
          lastReminderAt = null;
        }
      }
    }
    lastFeedbackFingerprint = fingerprint;
  }

  /** Whether feedback was given that the follow-up has not acted on. */
  boolean hasUntakenFeedback() {
    return feedback.size() > feedbackTaken;
  }

  /** The newest feedback is acted on; whatever was said before it is thereby settled. */
  FeedbackOutcome takeFeedback() {
    feedbackTaken = feedback.size();
    return lastFeedback().orElseThrow().outcome();
  }

  /** Whether the client has to be asked again when time passes. */
  boolean isSilent() {
    return status == IncidentStatus.AWAITING_CLIENT && !hasUntakenFeedback();
  }

  /** Whether the contacts were told of the incident and an answer of theirs is awaited. */
  boolean isAsked() {
    return isSilent() && roundBeganAt != null;
  }

  void reminded(String email, Instant at) {
    remindersSent++;
    remindersInRound++;
    lastReminderAt = at;
    notes.add(new FollowUpNote(at, Kind.REMINDER_SENT, SYSTEM, null, email));
  }

  /** A reminder out of turn, which does not use up one of the ladder's. */
  void remindedOutOfTurn(String email, Instant at) {
    remindersSent++;
    notes.add(new FollowUpNote(at, Kind.REMINDER_SENT, SYSTEM, null, email));
  }

  void markUnanswered(Instant at) {
    unanswered = true;
    escalatedAt = at;
    note(at, Kind.MARKED_UNANSWERED, SYSTEM, null);
  }

  void escalationDecided(EscalationDecision decision, String text, String by, Instant at) {
    Kind kind = switch (decision) {
      case KEEP_WAITING -> Kind.WAITING_CONTINUED;
      case REMIND_AGAIN -> Kind.EXTRA_REMINDER_DECIDED;
      case CALL_CLIENT -> Kind.CALL_DECIDED;
    };
    note(at, kind, by, text);
  }

  void called(boolean reached, String text, String by, Instant at) {
    note(at, reached ? Kind.CLIENT_REACHED : Kind.CLIENT_NOT_REACHED, by, text);
  }

  /**
   * @throws StateConflict when no mitigation waits for verification
   */
  void verify(Verdict verdict, String comment, String by, Instant at) {
    requireSocsTurnAfter(FeedbackOutcome.MITIGATED);
    if (verdict == Verdict.REMOVED) {
      note(at, Kind.REMOVAL_VERIFIED, by, comment);
      status = IncidentStatus.CLOSED;
      closedAt = at;
      lastFeedbackFingerprint = null;
      turnTo(null, at);
    } else {
      note(at, Kind.STILL_PRESENT, by, comment);
      owedMail = Kind.STILL_PRESENT;
      beginRound(at);
    }
  }

  /**
   * @throws StateConflict when the client has not asked for help
   */
  void assisted(String answer, String by, Instant at) {
    requireSocsTurnAfter(FeedbackOutcome.NEED_HELP);
    note(at, Kind.CLIENT_HELPED, by, answer);
    owedMail = Kind.CLIENT_HELPED;
    beginRound(at);
  }

  /** What the client has yet to be told about the SOC's work; from now on it counts as told. */
  Optional<Kind> settleOwedMail() {
    Kind owed = owedMail;
    owedMail = null;
    return Optional.ofNullable(owed);
  }

  private void requireSocsTurnAfter(FeedbackOutcome outcome) {
    if (status != IncidentStatus.AWAITING_SOC
        || lastFeedback().filter(f -> f.outcome() == outcome).isEmpty()) {
      throw new StateConflict(
          "reference",
          "notAwaitingSoc",
          "Incident %s is %s; there is nothing for the SOC to do."
              .formatted(reference, InWords.of(status)));
    }
  }

  /** The acceptance has expired; false when the client has said something newer. */
  boolean reopen(Instant at) {
    if (status != IncidentStatus.RISK_ACCEPTED || hasUntakenFeedback()) {
      return false;
    }
    note(at, Kind.REOPENED, SYSTEM, null);
    owedMail = Kind.REOPENED;
    beginRound(at);
    return true;
  }

  /**
   * The client no longer wants to live with the risk: the incident is open again.
   *
   * @throws StateConflict when no acceptance runs
   */
  void withdrawAcceptance(String by, String reason, Instant at) {
    if (status != IncidentStatus.RISK_ACCEPTED) {
      throw new StateConflict(
          "reference",
          "noAcceptance",
          "Incident %s is %s; its risk is not accepted at the moment."
              .formatted(reference, InWords.of(status)));
    }
    note(at, Kind.ACCEPTANCE_WITHDRAWN, by, reason);
    owedMail = Kind.ACCEPTANCE_WITHDRAWN;
    beginRound(at);
  }

  /**
   * A new incident on the same asset or by the same technique puts the acceptance in question: the
   * client has to decide again. False when the risk is no longer accepted.
   *
   * @param why in words for the client
   */
  boolean suspendAcceptance(String newIncident, String why, Instant at) {
    if (status != IncidentStatus.RISK_ACCEPTED) {
      return false;
    }
    notes.add(new FollowUpNote(at, Kind.ACCEPTANCE_SUSPENDED, SYSTEM, why, newIncident));
    owedMail = Kind.ACCEPTANCE_SUSPENDED;
    beginRound(at);
    return true;
  }

  /** What this report and a risk that was accepted have in common, in words for the client. */
  String inCommonWith(Incident accepted) {
    String common = asset != null && asset.equalsIgnoreCase(accepted.asset)
        ? "affects the same asset, " + asset
        : "uses the same technique, " + technique;
    return "Incident %s (%s) %s.".formatted(reference, title, common);
  }

  /** Whether this contact has ended the acceptance early and nothing has happened since. */
  boolean isAcceptanceWithdrawnBy(String by, String reason) {
    if (status != IncidentStatus.AWAITING_CLIENT || notes.isEmpty()) {
      return false;
    }
    FollowUpNote last = notes.get(notes.size() - 1);
    return last.kind() == Kind.ACCEPTANCE_WITHDRAWN
        && last.notedBy().equals(by)
        && last.text().equals(reason);
  }

  /** Whether this contact has asked that one in the present round to accept the risk. */
  boolean isAcceptanceWanted(String by, String from) {
    return notes.stream()
        .filter(note -> note.kind() == Kind.ACCEPTANCE_WANTED)
        .filter(note -> roundBeganAt == null || !note.notedAt().isBefore(roundBeganAt))
        .anyMatch(note -> note.notedBy().equals(by) && note.regarding().equals(from));
  }

  /**
   * A contact asks one who has risk authority to accept the risk.
   *
   * @throws StateConflict when the incident is over or its risk is accepted already
   */
  void wantAcceptance(String by, String from, String text, Instant at) {
    requireOpenForFeedback(at);
    if (status == IncidentStatus.RISK_ACCEPTED) {
      throw new StateConflict(
          "reference",
          "acceptedAlready",
          "The risk of incident %s is already accepted until %s."
              .formatted(reference, InWords.day(acceptedUntil)));
    }
    notes.add(new FollowUpNote(at, Kind.ACCEPTANCE_WANTED, by, text, from));
  }

  /**
   * The SOC judges the severity differently. A higher one is news for the client: it gets a new
   * round, and an acceptance that was given for less is put in question. A lower one only gives
   * more time.
   *
   * @return false when that is the severity already
   * @throws StateConflict when the incident is over
   */
  boolean changeSeverity(Severity changed, String reason, String by, Instant at) {
    requireOpen("its severity can no longer be changed");
    if (changed == severity) {
      return false;
    }
    boolean higher = changed.isHigherThan(severity);
    severity = changed;
    notes.add(new FollowUpNote(at, Kind.SEVERITY_CHANGED, by, reason, changed.name()));
    lastFeedbackFingerprint = null;
    if (higher && status == IncidentStatus.RISK_ACCEPTED) {
      notes.add(new FollowUpNote(at, Kind.ACCEPTANCE_SUSPENDED, SYSTEM, reason, changed.name()));
      beginRound(at);
    } else if (higher && isAsked()) {
      beginRound(at);
    }
    return true;
  }

  /** Whether the client has to act and knows another severity than the present one. */
  boolean isSeverityToAnnounce() {
    return severity != announcedSeverity && isSilent();
  }

  /** The client is told of the present severity; gives the one that it knew until now. */
  Severity announceSeverity() {
    Severity known = announcedSeverity;
    announcedSeverity = severity;
    return known;
  }

  /** Whether the acceptance that was given last has been put in question by something new. */
  boolean isAcceptanceSuspended() {
    return isSilent()
        && lastFeedback()
            .filter(f -> f.outcome() == FeedbackOutcome.RISK_ACCEPTED)
            .isPresent()
        && lastNote(Kind.ACCEPTANCE_SUSPENDED)
            .filter(note -> !note.notedAt().isBefore(roundBeganAt))
            .isPresent();
  }

  /**
   * The SOC takes its report back: there was no threat.
   *
   * @throws StateConflict when the incident is over
   */
  void withdraw(String reason, String by, Instant at) {
    endWithoutClosure(reason, at);
    note(at, Kind.WITHDRAWN, by, reason);
  }

  /**
   * The SOC has found that this is the same as another incident, in which all goes on.
   *
   * @throws StateConflict when one of both is over
   */
  void mergeInto(Incident other, String reason, String by, Instant at) {
    other.requireOpen("no other report can be merged into it");
    endWithoutClosure(reason, at);
    mergedInto = other.reference;
    notes.add(new FollowUpNote(at, Kind.MERGED, by, reason, other.reference));
    other.notes.add(new FollowUpNote(at, Kind.DUPLICATE_MERGED, by, reason, reference));
  }

  private void endWithoutClosure(String reason, Instant at) {
    requireOpen("its report can no longer be withdrawn");
    status = IncidentStatus.WITHDRAWN;
    withdrawnBecause = reason;
    lastFeedbackFingerprint = null;
    acceptedUntil = null;
    unanswered = false;
    owedMail = null;
    turnTo(null, at);
  }

  /** Whether the report was taken back for this reason, and merged into that incident if any. */
  boolean isWithdrawnLike(String reason, String into) {
    return status == IncidentStatus.WITHDRAWN
        && reason.equals(withdrawnBecause)
        && Objects.equals(into, mergedInto);
  }

  private void requireOpen(String consequence) {
    if (!status.isOpen()) {
      throw new StateConflict(
          "reference",
          "incidentClosed",
          "Incident %s is %s; %s.".formatted(reference, InWords.of(status), consequence));
    }
  }

  /** What the client has told the SOC without getting its finding or answer yet. */
  Optional<GivenFeedback> feedbackForSoc() {
    return status == IncidentStatus.AWAITING_SOC ? lastFeedback() : Optional.empty();
  }

  private void beginRound(Instant at) {
    status = IncidentStatus.AWAITING_CLIENT;
    round++;
    roundBeganAt = at;
    silentUntil = null;
    remindersInRound = 0;
    lastReminderAt = null;
    escalatedAt = null;
    unanswered = false;
    acceptedUntil = null;
    lastFeedbackFingerprint = null;
    turnTo(TurnOwner.CLIENT, at);
  }

  private void turnTo(TurnOwner owner, Instant at) {
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

  private void note(Instant at, Kind kind, String by, String text) {
    notes.add(new FollowUpNote(at, kind, by, text, null));
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

  Optional<GivenFeedback> lastFeedback() {
    return feedback.isEmpty() ? Optional.empty() : Optional.of(feedback.get(feedback.size() - 1));
  }

  /** The newest acceptance of the risk, whether it runs or is over. */
  Optional<GivenFeedback> lastAcceptance() {
    return feedback.stream()
        .filter(given -> given.outcome() == FeedbackOutcome.RISK_ACCEPTED)
        .reduce((first, second) -> second);
  }

  /** The last note of this kind, such as the reason why the threat is still there. */
  Optional<FollowUpNote> lastNote(Kind kind) {
    return notes.stream().filter(n -> n.kind() == kind).reduce((first, second) -> second);
  }

  String reference() {
    return reference;
  }

  String clientReference() {
    return clientReference;
  }

  Severity severity() {
    return severity;
  }

  String title() {
    return title;
  }

  String description() {
    return description;
  }

  String recommendation() {
    return recommendation;
  }

  String asset() {
    return asset;
  }

  String technique() {
    return technique;
  }

  Instant reportedAt() {
    return reportedAt;
  }

  IncidentStatus status() {
    return status;
  }

  String withdrawnBecause() {
    return withdrawnBecause;
  }

  String mergedInto() {
    return mergedInto;
  }

  Instant notifiedAt() {
    return notifiedAt;
  }

  Instant closedAt() {
    return closedAt;
  }

  LocalDate acceptedUntil() {
    return acceptedUntil;
  }

  boolean unanswered() {
    return unanswered;
  }

  int round() {
    return round;
  }

  Instant roundBeganAt() {
    return roundBeganAt;
  }

  LocalDate silentUntil() {
    return silentUntil;
  }

  int remindersSent() {
    return remindersSent;
  }

  int remindersInRound() {
    return remindersInRound;
  }

  Instant lastReminderAt() {
    return lastReminderAt;
  }

  Instant escalatedAt() {
    return escalatedAt;
  }

  List<IncidentTurn> turns() {
    return List.copyOf(turns);
  }

  List<GivenFeedback> feedback() {
    return List.copyOf(feedback);
  }

  List<FollowUpNote> notes() {
    return List.copyOf(notes);
  }
}

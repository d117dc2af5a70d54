package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;

/**
 * A reported security incident and how far its follow-up has come. Guards its own transitions.
 */
@Table("incident")
class Incident {

  static final String SYSTEM = "system";

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;

  @Embedded.Empty
  private final ReportFacts report;

  private Severity severity;

  /** The severity that the client knows. */
  private Severity announcedSeverity;

  private IncidentStatus status = IncidentStatus.AWAITING_CLIENT;
  private Instant notifiedAt;
  private Instant closedAt;
  private LocalDate acceptedUntil;

  @Embedded.Nullable
  private IncidentDetails.Withdrawal withdrawal;

  @Embedded.Empty
  private FollowUpRound round = FollowUpRound.NOT_BEGUN;

  private int remindersSent;
  private int feedbackTaken;
  private String lastFeedbackFingerprint;
  private Kind owedMail;

  @Embedded.Empty
  private final FollowUpLog log;

  @PersistenceCreator
  Incident(
      String reference,
      String clientReference,
      ReportFacts report,
      Severity severity,
      FollowUpLog log) {
    this.reference = reference;
    this.clientReference = clientReference;
    this.report = report;
    this.severity = severity;
    this.announcedSeverity = severity;
    this.log = log;
  }

  static Incident reported(IncidentReport report, Instant at) {
    return new Incident(
        report.reference(),
        report.client(),
        ReportFacts.of(report, at),
        report.severity(),
        FollowUpLog.empty());
  }

  boolean isFromSameRequest(IncidentReport report) {
    return this.report.requestFingerprint().equals(report.fingerprint());
  }

  /** The contacts know of it; unless one of them was faster, it is the client's turn now. */
  void contactsNotified(Instant at) {
    notifiedAt = at;
    announcedSeverity = severity;
    log.note(at, Kind.CONTACTS_NOTIFIED, SYSTEM, null);
    if (log.lastFeedback().isEmpty()) {
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
    if (at.isBefore(report.reportedAt())) {
      throw new StateConflict(
          "reference",
          "notYetReported",
          "The report of incident %s is dated in the future, %s UTC; it takes feedback from then on."
              .formatted(reference, InWords.time(report.reportedAt(), ZoneOffset.UTC)));
    }
  }

  void receive(GivenFeedback given, String fingerprint) {
    Instant at = given.givenAt();
    requireOpenForFeedback(at);
    boolean firstPromise = !log.holdsPromise();
    log.add(given);
    round = round.answered();
    acceptedUntil = given.acceptedUntil();
    switch (given.outcome()) {
      case MITIGATED, NEED_HELP -> {
        status = IncidentStatus.AWAITING_SOC;
        log.turnTo(TurnOwner.SOC, at);
      }
      case RISK_ACCEPTED -> {
        status = IncidentStatus.RISK_ACCEPTED;
        log.turnTo(null, at);
      }
      case IN_PROGRESS -> {
        if (status != IncidentStatus.AWAITING_CLIENT || !round.hasBegun()) {
          beginRound(at);
        }
        if (firstPromise) {
          round = round.promised(given.promisedFor());
        }
      }
    }
    lastFeedbackFingerprint = fingerprint;
  }

  /** Whether feedback was given that the follow-up has not acted on. */
  boolean hasUntakenFeedback() {
    return log.feedback().size() > feedbackTaken;
  }

  /** The newest feedback is acted on; whatever was said before it is thereby settled. */
  FeedbackOutcome takeFeedback() {
    feedbackTaken = log.feedback().size();
    return lastFeedback().orElseThrow().outcome();
  }

  /** Whether the client has to be asked again when time passes. */
  boolean isSilent() {
    return status == IncidentStatus.AWAITING_CLIENT && !hasUntakenFeedback();
  }

  /** Whether the contacts were told of the incident and an answer of theirs is awaited. */
  boolean isAsked() {
    return isSilent() && round.hasBegun();
  }

  void reminded(String email, Instant at) {
    round = round.reminded(at);
    remindedOutOfTurn(email, at);
  }

  /** A reminder out of turn, which does not use up one of the ladder's. */
  void remindedOutOfTurn(String email, Instant at) {
    remindersSent++;
    log.add(new FollowUpNote(at, Kind.REMINDER_SENT, SYSTEM, null, email));
  }

  void markUnanswered(Instant at) {
    round = round.escalated(at);
    log.note(at, Kind.MARKED_UNANSWERED, SYSTEM, null);
  }

  void escalationDecided(EscalationDecision decision, String text, String by, Instant at) {
    log.note(at, decision.noted(), by, text);
  }

  void called(boolean reached, String text, String by, Instant at) {
    log.note(at, reached ? Kind.CLIENT_REACHED : Kind.CLIENT_NOT_REACHED, by, text);
  }

  /**
   * @throws StateConflict when no mitigation waits for verification
   */
  void verify(Verdict verdict, String comment, String by, Instant at) {
    requireSocsTurnAfter(FeedbackOutcome.MITIGATED);
    if (verdict == Verdict.REMOVED) {
      log.note(at, Kind.REMOVAL_VERIFIED, by, comment);
      status = IncidentStatus.CLOSED;
      closedAt = at;
      lastFeedbackFingerprint = null;
      log.turnTo(null, at);
    } else {
      returnToClient(new FollowUpNote(at, Kind.STILL_PRESENT, by, comment, null));
    }
  }

  /**
   * @throws StateConflict when the client has not asked for help
   */
  void assisted(String answer, String by, Instant at) {
    requireSocsTurnAfter(FeedbackOutcome.NEED_HELP);
    returnToClient(new FollowUpNote(at, Kind.CLIENT_HELPED, by, answer, null));
  }

  /** It is the client's turn again; it has yet to be told why. */
  void returnToClient(FollowUpNote why) {
    log.add(why);
    owedMail = why.kind();
    beginRound(why.notedAt());
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
      throw conflict("notAwaitingSoc", "there is nothing for the SOC to do");
    }
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
    log.add(new FollowUpNote(at, Kind.SEVERITY_CHANGED, by, reason, changed.name()));
    lastFeedbackFingerprint = null;
    if (higher && status == IncidentStatus.RISK_ACCEPTED) {
      // the announcement of the severity says so; no other mail is owed
      log.add(new FollowUpNote(at, Kind.ACCEPTANCE_SUSPENDED, SYSTEM, reason, changed.name()));
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

  /**
   * The SOC takes its report back: there was no threat.
   *
   * @throws StateConflict when the incident is over
   */
  void withdraw(String reason, String by, Instant at) {
    endWithoutClosure(new IncidentDetails.Withdrawal(reason, null), at);
    log.note(at, Kind.WITHDRAWN, by, reason);
  }

  /**
   * The SOC has found that this is the same as another incident, in which all goes on.
   *
   * @throws StateConflict when one of both is over
   */
  void mergeInto(Incident other, String reason, String by, Instant at) {
    other.requireOpen("no other report can be merged into it");
    endWithoutClosure(new IncidentDetails.Withdrawal(reason, other.reference), at);
    log.add(new FollowUpNote(at, Kind.MERGED, by, reason, other.reference));
    other.log.add(new FollowUpNote(at, Kind.DUPLICATE_MERGED, by, reason, reference));
  }

  private void endWithoutClosure(IncidentDetails.Withdrawal because, Instant at) {
    requireOpen("its report can no longer be withdrawn");
    status = IncidentStatus.WITHDRAWN;
    withdrawal = because;
    lastFeedbackFingerprint = null;
    acceptedUntil = null;
    round = round.answered();
    owedMail = null;
    log.turnTo(null, at);
  }

  /** Whether the report was taken back for this reason, and merged into that incident if any. */
  boolean isWithdrawnLike(String reason, String into) {
    return new IncidentDetails.Withdrawal(reason, into).equals(withdrawal);
  }

  private void requireOpen(String consequence) {
    if (!status.isOpen()) {
      throw conflict("incidentClosed", consequence);
    }
  }

  StateConflict conflict(String rule, String consequence) {
    return new StateConflict(
        "reference",
        rule,
        "Incident %s is %s; %s.".formatted(reference, InWords.of(status), consequence));
  }

  /** What the client has told the SOC without getting its finding or answer yet. */
  Optional<GivenFeedback> feedbackForSoc() {
    return status == IncidentStatus.AWAITING_SOC ? lastFeedback() : Optional.empty();
  }

  private void beginRound(Instant at) {
    status = IncidentStatus.AWAITING_CLIENT;
    round = round.next(at);
    acceptedUntil = null;
    lastFeedbackFingerprint = null;
    log.turnTo(TurnOwner.CLIENT, at);
  }

  RiskAcceptance acceptance() {
    return new RiskAcceptance(this);
  }

  Optional<GivenFeedback> lastFeedback() {
    return log.lastFeedback();
  }

  /** The last note of this kind, such as the reason why the threat is still there. */
  Optional<FollowUpNote> lastNote(Kind kind) {
    return log.lastNote(kind);
  }

  String reference() {
    return reference;
  }

  String clientReference() {
    return clientReference;
  }

  ReportFacts report() {
    return report;
  }

  Severity severity() {
    return severity;
  }

  IncidentStatus status() {
    return status;
  }

  /** Why the report was taken back, or null. */
  IncidentDetails.Withdrawal withdrawal() {
    return withdrawal;
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

  FollowUpRound round() {
    return round;
  }

  int remindersSent() {
    return remindersSent;
  }

  FollowUpLog log() {
    return log;
  }
}

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
import org.threatreviews.incident.round.CallRound;
import org.threatreviews.incident.round.FollowUpRound;
import org.threatreviews.incident.round.OpenRequests;
import org.threatreviews.incident.terms.ReportFacts;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;

/**
 * A reported security incident and how far its follow-up has come. Guards its own transitions.
 */
@Table("incident")
public class Incident {

  public static final String SYSTEM = "system";

  @Id
  private final String reference;

  @Version
  @SuppressWarnings("unused") // Spring Data's, to notice a change by somebody else
  private Long version;

  private final String clientReference;

  @Embedded.Empty
  private final ReportFacts report;

  private Severity severity;
  private Severity announcedSeverity;

  private IncidentStatus status = IncidentStatus.AWAITING_CLIENT;
  private Instant notifiedAt;
  private Instant closedAt;
  private LocalDate acceptedUntil;

  @Embedded.Nullable
  private IncidentDetails.Withdrawal withdrawal;

  @Embedded.Empty
  private FollowUpRound round = FollowUpRound.NOT_BEGUN;

  @Embedded.Empty
  private CallRound call = CallRound.NONE;

  /** Until they are empty it is the SOC's turn, whatever else is said. */
  @Embedded.Empty
  private OpenRequests requests = OpenRequests.NONE;

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
        report.facts(at),
        report.severity(),
        FollowUpLog.empty());
  }

  boolean isFromSameRequest(IncidentReport report) {
    return this.report.requestFingerprint().equals(report.fingerprint());
  }

  /** The contacts know of it; unless one of them was faster, it is the client's turn now. */
  public void contactsNotified(Instant at) {
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

  /**
   * The status follows from what is open: a request is the SOC's turn, also while the risk is
   * accepted; with nothing open it is the client's.
   */
  void settle(Instant at) {
    if (acceptedUntil == null && requests.isEmpty()) {
      if (status != IncidentStatus.AWAITING_CLIENT || !round.hasBegun()) {
        beginRound(at);
      }
      return;
    }
    if (isClientsTurn()) {
      round = round.answered();
    }
    status = requests.isEmpty() ? IncidentStatus.RISK_ACCEPTED : IncidentStatus.AWAITING_SOC;
    log.turnTo(requests.isEmpty() ? null : TurnOwner.SOC, at);
  }

  boolean isClientsTurn() {
    return status == IncidentStatus.AWAITING_CLIENT;
  }

  /** Whether feedback was given that the follow-up has not acted on. */
  public boolean hasUntakenFeedback() {
    return log.feedback().size() > feedbackTaken;
  }

  /** Whether there is more to do than to wait for the client. */
  public boolean hasSomethingToDo() {
    return hasUntakenFeedback() || !isClientsTurn();
  }

  /** Whether the client has to be asked again when time passes. */
  public boolean isSilent() {
    return status == IncidentStatus.AWAITING_CLIENT && !hasUntakenFeedback();
  }

  /** Whether the contacts were told of the incident and an answer of theirs is awaited. */
  public boolean isAsked() {
    return isSilent() && round.hasBegun();
  }

  /** The SOC has found the threat gone. */
  void close(Instant at) {
    end(IncidentStatus.CLOSED, at);
    closedAt = at;
  }

  /** The client has to decide anew about a risk that it had accepted. */
  void endAcceptance(FollowUpNote why) {
    acceptedUntil = null;
    owe(why);
  }

  /** The client has yet to be told that; unless more is open, it is its turn again. */
  void owe(FollowUpNote news) {
    log.add(news);
    owedMail = news.kind();
    lastFeedbackFingerprint = null;
    settle(news.notedAt());
  }

  /** What the client has yet to be told about the SOC's work; from now on it counts as told. */
  public Optional<Kind> settleOwedMail() {
    Kind owed = owedMail;
    owedMail = null;
    return Optional.ofNullable(owed);
  }

  /**
   * The SOC takes its report back: there was no threat.
   *
   * @throws StateConflict when the incident is over
   */
  public void withdraw(String reason, String by, Instant at) {
    endWithoutClosure(new IncidentDetails.Withdrawal(reason, null), at);
    log.note(at, Kind.WITHDRAWN, by, reason);
  }

  /**
   * The SOC has found that this is the same as another incident, in which all goes on.
   *
   * @throws StateConflict when one of both is over
   */
  public void mergeInto(Incident other, String reason, String by, Instant at) {
    requireOpen("its report can no longer be withdrawn");
    other.requireMayTakeOver(at);
    endWithoutClosure(new IncidentDetails.Withdrawal(reason, other.reference), at);
    log.add(new FollowUpNote(at, Kind.MERGED, by, reason, other.reference));
    other.log.add(new FollowUpNote(at, Kind.DUPLICATE_MERGED, by, reason, reference));
  }

  private void requireMayTakeOver(Instant at) {
    String how = withdrawal == null || withdrawal.mergedInto() == null
        ? InWords.of(status)
        : "merged into " + withdrawal.mergedInto();
    if (!status.isOpen() || at.isBefore(report.reportedAt())) {
      throw new StateConflict(
          "into",
          status.isOpen() ? "notYetReported" : "incidentClosed",
          "Incident %s is %s; no other report can be merged into it."
              .formatted(reference, status.isOpen() ? "dated in the future" : how));
    }
  }

  private void endWithoutClosure(IncidentDetails.Withdrawal because, Instant at) {
    requireOpen("its report can no longer be withdrawn");
    end(IncidentStatus.WITHDRAWN, at);
    withdrawal = because;
  }

  /** Nothing more is asked of anybody. */
  private void end(IncidentStatus how, Instant at) {
    status = how;
    lastFeedbackFingerprint = null;
    acceptedUntil = null;
    requests = OpenRequests.NONE;
    call = CallRound.NONE;
    round = round.answered();
    owedMail = null;
    log.turnTo(null, at);
  }

  /** Whether the report was taken back for this reason, and merged into that incident if any. */
  public boolean isWithdrawnLike(String reason, String into) {
    return new IncidentDetails.Withdrawal(reason, into).equals(withdrawal);
  }

  void requireOpen(String consequence) {
    if (!status.isOpen()) {
      throw conflict("incidentClosed", consequence);
    }
  }

  public StateConflict conflict(String rule, String consequence) {
    return new StateConflict(
        "reference",
        rule,
        "Incident %s is %s; %s.".formatted(reference, InWords.of(status), consequence));
  }

  /** The client is asked; a promise that it made on the SOC's turn holds. */
  void beginRound(Instant at) {
    LocalDate promised = isClientsTurn() ? null : round.silentUntil();
    boolean holds = promised != null && !promised.isBefore(LocalDate.ofInstant(at, ZoneOffset.UTC));
    status = IncidentStatus.AWAITING_CLIENT;
    round = holds ? round.next(at).promised(promised) : round.next(at);
    lastFeedbackFingerprint = null;
    log.turnTo(TurnOwner.CLIENT, at);
  }

  public RiskAcceptance acceptance() {
    return new RiskAcceptance(this);
  }

  public ClientAnswers answers() {
    return new ClientAnswers(this);
  }

  public SeverityChange severityChange() {
    return new SeverityChange(this);
  }

  public Silence silence() {
    return new Silence(this);
  }

  public Optional<GivenFeedback> lastFeedback() {
    return log.lastFeedback();
  }

  /** The last note of this kind, such as the reason why the threat is still there. */
  public Optional<FollowUpNote> lastNote(Kind kind) {
    return log.lastNote(kind);
  }

  public String reference() {
    return reference;
  }

  public String clientReference() {
    return clientReference;
  }

  public ReportFacts report() {
    return report;
  }

  public Severity severity() {
    return severity;
  }

  void severity(Severity changed) {
    severity = changed;
  }

  /** The one that the client knows. */
  public Severity announcedSeverity() {
    return announcedSeverity;
  }

  void severityAnnounced() {
    announcedSeverity = severity;
  }

  public IncidentStatus status() {
    return status;
  }

  /** Why the report was taken back, or null. */
  public IncidentDetails.Withdrawal withdrawal() {
    return withdrawal;
  }

  public Instant notifiedAt() {
    return notifiedAt;
  }

  public Instant closedAt() {
    return closedAt;
  }

  public LocalDate acceptedUntil() {
    return acceptedUntil;
  }

  void acceptedUntil(LocalDate lastDay) {
    acceptedUntil = lastDay;
  }

  OpenRequests openRequests() {
    return requests;
  }

  void openRequests(OpenRequests changed) {
    requests = changed;
  }

  void allFeedbackTaken() {
    feedbackTaken = log.feedback().size();
  }

  void lastFeedbackFingerprint(String fingerprint) {
    lastFeedbackFingerprint = fingerprint;
  }

  public FollowUpRound round() {
    return round;
  }

  void round(FollowUpRound changed) {
    round = changed;
  }

  public CallRound call() {
    return call;
  }

  void call(CallRound changed) {
    call = changed;
  }

  public int remindersSent() {
    return remindersSent;
  }

  void countReminder() {
    remindersSent++;
  }

  public FollowUpLog log() {
    return log;
  }
}

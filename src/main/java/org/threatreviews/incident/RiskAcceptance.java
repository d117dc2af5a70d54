package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.terms.ReportFacts;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.StateConflict;

/** The acceptance of one incident's risk: who asks for it, and how it ends. */
public record RiskAcceptance(Incident incident) {

  /** Whether the client lives with the risk, also while the SOC verifies or helps. */
  public boolean isRunning() {
    return incident.acceptedUntil() != null;
  }

  /** Whether this contact has asked that one in the present round to accept the risk. */
  public boolean isWanted(String by, String from) {
    return incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.ACCEPTANCE_WANTED)
        .filter(this::isOfPresentRound)
        .anyMatch(note -> note.notedBy().equals(by) && note.regarding().equals(from));
  }

  /** The requests of the present round to this contact. */
  public List<FollowUpNote> wantedFrom(String from) {
    return incident.log().notes().stream()
        .filter(note -> note.kind() == Kind.ACCEPTANCE_WANTED)
        .filter(this::isOfPresentRound)
        .filter(note -> EmailAddress.same(note.regarding(), from))
        .toList();
  }

  private boolean isOfPresentRound(FollowUpNote note) {
    return !incident.round().hasBegun()
        || !note.notedAt().isBefore(incident.round().beganAt());
  }

  /**
   * A contact asks one who has risk authority to accept the risk.
   *
   * @throws StateConflict when the incident is over or its risk is accepted already
   */
  public void want(String by, String from, String text, Instant at) {
    incident.requireOpenForFeedback(at);
    if (isRunning()) {
      throw new StateConflict(
          "reference",
          "acceptedAlready",
          "The risk of incident %s is already accepted until %s."
              .formatted(incident.reference(), InWords.day(incident.acceptedUntil())));
    }
    incident.log().add(new FollowUpNote(at, Kind.ACCEPTANCE_WANTED, by, text, from));
  }

  /** It has expired; false when the client has said something newer. */
  public boolean expire(Instant at) {
    if (!isRunning() || incident.hasUntakenFeedback()) {
      return false;
    }
    incident.endAcceptance(new FollowUpNote(at, Kind.REOPENED, Incident.SYSTEM, null, null));
    return true;
  }

  /**
   * The client no longer wants to live with the risk: the incident is open again.
   *
   * @throws StateConflict when no acceptance runs
   */
  public void withdraw(String by, String reason, Instant at) {
    if (!isRunning()) {
      throw incident.conflict("noAcceptance", "its risk is not accepted at the moment");
    }
    incident.endAcceptance(new FollowUpNote(at, Kind.ACCEPTANCE_WITHDRAWN, by, reason, null));
  }

  /** Whether this contact has ended it early and nothing has happened since. */
  public boolean isWithdrawnBy(String by, String reason) {
    return incident.status() == IncidentStatus.AWAITING_CLIENT
        && incident
            .log()
            .lastNote()
            .filter(last -> last.kind() == Kind.ACCEPTANCE_WITHDRAWN)
            .filter(last -> last.notedBy().equals(by) && last.text().equals(reason))
            .isPresent();
  }

  /**
   * A new incident on the same asset, or by the same technique or a sub-technique of it, puts it in
   * question: the client has to decide again. False when they have nothing in common, or the risk is
   * no longer accepted.
   */
  public boolean suspend(Incident reported, Instant at) {
    if (!isRunning() || !isQuestionedBy(reported)) {
      return false;
    }
    incident.endAcceptance(new FollowUpNote(
        at,
        Kind.ACCEPTANCE_SUSPENDED,
        Incident.SYSTEM,
        inCommonWith(reported),
        reported.reference()));
    return true;
  }

  /** Whether both are on the same asset, or by the same technique or a sub-technique of it. */
  public boolean isQuestionedBy(Incident reported) {
    ReportFacts facts = reported.report();
    return facts.affectsSameAsset(incident.report())
        || facts.usesRelatedTechnique(incident.report());
  }

  /**
   * What had put it in question was wrong or nothing new: it holds again, as it was given.
   *
   * @param today the client's date
   * @return false when the client has said something since, or its time is over
   */
  public boolean restore(Incident wrong, LocalDate today, Instant at) {
    LocalDate lastDay =
        isSuspended() ? incident.lastFeedback().orElseThrow().acceptedUntil() : null;
    if (lastDay == null || lastDay.isBefore(today)) {
      return false;
    }
    incident.settleOwedMail();
    incident.acceptedUntil(lastDay);
    incident
        .log()
        .add(new FollowUpNote(
            at,
            Kind.ACCEPTANCE_RESTORED,
            Incident.SYSTEM,
            wrong.withdrawal().reason(),
            wrong.reference()));
    incident.settle(at);
    return true;
  }

  /** What a new report and the risk that was accepted have in common, in words for the client. */
  private String inCommonWith(Incident reported) {
    ReportFacts facts = reported.report();
    return "Incident %s (%s) %s.".formatted(reported.reference(), facts.title(), common(facts));
  }

  private String common(ReportFacts facts) {
    if (facts.affectsSameAsset(incident.report())) {
      return "affects the same asset, " + facts.asset();
    }
    String accepted = incident.report().technique();
    return facts.usesSameTechnique(incident.report())
        ? "uses the same technique, " + facts.technique()
        : "uses the technique %s, closely related to %s".formatted(facts.technique(), accepted);
  }

  /** Whether the acceptance that was given last has been put in question by something new. */
  public boolean isSuspended() {
    return incident.isSilent()
        && incident
            .lastFeedback()
            .filter(given -> given.outcome() == FeedbackOutcome.RISK_ACCEPTED)
            .isPresent()
        && incident
            .lastNote(Kind.ACCEPTANCE_SUSPENDED)
            .filter(note -> !note.notedAt().isBefore(incident.round().beganAt()))
            .isPresent();
  }
}

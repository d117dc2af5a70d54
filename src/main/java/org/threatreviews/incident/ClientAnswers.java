package org.threatreviews.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.threatreviews.incident.FollowUpNote.Kind;
import org.threatreviews.incident.OpenWork.Speaker;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/**
 * What the contacts of a client say about one incident, and what the SOC answers. Several contacts
 * may speak: {@link OpenWork} knows what becomes of one's words by another's.
 */
public record ClientAnswers(Incident incident) {

  /** What has to be seen to; as long as two are equal, whoever sees to it goes on undisturbed. */
  private record Standing(
      IncidentStatus status, List<Integer> work, int round, LocalDate silentUntil) {}

  /**
   * Takes in what a contact says.
   *
   * @param riskAuthority whether that contact may accept risks
   * @param predecessors addresses of those in whose place the contact speaks as well
   * @return whether something else has to be seen to now
   * @throws StateConflict when the incident is over or its report is not yet due
   */
  public boolean receive(
      GivenFeedback given, boolean riskAuthority, Set<String> predecessors, String fingerprint) {
    Instant at = given.givenAt();
    incident.requireOpenForFeedback(at);
    final Standing before = standing();
    final boolean allTaken = !incident.hasUntakenFeedback();
    final boolean promise =
        given.outcome() == FeedbackOutcome.IN_PROGRESS && !incident.log().holdsPromise();
    final boolean request =
        isRequest(given.outcome()) && !isSaidAgain(given, riskAuthority, predecessors);
    endWhatIsOver(given, riskAuthority, predecessors);
    int position = incident.log().add(given);
    if (request) {
      incident.openRequests(incident.openRequests().with(position));
    }
    if (given.outcome() == FeedbackOutcome.RISK_ACCEPTED) {
      incident.acceptedUntil(given.acceptedUntil());
    }
    incident.settle(at);
    incident.round(
        promise
            ? incident.round().promised(given.promisedFor())
            : incident.round().heard());
    incident.lastFeedbackFingerprint(fingerprint);
    boolean moved = !standing().equals(before);
    if (!moved && allTaken) {
      incident.allFeedbackTaken();
    }
    return moved;
  }

  /** Whether nothing has happened since a contact said something, no other severity either. */
  public boolean isLastWord() {
    return incident
        .lastFeedback()
        .filter(given -> incident.isRepetition(Feedback.of(given)))
        .isPresent();
  }

  /** A contact has another address; the same said from there is no news. */
  public void readdressed(String before, String now) {
    boolean last = isLastWord();
    incident.log().readdressed(before, now);
    if (last) {
      incident.lastFeedbackFingerprint(
          Feedback.of(incident.lastFeedback().orElseThrow()).fingerprint());
    }
  }

  /**
   * What was open in a duplicate goes on here. Nobody has said it about this incident, so it ends
   * nothing that is open here.
   *
   * @return whether something else has to be seen to now
   */
  public boolean takeOver(
      List<GivenFeedback> asked,
      Optional<GivenFeedback> promise,
      Optional<GivenFeedback> acceptance,
      Instant at) {
    if (asked.isEmpty() && promise.isEmpty() && acceptance.isEmpty()) {
      return false;
    }
    final Standing before = standing();
    final boolean allTaken = !incident.hasUntakenFeedback();
    final boolean firstPromise = !incident.log().holdsPromise();
    for (GivenFeedback request : asked) {
      if (!isAskedAlready(request)) {
        int position = incident.log().add(request.at(at));
        incident.openRequests(incident.openRequests().with(position));
      }
    }
    acceptance.ifPresent(accepted -> {
      incident.log().add(accepted.at(at));
      incident.acceptedUntil(accepted.acceptedUntil());
    });
    promise.ifPresent(promised -> incident.log().add(promised.at(at)));
    incident.settle(at);
    if (firstPromise && promise.isPresent()) {
      incident.round(incident.round().promised(promise.get().promisedFor()));
    }
    boolean moved = !standing().equals(before);
    if (!moved && allTaken) {
      incident.allFeedbackTaken();
    }
    return moved;
  }

  private boolean isAskedAlready(GivenFeedback request) {
    return requests().stream()
        .filter(open -> open.outcome() == request.outcome())
        .anyMatch(open -> open.outcome() == FeedbackOutcome.MITIGATED
            || open.givenBy().equalsIgnoreCase(request.givenBy())
                && open.comment().equals(request.comment()));
  }

  private static boolean isRequest(FeedbackOutcome outcome) {
    return outcome == FeedbackOutcome.MITIGATED || outcome == FeedbackOutcome.NEED_HELP;
  }

  private boolean isSaidAgain(
      GivenFeedback given, boolean riskAuthority, Set<String> predecessors) {
    return requests().stream()
        .anyMatch(open -> OpenWork.of(open.outcome())
            .isSaidAgain(given.outcome(), Speaker.of(open, given, riskAuthority, predecessors)));
  }

  private void endWhatIsOver(GivenFeedback given, boolean riskAuthority, Set<String> predecessors) {
    for (int position : incident.openRequests().positions()) {
      if (isOver(incident.log().feedback().get(position), given, riskAuthority, predecessors)) {
        incident.openRequests(incident.openRequests().without(position));
        incident.log().note(given.givenAt(), Kind.REQUEST_WITHDRAWN, given.givenBy(), null);
      }
    }
    if (incident.acceptedUntil() != null
        && isOver(
            incident.log().lastAcceptance().orElseThrow(), given, riskAuthority, predecessors)) {
      incident.acceptedUntil(null);
    }
  }

  private static boolean isOver(
      GivenFeedback open, GivenFeedback newer, boolean riskAuthority, Set<String> predecessors) {
    return OpenWork.of(open.outcome())
        .isOver(newer.outcome(), Speaker.of(open, newer, riskAuthority, predecessors));
  }

  private Standing standing() {
    if (!incident.openRequests().isEmpty()) {
      return new Standing(null, List.of(incident.openRequests().first()), 0, null);
    }
    if (incident.acceptedUntil() != null) {
      int acceptance = incident.log().lastAcceptancePosition();
      return new Standing(incident.status(), List.of(acceptance), 0, null);
    }
    return new Standing(
        incident.status(),
        List.of(),
        incident.round().number(),
        incident.round().silentUntil());
  }

  /**
   * All feedback is taken up.
   *
   * @return what has to be seen to first: a request, else an accepted risk, else only patience
   */
  public FeedbackOutcome take() {
    incident.allFeedbackTaken();
    return firstRequest()
        .map(GivenFeedback::outcome)
        .orElse(
            incident.acceptedUntil() == null
                ? FeedbackOutcome.IN_PROGRESS
                : FeedbackOutcome.RISK_ACCEPTED);
  }

  /** What the SOC has yet to verify or to answer, oldest first. */
  public List<GivenFeedback> requests() {
    List<GivenFeedback> feedback = incident.log().feedback();
    return incident.openRequests().positions().stream().map(feedback::get).toList();
  }

  /** What the SOC has to see to now. */
  public Optional<GivenFeedback> firstRequest() {
    return requests().stream().findFirst();
  }

  /**
   * Closes the incident, or returns it to the client. Help that waits behind the verification is
   * answered by the comment when the incident is closed; else it comes next.
   *
   * @throws InvalidInput when the incident would be closed and help that was asked for is not
   *     answered
   * @throws StateConflict when no mitigation waits for verification
   */
  public void verify(Verdict verdict, String comment, String by, Instant at) {
    requireRequest(FeedbackOutcome.MITIGATED);
    if (verdict == Verdict.REMOVED) {
      answerHelp(comment, by, at);
      incident.log().note(at, Kind.REMOVAL_VERIFIED, by, comment);
      incident.close(at);
    } else {
      // whoever says that it is gone is answered by the same finding
      answer(FeedbackOutcome.MITIGATED);
      incident.owe(new FollowUpNote(at, Kind.STILL_PRESENT, by, comment, null));
    }
  }

  private void answerHelp(String answer, String by, Instant at) {
    List<GivenFeedback> help = requests().stream()
        .filter(request -> request.outcome() == FeedbackOutcome.NEED_HELP)
        .toList();
    if (help.isEmpty()) {
      return;
    }
    if (answer == null) {
      throw new InvalidInput(
          "comment",
          "answerToHelp",
          "%s has asked for help as well; please answer in the comment, it is mailed with the news that the incident is closed."
              .formatted(help.get(0).givenBy()));
    }
    answer(FeedbackOutcome.NEED_HELP);
    incident.log().note(at, Kind.CLIENT_HELPED, by, answer);
  }

  /**
   * @throws StateConflict when the client has not asked for help
   */
  public void assisted(String answer, String by, Instant at) {
    requireRequest(FeedbackOutcome.NEED_HELP);
    incident.openRequests(
        incident.openRequests().without(incident.openRequests().first()));
    incident.owe(new FollowUpNote(at, Kind.CLIENT_HELPED, by, answer, null));
  }

  /** Nobody at the client needs an answer to that any more. */
  public void takeBack(GivenFeedback request, String reason, String by, Instant at) {
    int position = incident.log().feedback().indexOf(request);
    incident.openRequests(incident.openRequests().without(position));
    incident.log().add(new FollowUpNote(at, Kind.REQUEST_WITHDRAWN, by, reason, request.givenBy()));
    incident.lastFeedbackFingerprint(null);
    incident.settle(at);
  }

  private void answer(FeedbackOutcome outcome) {
    for (int position : incident.openRequests().positions()) {
      if (incident.log().feedback().get(position).outcome() == outcome) {
        incident.openRequests(incident.openRequests().without(position));
      }
    }
  }

  private void requireRequest(FeedbackOutcome outcome) {
    if (firstRequest().filter(request -> request.outcome() == outcome).isEmpty()) {
      throw incident.conflict("notAwaitingSoc", "there is nothing for the SOC to do");
    }
  }
}

package org.threatreviews.histories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.GivenFeedback;
import org.threatreviews.incident.correction.ReportCorrection;

/**
 * What contacts have asked of the SOC, as far as it was neither answered nor taken back by whoever
 * asked; another's word never overwrites it.
 */
final class Requests {

  /** What a contact wants of the SOC. */
  record Request(FeedbackOutcome wants, String by, String words) {}

  private final Map<String, List<Request>> open = new HashMap<>();
  private final Set<String> helpedByClosure = new HashSet<>();

  /** Feedback was taken in: each contact's own last word counts. */
  void given(String incident, String by, FeedbackOutcome outcome, String words) {
    List<Request> asked = of(incident);
    asked.removeIf(request -> request.by().equals(by) && request.wants() != outcome);
    boolean saidAgain = asked.stream()
        .anyMatch(request -> request.wants() == outcome && request.by().equals(by));
    if (isRequest(outcome) && !saidAgain) {
      asked.add(new Request(outcome, by, words));
    }
  }

  private static boolean isRequest(FeedbackOutcome outcome) {
    return outcome == FeedbackOutcome.NEED_HELP || outcome == FeedbackOutcome.MITIGATED;
  }

  /** Somebody who may do so has said that no answer is needed any more. */
  void takenBack(String incident, GivenFeedback asked) {
    of(incident)
        .removeIf(
            request -> request.wants() == asked.outcome() && request.by().equals(asked.givenBy()));
  }

  /** A task was completed: help answers one request, one look all who say that it is gone. */
  void worked(String incident, String task, Map<String, Object> form) {
    switch (task) {
      case "userTask_assistClient" ->
        of(incident).stream()
            .filter(request -> request.wants() == FeedbackOutcome.NEED_HELP)
            .findFirst()
            .ifPresent(of(incident)::remove);
      case "userTask_verifyClosure" -> {
        boolean removed = "REMOVED".equals(form.get("verdict"));
        if (removed
            && of(incident).stream()
                .anyMatch(request -> request.wants() == FeedbackOutcome.NEED_HELP)) {
          helpedByClosure.add(incident);
        }
        of(incident).removeIf(request -> request.wants() == FeedbackOutcome.MITIGATED || removed);
      }
      default -> {}
    }
  }

  /** What a duplicate's contacts asked for counts for the incident that goes on. */
  void corrected(String incident, ReportCorrection correction) {
    if (correction.kind() == ReportCorrection.Kind.MERGE) {
      of(incident).stream()
          .filter(request -> !isAskedAlready(correction.into(), request))
          .forEach(of(correction.into())::add);
    }
    if (correction.kind() != ReportCorrection.Kind.SEVERITY) {
      of(incident).clear();
    }
  }

  private boolean isAskedAlready(String incident, Request request) {
    return of(incident).stream()
        .anyMatch(open -> open.equals(request)
            || open.wants() == request.wants() && request.wants() == FeedbackOutcome.MITIGATED);
  }

  /** Incidents that were closed while somebody waited for help: the closure must have answered it. */
  Set<String> helpedByClosure() {
    return helpedByClosure;
  }

  /** Whether the SOC has something to verify now. */
  boolean isToVerify(String incident) {
    return of(incident).stream()
        .limit(1)
        .anyMatch(request -> request.wants() == FeedbackOutcome.MITIGATED);
  }

  /** What the SOC still owes the contacts about an incident, oldest first. */
  List<Request> open(String incident) {
    return List.copyOf(of(incident));
  }

  private List<Request> of(String incident) {
    return open.computeIfAbsent(incident, any -> new ArrayList<>());
  }
}

package org.threatreviews.review.process;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.HandOvers;
import org.threatreviews.review.handover.HandOvers.Candidate;
import org.threatreviews.task.process.Markdown;

/** Shows, besides the review, who could hold it and why that person can't. */
@Component
class NameSubstituteCreateListener implements TaskListener {

  private final HandOvers handOvers;
  private final ReviewBriefingListener briefing;
  private final OtherHandOvers others;

  NameSubstituteCreateListener(
      HandOvers handOvers, ReviewBriefingListener briefing, OtherHandOvers others) {
    this.handOvers = handOvers;
    this.briefing = briefing;
    this.others = others;
  }

  @Override
  public void notify(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    String former =
        (String) task.getExecution().getVariable(ReviewHandOverIds.VARIABLE_FORMER_ANALYST);
    task.setVariableLocal(ReviewHandOverIds.VARIABLE_OTHERS, others.of(reference, former));
    HandOvers.Situation situation = handOvers.situation(reference, former);
    briefing.show(
        task, """
        %s %s Everybody in the pool, those with the most time in that week first:

        %s""".formatted(nobody(situation.formerName()), situation.reason(), lines(situation)));
  }

  private static String nobody(String former) {
    return former.isBlank()
        ? "Nobody leads this meeting, and nobody qualified is free."
        : "**%s** cannot lead this meeting, and nobody else qualified is free."
            .formatted(Markdown.literal(former));
  }

  /** Everybody in the pool, and what keeps them from it. */
  static String lines(HandOvers.Situation situation) {
    return situation.candidates().isEmpty()
        ? "The pool is empty."
        : situation.candidates().stream()
            .map(NameSubstituteCreateListener::line)
            .collect(Collectors.joining("\n"));
  }

  private static String line(Candidate candidate) {
    String state = candidate.away()
        ? "away on that day"
        : candidate.busy() ? "in another review at that time" : "free";
    if (!candidate.qualified()) {
      state += ", not qualified for this client";
    }
    return "* %s (%s)%s: %s, %d of %d reviews in that week"
        .formatted(
            Markdown.literal(candidate.name()),
            Markdown.literal(candidate.userId()),
            candidate.advisor() ? ", advisor" : "",
            state,
            candidate.meetings(),
            candidate.weeklyReviews());
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.HandOvers;

/** Shows, besides the review, why nobody has it and who could. */
@Component
class AssignAnalystCreateListener implements TaskListener {

  private static final String NOBODY = "";

  private final HandOvers handOvers;
  private final ReviewBriefingListener briefing;

  AssignAnalystCreateListener(HandOvers handOvers, ReviewBriefingListener briefing) {
    this.handOvers = handOvers;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    HandOvers.Situation situation =
        handOvers.situation(task.getExecution().getProcessBusinessKey(), NOBODY);
    briefing.show(
        task, """
        Nobody who is qualified is free for this meeting. %s Everybody in the pool, those with the \
        most time in that week first:

        %s""".formatted(situation.reason(), NameSubstituteCreateListener.lines(situation)));
  }
}

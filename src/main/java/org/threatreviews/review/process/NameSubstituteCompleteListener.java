package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.HandOvers;
import org.threatreviews.task.process.CompletedForm;

/** Gives the review to whom the team lead has named. */
@Component
class NameSubstituteCompleteListener implements TaskListener {

  private final HandOvers handOvers;

  NameSubstituteCompleteListener(HandOvers handOvers) {
    this.handOvers = handOvers;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    handOvers.decide(
        form.reference(),
        (String) task.getVariable(ReviewHandOverIds.VARIABLE_FORMER_ANALYST),
        form.text(ReviewHandOverIds.VARIABLE_ANALYST).orElse(null),
        form.by());
  }
}

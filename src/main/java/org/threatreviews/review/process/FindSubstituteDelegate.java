package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.HandOvers;

/** Gives the review to somebody who is there. */
@Component
class FindSubstituteDelegate implements JavaDelegate {

  private final HandOvers handOvers;

  FindSubstituteDelegate(HandOvers handOvers) {
    this.handOvers = handOvers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(Variables.putValue(
            ReviewHandOverIds.VARIABLE_ANALYST_FOUND,
            handOvers.findSubstitute(
                execution.getProcessBusinessKey(),
                (String) execution.getVariable(ReviewHandOverIds.VARIABLE_PLANNED),
                (String) execution.getVariable(ReviewHandOverIds.VARIABLE_NAMED)))
        .putValue(ReviewHandOverIds.VARIABLE_NAMED, null));
  }
}

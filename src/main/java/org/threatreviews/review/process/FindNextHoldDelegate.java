package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Finds the hold that the client is in, or else the next; or the subscription that begins next. */
@Component
class FindNextHoldDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  FindNextHoldDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariables(HoldVariables.of(programme.nextTurn(execution.getProcessBusinessKey())));
  }
}

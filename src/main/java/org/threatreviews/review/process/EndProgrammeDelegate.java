package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Ends the contract. */
@Component
class EndProgrammeDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  EndProgrammeDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    programme.end(execution.getProcessBusinessKey());
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Puts the client on hold, or gives it the subscription that begins. */
@Component
class PutOnHoldDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  PutOnHoldDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    programme.followAgreements(execution.getProcessBusinessKey());
  }
}

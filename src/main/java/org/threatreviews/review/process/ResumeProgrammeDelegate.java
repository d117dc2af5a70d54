package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Resumes the programme after a hold. */
@Component
class ResumeProgrammeDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  ResumeProgrammeDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    programme.followAgreements(execution.getProcessBusinessKey());
  }
}

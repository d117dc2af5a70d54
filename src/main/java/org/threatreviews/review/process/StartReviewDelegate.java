package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Starts the process of the next review. */
@Component
class StartReviewDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  StartReviewDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    programme.begin((String) execution.getVariable(ReviewProgrammeIds.VARIABLE_NEXT_REVIEW));
  }
}

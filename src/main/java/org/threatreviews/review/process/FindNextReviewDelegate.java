package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.ReviewProgramme;

/** Finds the review whose preparation begins next. */
@Component
class FindNextReviewDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  FindNextReviewDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ReviewProgrammeIds.VARIABLE_NEXT_REVIEW,
        programme
            .nextToBegin(execution.getProcessBusinessKey())
            .map(ReviewSummary::reference)
            .orElse(null));
  }
}

package org.threatreviews.review.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.ReviewSummary;

/** Finds the review whose preparation begins next. */
@Component
class FindNextReviewDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  FindNextReviewDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Optional<String> next =
        programme.nextToBegin(execution.getProcessBusinessKey()).map(ReviewSummary::reference);
    execution.setVariable(ReviewProgrammeIds.VARIABLE_NEXT_REVIEW, next.orElse(null));
    execution.setVariable(ReviewProgrammeIds.VARIABLE_REVIEW_LEFT, next.isPresent());
  }
}

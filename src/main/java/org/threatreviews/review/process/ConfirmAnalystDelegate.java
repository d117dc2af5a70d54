package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.ReviewAssignment;

/** Makes sure that somebody can hold the review. */
@Component
class ConfirmAnalystDelegate implements JavaDelegate {

  private final ReviewAssignment assignment;

  ConfirmAnalystDelegate(ReviewAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_ANALYST_FOUND,
        assignment.confirm(execution.getProcessBusinessKey()));
  }
}

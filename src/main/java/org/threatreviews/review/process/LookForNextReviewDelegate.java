package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.LeftPoints;

/** Leaves what a review has not settled to the next one, if there is one. */
@Component
class LookForNextReviewDelegate implements JavaDelegate {

  private final LeftPoints leftPoints;

  LookForNextReviewDelegate(LeftPoints leftPoints) {
    this.leftPoints = leftPoints;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        LeftPointsIds.VARIABLE_REVIEW_AHEAD, leftPoints.passOn(execution.getProcessBusinessKey()));
  }
}

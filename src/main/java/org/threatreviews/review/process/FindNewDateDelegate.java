package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Finds a new date after a meeting that did not take place. */
@Component
class FindNewDateDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  FindNewDateDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        MissedReviewIds.VARIABLE_NEW_DATE_FOUND,
        reviews.reschedule(execution.getProcessBusinessKey()));
  }
}

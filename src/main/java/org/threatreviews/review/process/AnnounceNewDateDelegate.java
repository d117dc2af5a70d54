package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Tells the contacts when the meeting is now. */
@Component
class AnnounceNewDateDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  AnnounceNewDateDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_ANALYST_FOUND,
        reviews.announceNewDate(execution.getProcessBusinessKey()));
  }
}

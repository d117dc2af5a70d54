package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Sends the pack to the client. */
@Component
class PublishPackDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  PublishPackDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.publish(execution.getProcessBusinessKey());
  }
}

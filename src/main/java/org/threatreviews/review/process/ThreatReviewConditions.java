package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** What a gateway of {@code threat-review} asks. Public, for expressions call it. */
@Component
public class ThreatReviewConditions {

  private final ThreatReviews reviews;

  ThreatReviewConditions(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  public boolean isPrepared(DelegateExecution execution) {
    return reviews.isPrepared(execution.getProcessBusinessKey());
  }
}

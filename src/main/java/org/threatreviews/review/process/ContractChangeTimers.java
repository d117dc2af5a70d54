package org.threatreviews.review.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ContractChangeTimers {

  private final ThreatReviews reviews;

  ContractChangeTimers(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(reviews.decisionDue());
  }
}

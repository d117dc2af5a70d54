package org.threatreviews.review.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.process.FormLifetimes;

/** The due dates in the model. Public, for the engine calls only methods of public classes. */
@Component
public class ContractChangeTimers {

  private final ThreatReviews reviews;
  private final FormLifetimes lifetimes;

  ContractChangeTimers(ThreatReviews reviews, FormLifetimes lifetimes) {
    this.reviews = reviews;
    this.lifetimes = lifetimes;
  }

  public Date decisionDue(DelegateExecution execution) {
    return Date.from(reviews.decisionDue());
  }

  public Date formAbandoned(DelegateExecution execution) {
    return Date.from(
        lifetimes.end(ContractChangeIds.USER_TASK_CHANGE_CONTRACT, reviews.decisionDue()));
  }
}

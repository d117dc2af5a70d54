package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Collects what is to be talked about. */
@Component
class CollectAgendaDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  CollectAgendaDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_PREPARED,
        reviews.collectAgenda(execution.getProcessBusinessKey()));
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.ReviewAgenda;

/** Collects what is to be talked about. */
@Component
class CollectAgendaDelegate implements JavaDelegate {

  private final ReviewAgenda reviewAgenda;

  CollectAgendaDelegate(ReviewAgenda reviewAgenda) {
    this.reviewAgenda = reviewAgenda;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        ThreatReviewIds.VARIABLE_PREPARED, reviewAgenda.collect(execution.getProcessBusinessKey()));
  }
}

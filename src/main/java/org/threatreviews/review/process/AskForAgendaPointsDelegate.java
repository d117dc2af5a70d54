package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Asks the contacts what they want to talk about. */
@Component
class AskForAgendaPointsDelegate implements JavaDelegate {

  private final ThreatReviews reviews;

  AskForAgendaPointsDelegate(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void execute(DelegateExecution execution) {
    reviews.askForAgendaPoints(execution.getProcessBusinessKey());
  }
}

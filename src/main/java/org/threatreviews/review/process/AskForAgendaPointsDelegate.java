package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.pack.ReviewPreparation;

/** Asks the contacts what they want to talk about. */
@Component
class AskForAgendaPointsDelegate implements JavaDelegate {

  private final ReviewPreparation preparation;

  AskForAgendaPointsDelegate(ReviewPreparation preparation) {
    this.preparation = preparation;
  }

  @Override
  public void execute(DelegateExecution execution) {
    preparation.askForAgendaPoints(execution.getProcessBusinessKey());
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.HandOvers;

/** Tells client and analyst who holds the review now. */
@Component
class AnnounceHandOverDelegate implements JavaDelegate {

  private final HandOvers handOvers;

  AnnounceHandOverDelegate(HandOvers handOvers) {
    this.handOvers = handOvers;
  }

  @Override
  public void execute(DelegateExecution execution) {
    handOvers.announce(execution.getProcessBusinessKey());
  }
}

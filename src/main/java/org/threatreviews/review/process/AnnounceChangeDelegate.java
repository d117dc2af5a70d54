package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.plan.ReviewProgramme;

/** Tells the contacts what has changed in the plan. */
@Component
class AnnounceChangeDelegate implements JavaDelegate {

  private final ReviewProgramme programme;

  AnnounceChangeDelegate(ReviewProgramme programme) {
    this.programme = programme;
  }

  @Override
  public void execute(DelegateExecution execution) {
    programme.announceChanges(execution.getProcessBusinessKey());
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Gives the review to whom the team lead has named. */
@Component
class AssignAnalystCompleteListener implements TaskListener {

  private final ThreatReviews reviews;

  AssignAnalystCompleteListener(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    boolean found = reviews.assignAnalyst(
        task.getExecution().getProcessBusinessKey(),
        TaskInput.text(task, ThreatReviewIds.VARIABLE_ANALYST));
    task.removeVariable(ThreatReviewIds.VARIABLE_ANALYST);
    task.setVariable(ThreatReviewIds.VARIABLE_ANALYST_FOUND, found);
  }
}

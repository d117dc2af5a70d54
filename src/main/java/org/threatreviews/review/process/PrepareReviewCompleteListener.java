package org.threatreviews.review.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;

/** Keeps what the analyst has written, as a draft unless it is ready. */
@Component
class PrepareReviewCompleteListener implements TaskListener {

  private final ThreatReviews reviews;

  PrepareReviewCompleteListener(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    boolean ready = TaskInput.flag(task, ThreatReviewIds.VARIABLE_READY, true);
    reviews.prepare(
        task.getExecution().getProcessBusinessKey(),
        TaskInput.text(task, ThreatReviewIds.VARIABLE_SUMMARY),
        TaskInput.text(task, ThreatReviewIds.VARIABLE_TRAINING_POINT),
        ready);
    task.removeVariables(List.of(
        ThreatReviewIds.VARIABLE_SUMMARY,
        ThreatReviewIds.VARIABLE_TRAINING_POINT,
        ThreatReviewIds.VARIABLE_READY));
    task.setVariable(ThreatReviewIds.VARIABLE_PREPARED, ready);
  }
}

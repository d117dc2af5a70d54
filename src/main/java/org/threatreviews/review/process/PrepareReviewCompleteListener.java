package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.process.CompletedForm;

/** Keeps what the analyst has written, as a draft unless it is ready. */
@Component
class PrepareReviewCompleteListener implements TaskListener {

  private final ThreatReviews reviews;

  PrepareReviewCompleteListener(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean ready = form.flag(ThreatReviewIds.VARIABLE_READY, true);
    reviews.prepare(
        form.reference(),
        form.text(ThreatReviewIds.VARIABLE_SUMMARY).orElse(null),
        form.text(ThreatReviewIds.VARIABLE_TRAINING_POINT).orElse(null),
        ready);
    task.setVariable(ThreatReviewIds.VARIABLE_PREPARED, ready);
  }
}

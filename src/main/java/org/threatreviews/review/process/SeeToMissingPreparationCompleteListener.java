package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewChase;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Keeps what the lead did about a review that was not prepared in time. */
@Component
class SeeToMissingPreparationCompleteListener implements TaskListener {

  private final ThreatReviews reviews;
  private final TaskEscalations escalations;

  SeeToMissingPreparationCompleteListener(ThreatReviews reviews, TaskEscalations escalations) {
    this.reviews = reviews;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer = LeadAnswer.of(task, ThreatReviewIds.USER_TASK_PREPARE_REVIEW, escalations);
    reviews.chased(
        answer.reference(), ReviewChase.MISSING_PREPARATION_SEEN_TO, answer.notes(), answer.by());
  }
}

package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewChase;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Keeps what the lead did about a meeting that was not recorded in time. */
@Component
class ChaseReviewRecordCompleteListener implements TaskListener {

  private final ThreatReviews reviews;
  private final TaskEscalations escalations;

  ChaseReviewRecordCompleteListener(ThreatReviews reviews, TaskEscalations escalations) {
    this.reviews = reviews;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer = LeadAnswer.of(task, ThreatReviewIds.USER_TASK_HOLD_REVIEW, escalations);
    reviews.chased(answer.reference(), ReviewChase.RECORD_CHASED, answer.notes(), answer.by());
  }
}

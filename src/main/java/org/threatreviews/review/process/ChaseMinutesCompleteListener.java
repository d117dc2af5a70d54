package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewChase;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Keeps what the lead did about minutes that did not go out in time. */
@Component
class ChaseMinutesCompleteListener implements TaskListener {

  private final ThreatReviews reviews;
  private final TaskEscalations escalations;

  ChaseMinutesCompleteListener(ThreatReviews reviews, TaskEscalations escalations) {
    this.reviews = reviews;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer =
        LeadAnswer.of(task, ReviewMinutesIds.SERVICE_TASK_SEND_MINUTES, escalations);
    reviews.chased(answer.reference(), ReviewChase.MINUTES_CHASED, answer.notes(), answer.by());
  }
}

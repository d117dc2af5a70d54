package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ThreatReviews;

/** Gives the preparation to the review's analyst and shows the agenda and the draft, if any. */
@Component
class PrepareReviewCreateListener implements TaskListener {

  private final ThreatReviews reviews;
  private final ReviewBriefingListener briefing;

  PrepareReviewCreateListener(ThreatReviews reviews, ReviewBriefingListener briefing) {
    this.reviews = reviews;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    ReviewRecord known = briefing.show(task, ReviewBriefing.of(reviews.agenda(reference)));
    task.setAssignee(known.review().analyst());
    // not local to the task: what the form hands in replaces them
    task.setVariable(ThreatReviewIds.VARIABLE_SUMMARY, known.summary());
    task.setVariable(ThreatReviewIds.VARIABLE_TRAINING_POINT, known.trainingPoint());
  }
}

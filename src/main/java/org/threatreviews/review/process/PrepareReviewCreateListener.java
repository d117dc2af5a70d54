package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ThreatReviews;

/** Gives the preparation to the review's analyst and shows the agenda and the draft, if any. */
@Component
class PrepareReviewCreateListener implements TaskListener {

  private final ThreatReviews reviews;
  private final ReviewBriefingListener briefing;
  private final NotificationSettings settings;

  PrepareReviewCreateListener(
      ThreatReviews reviews, ReviewBriefingListener briefing, NotificationSettings settings) {
    this.reviews = reviews;
    this.briefing = briefing;
    this.settings = settings;
  }

  @Override
  public void notify(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    ReviewRecord known = briefing.show(
        task,
        "%s\n\n[Emerging threats: choose what the pack tells this client](%s)"
            .formatted(
                ReviewBriefing.of(reviews.agenda(reference)),
                settings.baseUrl().resolve("/reviews/%s/threats".formatted(reference))));
    task.setAssignee(known.review().analyst());
    // not local to the task: what the form hands in replaces them
    task.setVariable(ThreatReviewIds.VARIABLE_SUMMARY, known.summary());
    task.setVariable(ThreatReviewIds.VARIABLE_TRAINING_POINT, known.trainingPoint());
  }
}

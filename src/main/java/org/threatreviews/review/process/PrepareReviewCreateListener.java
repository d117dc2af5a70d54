package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.ThreatReviews;

/**
 * Gives the preparation to the review's analyst and shows the agenda and what was written before,
 * with a link to the pack as it would go out now.
 */
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
    // first: a long agenda is cut, the link must not be
    String draft = "[Draft of the pack, with what is known by now](%s)"
        .formatted(settings.baseUrl().resolve("/reviews/%s/draft".formatted(reference)));
    task.setAssignee(briefing
        .show(task, draft + "\n\n" + ReviewBriefing.of(reviews.agenda(reference)))
        .review()
        .analyst());
    // not local to the task: what the form hands in replaces them
    Preparation written = reviews.recordOf(reference).preparation();
    task.setVariable(ThreatReviewIds.VARIABLE_SUMMARY, written.summary());
    task.setVariable(ThreatReviewIds.VARIABLE_TRAINING_POINT, written.trainingPoint());
    task.setVariable(ThreatReviewIds.VARIABLE_RECOMMENDATIONS, written.recommendations());
  }
}

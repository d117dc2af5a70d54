package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.review.Preparation;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.pack.ReviewPacks;

/**
 * Gives the preparation to the review's analyst and shows the agenda and what was written before,
 * with links to the pack as it would go out now and to the threats that it tells the client.
 */
@Component
class PrepareReviewCreateListener implements TaskListener {

  private final ThreatReviews reviews;
  private final ReviewAgenda reviewAgenda;
  private final ReviewPacks packs;
  private final ReviewBriefingListener briefing;
  private final NotificationSettings settings;

  PrepareReviewCreateListener(
      ThreatReviews reviews,
      ReviewAgenda reviewAgenda,
      ReviewPacks packs,
      ReviewBriefingListener briefing,
      NotificationSettings settings) {
    this.reviews = reviews;
    this.reviewAgenda = reviewAgenda;
    this.packs = packs;
    this.briefing = briefing;
    this.settings = settings;
  }

  @Override
  public void notify(DelegateTask task) {
    String reference = task.getExecution().getProcessBusinessKey();
    ReviewRecord known = briefing.show(task, """
        [Draft of the pack with what is known so far](%s) \s
        [Emerging threats: choose which ones go into the pack](%s)

        %s%s""".formatted(
            page(reference, "draft"),
            page(reference, "threats"),
            ReviewBriefing.of(packs.unset(packs.draft(reference))),
            ReviewBriefing.of(reviewAgenda.of(reference))));
    task.setAssignee(known.review().analyst());
    // not local to the task: what the form hands in replaces them
    Preparation written = known.preparation();
    task.setVariable(ThreatReviewIds.VARIABLE_SUMMARY, written.summary());
    task.setVariable(ThreatReviewIds.VARIABLE_TRAINING_POINT, written.trainingPoint());
    task.setVariable(ThreatReviewIds.VARIABLE_RECOMMENDATIONS, written.recommendations());
    task.setVariable(ThreatReviewIds.VARIABLE_NO_TRAINING_BECAUSE, written.noTrainingBecause());
    task.setVariable(
        ThreatReviewIds.VARIABLE_NO_RECOMMENDATIONS_BECAUSE, written.noRecommendationsBecause());
  }

  private String page(String reference, String name) {
    return settings
        .baseUrl()
        .resolve("/reviews/%s/%s".formatted(reference, name))
        .toString();
  }
}

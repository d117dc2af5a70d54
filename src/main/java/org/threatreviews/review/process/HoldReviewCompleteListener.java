package org.threatreviews.review.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.MeetingRecord;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ThreatReviews;

/** Records how the meeting went. */
@Component
class HoldReviewCompleteListener implements TaskListener {

  private final ThreatReviews reviews;

  HoldReviewCompleteListener(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    ReviewOutcome outcome =
        TaskInput.choice(task, ThreatReviewIds.VARIABLE_OUTCOME, ReviewOutcome.class);
    if (outcome == null) {
      throw new InvalidInput(
          ThreatReviewIds.VARIABLE_OUTCOME, "required", "Say how the meeting went.");
    }
    boolean firstPostponement = reviews.recordMeeting(
        task.getExecution().getProcessBusinessKey(),
        new MeetingRecord(
            outcome,
            TaskInput.text(task, ThreatReviewIds.VARIABLE_ATTENDEES),
            TaskInput.text(task, ThreatReviewIds.VARIABLE_NOTES),
            TaskInput.flag(task, ThreatReviewIds.VARIABLE_MARK_REST_DISCUSSED, false)),
        TaskInput.actor(task));
    // else the form of the next meeting would show this one's record
    task.removeVariables(List.of(
        ThreatReviewIds.VARIABLE_ATTENDEES,
        ThreatReviewIds.VARIABLE_NOTES,
        ThreatReviewIds.VARIABLE_MARK_REST_DISCUSSED));
    task.setVariable(ThreatReviewIds.VARIABLE_FIRST_POSTPONEMENT, firstPostponement);
  }
}

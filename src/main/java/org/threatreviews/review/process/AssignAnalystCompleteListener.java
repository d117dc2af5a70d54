package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.handover.ReviewAssignment;
import org.threatreviews.task.process.CompletedForm;

/** Gives the review to whom the team lead has named. */
@Component
class AssignAnalystCompleteListener implements TaskListener {

  private final ReviewAssignment assignment;

  AssignAnalystCompleteListener(ReviewAssignment assignment) {
    this.assignment = assignment;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    boolean found = assignment.assign(
        form.reference(), form.text(ThreatReviewIds.VARIABLE_ANALYST).orElse(null), form.by());
    task.setVariable(ThreatReviewIds.VARIABLE_ANALYST_FOUND, found);
  }
}

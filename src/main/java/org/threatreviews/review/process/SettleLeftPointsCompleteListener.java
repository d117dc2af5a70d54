package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.LeftPoints;
import org.threatreviews.task.process.CompletedForm;

/** Records how the team lead has settled what no review is left for. */
@Component
class SettleLeftPointsCompleteListener implements TaskListener {

  private final LeftPoints leftPoints;

  SettleLeftPointsCompleteListener(LeftPoints leftPoints) {
    this.leftPoints = leftPoints;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String result = form.text(LeftPointsIds.VARIABLE_RESULT)
        .orElseThrow(() -> CompletedForm.missing(LeftPointsIds.VARIABLE_RESULT));
    leftPoints.settle(form.reference(), result, form.by());
  }
}

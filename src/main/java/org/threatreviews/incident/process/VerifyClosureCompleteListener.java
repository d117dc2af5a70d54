package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.Verdict;
import org.threatreviews.incident.steps.FollowUpSteps;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.task.process.CompletedForm;

/** Records what the SOC found. */
@Component
class VerifyClosureCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  VerifyClosureCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    Verdict verdict = form.choice(IncidentFollowUpIds.VARIABLE_VERDICT, Verdict.class)
        .orElseThrow(() -> new InvalidInput(
            IncidentFollowUpIds.VARIABLE_VERDICT,
            "required",
            "Please say whether the threat is gone."));
    followUp.verify(
        form.reference(),
        verdict,
        form.text(IncidentFollowUpIds.VARIABLE_COMMENT).orElse(null),
        form.by());
  }
}

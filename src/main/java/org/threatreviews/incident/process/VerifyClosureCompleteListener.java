package org.threatreviews.incident.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.FollowUpSteps;
import org.threatreviews.incident.Verdict;
import org.threatreviews.problem.InvalidInput;

/** Records what the SOC found. */
@Component
class VerifyClosureCompleteListener implements TaskListener {

  private final FollowUpSteps followUp;

  VerifyClosureCompleteListener(FollowUpSteps followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    TaskAnswer answer = new TaskAnswer(task);
    Verdict verdict = answer.choice(IncidentFollowUpIds.VARIABLE_VERDICT, Verdict.class);
    if (verdict == null) {
      throw new InvalidInput(
          IncidentFollowUpIds.VARIABLE_VERDICT, "required", "Say whether the threat is removed.");
    }
    followUp.verify(
        answer.reference(),
        verdict,
        answer.takeText(IncidentFollowUpIds.VARIABLE_COMMENT),
        answer.by());
  }
}

package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** Keeps what the lead did about a late stage. */
@Component
class ChaseIntroductionCallCompleteListener implements TaskListener {

  private final Onboarding onboarding;
  private final TaskEscalations escalations;

  ChaseIntroductionCallCompleteListener(Onboarding onboarding, TaskEscalations escalations) {
    this.onboarding = onboarding;
    this.escalations = escalations;
  }

  @Override
  public void notify(DelegateTask task) {
    LeadAnswer answer =
        LeadAnswer.of(task, ClientOnboardingIds.USER_TASK_HOLD_INTRODUCTION_CALL, escalations);
    onboarding.stageChased(answer.reference(), answer.notes(), answer.by());
  }
}

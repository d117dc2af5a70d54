package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

@Component
class SendPlanDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  SendPlanDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    onboarding.sendPlan(execution.getProcessBusinessKey());
  }
}

package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

@Component
class SendWelcomeDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  SendWelcomeDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    onboarding.sendWelcome(execution.getProcessBusinessKey());
  }
}

package org.threatreviews.onboarding.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

@Component
class StartProgrammeDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  StartProgrammeDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    onboarding.startProgramme(execution.getProcessBusinessKey());
  }
}

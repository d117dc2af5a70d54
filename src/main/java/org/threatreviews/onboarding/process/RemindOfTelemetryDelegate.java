package org.threatreviews.onboarding.process;

import static org.threatreviews.onboarding.process.ClientOnboardingIds.VARIABLE_TELEMETRY_REMINDERS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

/** The variable shows a lead in Cockpit how many reminders there were. */
@Component
class RemindOfTelemetryDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  RemindOfTelemetryDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    execution.setVariable(
        VARIABLE_TELEMETRY_REMINDERS,
        onboarding.remindOfTelemetry(execution.getProcessBusinessKey(), (Integer)
            execution.getVariable(VARIABLE_TELEMETRY_REMINDERS)));
  }
}

package org.threatreviews.onboarding.process;

import static org.threatreviews.onboarding.process.ClientOnboardingIds.VARIABLE_TELEMETRY_REMINDERS;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

/**
 * Counts the reminders, so that each is sent once and a lead sees in Cockpit how many there were.
 */
@Component
class RemindTelemetryDelegate implements JavaDelegate {

  private final Onboarding onboarding;

  RemindTelemetryDelegate(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Integer before = (Integer) execution.getVariable(VARIABLE_TELEMETRY_REMINDERS);
    int count = before == null ? 1 : before + 1;
    onboarding.remindTelemetry(execution.getProcessBusinessKey(), count);
    execution.setVariable(VARIABLE_TELEMETRY_REMINDERS, count);
  }
}

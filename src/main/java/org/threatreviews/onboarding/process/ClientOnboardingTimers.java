package org.threatreviews.onboarding.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;

/** The due dates of the process {@code client-onboarding}. Public, for expressions call it. */
@Component
public class ClientOnboardingTimers {

  private final Onboarding onboarding;

  ClientOnboardingTimers(Onboarding onboarding) {
    this.onboarding = onboarding;
  }

  public Date stageDue(DelegateExecution execution) {
    return Date.from(onboarding.stageDue(execution.getProcessBusinessKey()));
  }

  public Date chaseDue(DelegateExecution execution) {
    return Date.from(onboarding.chaseDue(execution.getProcessBusinessKey()));
  }

  public Date telemetryReminderDue(DelegateExecution execution) {
    return Date.from(onboarding.telemetryReminderDue(execution.getProcessBusinessKey()));
  }

  public Date contractEnd(DelegateExecution execution) {
    return Date.from(onboarding.contractOver(execution.getProcessBusinessKey()));
  }
}

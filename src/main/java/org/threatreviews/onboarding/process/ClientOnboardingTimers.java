package org.threatreviews.onboarding.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.task.TaskEscalations;
import org.threatreviews.task.process.LeadAnswer;

/** The due dates of the process {@code client-onboarding}. Public, for expressions call it. */
@Component
public class ClientOnboardingTimers {

  private final Onboarding onboarding;
  private final TaskEscalations escalations;

  ClientOnboardingTimers(Onboarding onboarding, TaskEscalations escalations) {
    this.onboarding = onboarding;
    this.escalations = escalations;
  }

  public Date stageDue(DelegateExecution execution) {
    return Date.from(onboarding.stageDue(execution.getProcessBusinessKey()));
  }

  public Date chaseDue(DelegateExecution execution) {
    return Date.from(onboarding.chaseDue(execution.getProcessBusinessKey()));
  }

  public Date chaseAgainDue(DelegateExecution execution) {
    String late = switch (execution.getCurrentActivityId()) {
      case ClientOnboardingIds.EVENT_CHASE_INTRODUCTION_AGAIN_DUE ->
        ClientOnboardingIds.USER_TASK_HOLD_INTRODUCTION_CALL;
      case ClientOnboardingIds.EVENT_CHASE_TELEMETRY_AGAIN_DUE ->
        ClientOnboardingIds.USER_TASK_CONFIRM_TELEMETRY;
      default -> ClientOnboardingIds.USER_TASK_HOLD_ORIENTATION_CALL;
    };
    return LeadAnswer.nextAsk(execution, late, escalations);
  }

  public Date telemetryReminderDue(DelegateExecution execution) {
    return Date.from(onboarding.telemetryReminderDue(execution.getProcessBusinessKey()));
  }

  public Date contractEnd(DelegateExecution execution) {
    return Date.from(onboarding.contractOver(execution.getProcessBusinessKey()));
  }
}

package org.threatreviews.onboarding.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.onboarding.OnboardingProcess;
import org.threatreviews.task.process.ProcessMessages;

@Component
class CamundaOnboardingProcess implements OnboardingProcess {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final ProcessMessages messages;

  CamundaOnboardingProcess(
      RuntimeService runtime, ManagementService management, ProcessMessages messages) {
    this.runtime = runtime;
    this.management = management;
    this.messages = messages;
  }

  @Override
  public void start(String clientReference) {
    runtime.startProcessInstanceByKey(ClientOnboardingIds.PROCESS, clientReference);
  }

  @Override
  public void goOn(String clientReference, OnboardingStage stage, int telemetryReminders) {
    runtime
        .createProcessInstanceByKey(ClientOnboardingIds.PROCESS)
        .businessKey(clientReference)
        .setVariable(ClientOnboardingIds.VARIABLE_TELEMETRY_REMINDERS, telemetryReminders)
        .startBeforeActivity(
            switch (stage) {
              case INTRODUCTION_CALL -> ClientOnboardingIds.SUB_PROCESS_INTRODUCTION;
              case TELEMETRY -> ClientOnboardingIds.SUB_PROCESS_TELEMETRY;
              case ORIENTATION_CALL -> ClientOnboardingIds.SUB_PROCESS_ORIENTATION;
              case PLANNING, COMPLETE -> ClientOnboardingIds.SERVICE_TASK_PLAN_REVIEWS;
            })
        .execute();
  }

  @Override
  public void contractEndMoved(String clientReference, Instant contractOver) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ClientOnboardingIds.PROCESS)
        .processInstanceBusinessKey(clientReference)
        .unlimitedList()
        .forEach(instance -> moveContractEnd(instance, contractOver));
  }

  @Override
  public void contractTerminated(String clientReference) {
    messages.tell(ClientOnboardingIds.MESSAGE_CONTRACT_TERMINATED, clientReference);
  }

  private void moveContractEnd(ProcessInstance instance, Instant contractOver) {
    management
        .createJobQuery()
        .processInstanceId(instance.getId())
        .activityId(ClientOnboardingIds.EVENT_CONTRACT_ENDED)
        .unlimitedList()
        .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(contractOver)));
  }
}

package org.threatreviews.incident.process;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.task.process.ProcessMessages;

/**
 * Moves follow-ups that began under an earlier model to the newest one, at every start and before
 * the first job is run. An earlier model forgot a client that stayed silent after the lead's decision
 * or after a call; whoever was forgotten is waited for anew, by what the tables know.
 */
@Component
class FollowUpUpgrade implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(FollowUpUpgrade.class);

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService jobs;
  private final ProcessMessages messages;
  private final TransactionTemplate transaction;

  FollowUpUpgrade(
      RepositoryService repository,
      RuntimeService runtime,
      TaskService tasks,
      ManagementService jobs,
      ProcessMessages messages,
      TransactionTemplate transaction) {
    this.repository = repository;
    this.runtime = runtime;
    this.tasks = tasks;
    this.jobs = jobs;
    this.messages = messages;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    List<ProcessDefinition> models = repository
        .createProcessDefinitionQuery()
        .processDefinitionKey(IncidentFollowUpIds.PROCESS)
        .orderByProcessDefinitionVersion()
        .desc()
        .unlimitedList();
    models.stream().skip(1).forEach(earlier -> upgrade(earlier, models.get(0)));
  }

  private void upgrade(ProcessDefinition earlier, ProcessDefinition latest) {
    List<ProcessInstance> running = runtime
        .createProcessInstanceQuery()
        .processDefinitionId(earlier.getId())
        .unlimitedList();
    if (running.isEmpty()) {
      return;
    }
    MigrationPlan plan = plan(earlier, latest);
    running.forEach(followUp -> upgrade(followUp, plan));
    log.info("Moved {} follow-ups to the newest model", running.size());
  }

  private MigrationPlan plan(ProcessDefinition earlier, ProcessDefinition latest) {
    MigrationPlanBuilder plan =
        runtime.createMigrationPlan(earlier.getId(), latest.getId()).mapEqualActivities();
    boolean callsOnce = repository
            .getBpmnModelInstance(earlier.getId())
            .getModelElementById(IncidentFollowUpIds.SUB_PROCESS_CALL_UNTIL_REACHED)
        == null;
    return callsOnce
        ? plan.mapActivities(
                IncidentFollowUpIds.USER_TASK_CALL_CLIENT,
                IncidentFollowUpIds.USER_TASK_CALL_CLIENT)
            .build()
        : plan.build();
  }

  /** One that is between two steps that have changed is left for the next start. */
  private void upgrade(ProcessInstance followUp, MigrationPlan plan) {
    try {
      transaction.executeWithoutResult(status -> {
        runtime.newMigration(plan).processInstanceIds(followUp.getId()).execute();
        if (isForgotten(followUp.getId())) {
          messages.tell(IncidentFollowUpIds.MESSAGE_SEVERITY_CHANGED, followUp.getBusinessKey());
        }
      });
    } catch (MigratingProcessInstanceValidationException between) {
      log.warn(
          "The follow-up {} stays with its earlier model until the next start: {}",
          followUp.getBusinessKey(),
          between.getMessage());
    }
  }

  /** Whether the client is waited for, and neither a task of the lead nor a timer would end that. */
  private boolean isForgotten(String followUp) {
    return runtime
                .createExecutionQuery()
                .processInstanceId(followUp)
                .activityId(IncidentFollowUpIds.RECEIVE_TASK_AWAIT_FEEDBACK)
                .count()
            > 0
        && tasks
                .createTaskQuery()
                .processInstanceId(followUp)
                .taskDefinitionKey(IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION)
                .count()
            == 0
        && jobs.createJobQuery()
                .processInstanceId(followUp)
                .activityId(IncidentFollowUpIds.EVENT_ESCALATION_DUE)
                .count()
            == 0;
  }
}

package org.threatreviews.task.process;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.task.Late;

/**
 * Gives a clock, at every start and before the first job is run, to each open task that has none: it
 * was created by a release that did not know clocks.
 */
@Component
class ClockCatchUp implements SmartInitializingSingleton {

  private static final Logger log = LoggerFactory.getLogger(ClockCatchUp.class);

  /** By which nodes that start at once follow one another here. */
  private static final long LOCK = 3_118_140_201L;

  private final ProcessEngine engine;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  ClockCatchUp(ProcessEngine engine, JdbcClient jdbc, TransactionTemplate transaction) {
    this.engine = engine;
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Integer started = transaction.execute(status -> catchUp());
    if (started != null && started > 0) {
      log.info("Started the clocks of {} tasks that had none", started);
    }
  }

  /** How many clocks were started. */
  int catchUp() {
    jdbc.sql("select 1 from pg_advisory_xact_lock(:lock)")
        .param("lock", LOCK)
        .query(Integer.class)
        .single();
    Set<Object> withClock = engine
        .getRuntimeService()
        .createVariableInstanceQuery()
        .variableName(LateTaskIds.VARIABLE_TASK)
        .unlimitedList()
        .stream()
        .map(VariableInstance::getValue)
        .collect(Collectors.toSet());
    List<Task> without = engine.getTaskService().createTaskQuery().unlimitedList().stream()
        .filter(task -> !withClock.contains(task.getId()) && !modelHasClock(task))
        .toList();
    without.forEach(this::start);
    return without.size();
  }

  private boolean modelHasClock(Task task) {
    UserTask element = engine
        .getRepositoryService()
        .getBpmnModelInstance(task.getProcessDefinitionId())
        .getModelElementById(task.getTaskDefinitionKey());
    return TaskClocks.modelHasClock(element);
  }

  private void start(Task task) {
    ProcessInstance about = engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceId(task.getProcessInstanceId())
        .singleResult();
    boolean ofLeads = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId)
        .anyMatch(CamundaOpenTasks.TEAM_LEAD::equals);
    Date due = task.getDueDate() == null ? ClockUtil.getCurrentTime() : task.getDueDate();
    TaskClock.start(
        engine, task.getId(), about.getBusinessKey(), ofLeads ? Late.LEADS : Late.TEAM, due);
  }
}

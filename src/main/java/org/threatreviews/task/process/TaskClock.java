package org.threatreviews.task.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.variable.Variables;
import org.threatreviews.task.Late;

/**
 * Starts the clock of a task with the task, moves it with the due date, and stops it when the task
 * is done or no longer needed: in the transaction that does so. The engine calls it for every user
 * task, whatever else listens.
 */
final class TaskClock implements TaskListener {

  @Override
  public void notify(DelegateTask task) {
    if (task.getEventName() == null) {
      // the engine names no event when it no longer finds the execution that the task was read with
      throw new OptimisticLockingException("the task has just been ended by another step");
    }
    switch (task.getEventName()) {
      case EVENTNAME_CREATE -> start(task);
      case EVENTNAME_UPDATE -> move(task);
      default -> stop(task);
    }
  }

  private static void start(DelegateTask task) {
    start(
        task.getProcessEngineServices(),
        task.getId(),
        businessKey(task),
        ofLeads(task) ? Late.LEADS : Late.TEAM,
        due(task));
  }

  /** As for a task that has just been created. */
  static void start(
      ProcessEngineServices engine, String task, String businessKey, Late who, Date due) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            LateTaskIds.PROCESS,
            businessKey,
            Variables.putValue(LateTaskIds.VARIABLE_TASK, task)
                .putValue(LateTaskIds.VARIABLE_WHO, who.name())
                .putValueTyped(LateTaskIds.VARIABLE_TASK_DUE, Variables.dateValue(due, true)));
  }

  private static void move(DelegateTask task) {
    var management = task.getProcessEngineServices().getManagementService();
    Date due = due(task);
    for (ProcessInstance clock : clocksOf(task)) {
      management
          .createJobQuery()
          .processInstanceId(clock.getId())
          .activityId(LateTaskIds.EVENT_TASK_LATE)
          .unlimitedList()
          .stream()
          .filter(timer -> !due.equals(timer.getDuedate()))
          .forEach(timer -> management.setJobDuedate(timer.getId(), due));
    }
  }

  private static void stop(DelegateTask task) {
    var runtime = task.getProcessEngineServices().getRuntimeService();
    for (ProcessInstance clock : clocksOf(task)) {
      if (clock.isSuspended()) {
        // takes no message, and whoever is done with the task must not be held up by it
        runtime.deleteProcessInstance(clock.getId(), LateTaskIds.MESSAGE_TASK_DONE);
      } else {
        runtime
            .createMessageCorrelation(LateTaskIds.MESSAGE_TASK_DONE)
            .processInstanceId(clock.getId())
            .correlate();
      }
    }
  }

  private static List<ProcessInstance> clocksOf(DelegateTask task) {
    var query = task.getProcessEngineServices()
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(LateTaskIds.PROCESS)
        .variableValueEquals(LateTaskIds.VARIABLE_TASK, task.getId());
    String businessKey = businessKey(task);
    return businessKey == null
        ? query.unlimitedList()
        : query.processInstanceBusinessKey(businessKey).unlimitedList();
  }

  private static String businessKey(DelegateTask task) {
    return task.getExecution().getProcessBusinessKey();
  }

  private static boolean ofLeads(DelegateTask task) {
    return task.getCandidates().stream()
        .map(IdentityLink::getGroupId)
        .anyMatch(CamundaOpenTasks.TEAM_LEAD::equals);
  }

  /** Who takes a task's due date away is asked about it at once rather than never. */
  private static Date due(DelegateTask task) {
    return task.getDueDate() == null ? ClockUtil.getCurrentTime() : task.getDueDate();
  }
}

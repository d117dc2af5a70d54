package org.threatreviews.incident.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentFollowUp.CaseFile;
import org.threatreviews.incident.IncidentProcess;
import org.threatreviews.incident.Severity;
import org.threatreviews.task.process.ProcessMessages;

@Component
class CamundaIncidentProcess implements IncidentProcess {

  private static final String[] TASKS = {
    IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
    IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT,
    IncidentFollowUpIds.USER_TASK_CALL_CLIENT,
    IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION
  };

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ManagementService jobs;
  private final ProcessMessages messages;

  CamundaIncidentProcess(
      RuntimeService runtime, TaskService tasks, ManagementService jobs, ProcessMessages messages) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.jobs = jobs;
    this.messages = messages;
  }

  @Override
  public void start(String reference, String client, Severity severity) {
    runtime.startProcessInstanceByKey(
        IncidentFollowUpIds.PROCESS,
        reference,
        Variables.putValue(IncidentFollowUpIds.VARIABLE_CLIENT, client)
            .putValue(IncidentFollowUpIds.VARIABLE_SEVERITY, severity.name()));
  }

  @Override
  public void feedbackReceived(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_FEEDBACK_RECEIVED, reference);
  }

  @Override
  public void severityChanged(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_SEVERITY_CHANGED, reference);
  }

  @Override
  public void severityToAnnounce(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_SEVERITY_TO_ANNOUNCE, reference);
  }

  @Override
  public void remindersRestarted(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_REMINDERS_RESTARTED, reference);
  }

  @Override
  public void callOver(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_CALL_OVER, reference);
  }

  @Override
  public void reportWithdrawn(String reference) {
    messages.tell(IncidentFollowUpIds.MESSAGE_REPORT_WITHDRAWN, reference);
  }

  @Override
  public void acceptanceEnded(String reference) {
    messages.tell(RiskAcceptanceIds.MESSAGE_ACCEPTANCE_ENDED, reference);
  }

  @Override
  public void socDueMoved(String reference, Instant due) {
    moveDue(
        reference,
        due,
        IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE,
        IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT);
  }

  @Override
  public void leadDueMoved(String reference, Instant due) {
    moveDue(reference, due, IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION);
  }

  /** Of tasks of a suspended instance nothing but their variables can be changed. */
  private void moveDue(String reference, Instant due, String... elements) {
    tasks(reference, elements).active().unlimitedList().forEach(task -> {
      task.setDueDate(Date.from(due));
      tasks.saveTask(task);
    });
  }

  @Override
  public void tasksChanged(CaseFile file) {
    String briefing = IncidentBriefing.of(file);
    tasks(file.incident().reference(), TASKS)
        .unlimitedList()
        .forEach(task ->
            tasks.setVariableLocal(task.getId(), IncidentFollowUpIds.VARIABLE_BRIEFING, briefing));
  }

  private TaskQuery tasks(String reference, String... elements) {
    return tasks
        .createTaskQuery()
        .processInstanceBusinessKey(reference)
        .taskDefinitionKeyIn(elements);
  }

  @Override
  public void timersMoved(String reference, Timers due) {
    runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(IncidentFollowUpIds.PROCESS)
        .processInstanceBusinessKey(reference)
        .unlimitedList()
        .forEach(instance -> {
          move(instance.getId(), due.reminder(), IncidentFollowUpIds.EVENT_REMINDER_DUE);
          move(
              instance.getId(),
              due.lead(),
              IncidentFollowUpIds.EVENT_ESCALATION_DUE,
              IncidentFollowUpIds.EVENT_LEAD_ASKED_AGAIN);
          move(instance.getId(), due.call(), IncidentFollowUpIds.EVENT_CALL_DUE_AGAIN);
        });
  }

  private void move(String instance, Instant due, String... timers) {
    if (due == null) {
      return;
    }
    for (String timer : List.of(timers)) {
      jobs.createJobQuery()
          .processInstanceId(instance)
          .activityId(timer)
          .timers()
          .unlimitedList()
          .forEach(job -> jobs.setJobDuedate(job.getId(), Date.from(due)));
    }
  }
}

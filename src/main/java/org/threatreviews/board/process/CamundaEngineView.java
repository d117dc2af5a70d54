package org.threatreviews.board.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.threatreviews.board.EngineIncident;
import org.threatreviews.board.EngineView;
import org.threatreviews.board.OpenTask;
import org.threatreviews.board.Part;

/** Asks the engine for tasks and failed steps, in lists and never one by one. */
@Component
class CamundaEngineView implements EngineView {

  private static final String TEAM_LEAD = "team-lead";
  private static final String UNDELIVERABLE_MAIL = "undeliverableMail";

  private final TaskService tasks;
  private final RuntimeService runtime;

  CamundaEngineView(TaskService tasks, RuntimeService runtime) {
    this.tasks = tasks;
    this.runtime = runtime;
  }

  @Override
  public Part<OpenTask> leadTasks(int limit) {
    TaskQuery query = tasks.createTaskQuery().taskCandidateGroup(TEAM_LEAD).includeAssignedTasks();
    long total = query.count();
    return part(query.orderByTaskCreateTime().asc().listPage(0, limit), total);
  }

  @Override
  public Part<OpenTask> overdueTasks(Instant before, int limit) {
    TaskQuery query = tasks.createTaskQuery().dueBefore(Date.from(before));
    long total = query.count();
    return part(query.orderByDueDate().asc().listPage(0, limit), total);
  }

  private Part<OpenTask> part(List<Task> found, long total) {
    Map<String, String> references =
        referencesOf(found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()));
    return new Part<>(
        found.stream()
            .map(task -> new OpenTask(
                task.getId(),
                task.getName(),
                references.get(task.getProcessInstanceId()),
                null,
                task.getAssignee(),
                task.getCreateTime().toInstant(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant()))
            .toList(),
        total);
  }

  @Override
  public Part<EngineIncident> incidents(int limit) {
    List<Incident> found =
        runtime.createIncidentQuery().orderByIncidentTimestamp().asc().listPage(0, limit).stream()
            // a failed step shows up again in every process that waits for it
            .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
            // stands among the mails
            .filter(incident -> !incident.getIncidentType().equals(UNDELIVERABLE_MAIL))
            .toList();
    Map<String, String> references = referencesOf(
        found.stream().map(Incident::getProcessInstanceId).collect(Collectors.toSet()));
    return new Part<>(
        found.stream()
            .map(incident -> new EngineIncident(
                incident.getProcessInstanceId(),
                processOf(incident),
                incident.getFailedActivityId() == null
                    ? incident.getActivityId()
                    : incident.getFailedActivityId(),
                references.get(incident.getProcessInstanceId()),
                null,
                incident.getIncidentTimestamp().toInstant(),
                incident.getIncidentMessage()))
            .toList(),
        found.size() < limit ? found.size() : runtime.createIncidentQuery().count());
  }

  /** A definition's id is {@code key:version:id}. */
  private static String processOf(Incident incident) {
    String definition = incident.getProcessDefinitionId();
    return definition == null ? null : definition.substring(0, definition.indexOf(':'));
  }

  private Map<String, String> referencesOf(Set<String> processInstances) {
    if (processInstances.isEmpty()) {
      return Map.of();
    }
    return runtime
        .createProcessInstanceQuery()
        .processInstanceIds(processInstances)
        .unlimitedList()
        .stream()
        .filter(instance -> instance.getBusinessKey() != null)
        .collect(Collectors.toMap(
            ProcessInstance::getProcessInstanceId, ProcessInstance::getBusinessKey));
  }
}

package org.threatreviews.board.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
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
  private final RepositoryService repository;

  CamundaEngineView(TaskService tasks, RuntimeService runtime, RepositoryService repository) {
    this.tasks = tasks;
    this.runtime = runtime;
    this.repository = repository;
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
    Map<String, ProcessDefinition> definitions = definitionsOf(found);
    return new Part<>(
        found.stream()
            .map(incident -> fault(
                incident,
                definitions.get(incident.getProcessDefinitionId()),
                references.get(incident.getProcessInstanceId())))
            .toList(),
        found.size() < limit ? found.size() : runtime.createIncidentQuery().count());
  }

  private Map<String, ProcessDefinition> definitionsOf(List<Incident> incidents) {
    String[] ids = incidents.stream()
        .map(Incident::getProcessDefinitionId)
        .filter(Objects::nonNull)
        .distinct()
        .toArray(String[]::new);
    return ids.length == 0
        ? Map.of()
        : repository
            .createProcessDefinitionQuery()
            .processDefinitionIdIn(ids)
            .unlimitedList()
            .stream()
            .collect(Collectors.toMap(ProcessDefinition::getId, Function.identity()));
  }

  /**
   * @param definition the version of the process that has failed; null for a job of no process
   */
  private EngineIncident fault(Incident incident, ProcessDefinition definition, String reference) {
    String element = incident.getFailedActivityId() == null
        ? incident.getActivityId()
        : incident.getFailedActivityId();
    return new EngineIncident(
        incident.getProcessInstanceId(),
        definition == null ? null : definition.getKey(),
        definition == null ? null : definition.getName(),
        element,
        definition == null || element == null ? element : stepOf(definition, element),
        reference,
        null,
        incident.getIncidentTimestamp().toInstant(),
        incident.getIncidentMessage());
  }

  private String stepOf(ProcessDefinition definition, String element) {
    ModelElementInstance found =
        repository.getBpmnModelInstance(definition.getId()).getModelElementById(element);
    return found instanceof FlowElement step && step.getName() != null ? step.getName() : element;
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

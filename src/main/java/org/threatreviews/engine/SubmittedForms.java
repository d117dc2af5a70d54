package org.threatreviews.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.threatreviews.problem.InvalidInput;

/**
 * Looks at what is sent to complete a task or to start a process by a form: it must be what the form
 * has. The engine itself would keep any variable, also one that a process goes by.
 */
final class SubmittedForms {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ENGINE = "(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?";

  private static final Pattern TASK =
      Pattern.compile(ENGINE + "/task/([^/]+)/(?:complete|submit-form)/?");

  private static final Pattern START =
      Pattern.compile(ENGINE + "/process-definition/(?:(key)/)?([^/]+)/(?:start|submit-form)/?");

  private final TaskService tasks;
  private final RepositoryService models;
  private final Map<String, Optional<FormFields>> forms = new ConcurrentHashMap<>();

  SubmittedForms(TaskService tasks, RepositoryService models) {
    this.tasks = tasks;
    this.models = models;
  }

  /**
   * @param path of the request, decoded
   * @throws InvalidInput when a variable is no field of the form, or not what its field takes
   */
  void require(String path, byte[] body) throws IOException {
    Matcher task = TASK.matcher(path);
    Matcher start = START.matcher(path);
    Optional<FormFields> form = Optional.empty();
    if (task.matches()) {
      form = ofTask(task.group(1));
    } else if (start.matches()) {
      form = ofStart(start.group(1) != null, start.group(2));
    }
    if (form.isPresent()) {
      JsonNode variables = JSON.readTree(body).path("variables");
      for (Map.Entry<String, JsonNode> variable : variables.properties()) {
        form.get().require(variable.getKey(), variable.getValue());
      }
    }
  }

  /** Of a task that is gone, the engine tells. */
  private Optional<FormFields> ofTask(String id) {
    Task task = tasks.createTaskQuery().taskId(id).singleResult();
    return task == null ? Optional.empty() : ofElement(task.getTaskDefinitionKey());
  }

  private Optional<FormFields> ofStart(boolean byKey, String process) {
    ProcessDefinitionQuery query = models.createProcessDefinitionQuery();
    ProcessDefinition model = byKey
        ? query.processDefinitionKey(process).withoutTenantId().latestVersion().singleResult()
        : query.processDefinitionId(process).singleResult();
    return model == null
        ? Optional.empty()
        : models
            .getBpmnModelInstance(model.getId())
            .getModelElementsByType(StartEvent.class)
            .stream()
            .flatMap(start -> ofElement(start.getId()).stream())
            .findFirst();
  }

  private Optional<FormFields> ofElement(String id) {
    return id == null ? Optional.empty() : forms.computeIfAbsent(id, FormFields::of);
  }
}

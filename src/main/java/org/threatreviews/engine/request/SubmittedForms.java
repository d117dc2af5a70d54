package org.threatreviews.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinitionQuery;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.threatreviews.http.JsonFaults;
import org.threatreviews.problem.InvalidInput;

/**
 * Looks at what is sent to complete a task or to start a process: it must be what the form there has,
 * and nothing where there is none. The engine itself would keep any variable, also one that a process goes by.
 */
final class SubmittedForms {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String ENGINE = "(?:/engine-rest|/camunda/api/engine)(?:/engine/[^/]+)?";

  private static final Pattern TASK =
      Pattern.compile(ENGINE + "/task/([^/]+)/(?:complete|submit-form|resolve)/?");

  private static final Pattern START =
      Pattern.compile(ENGINE + "/process-definition/(?:(key)/)?([^/]+)/(?:start|submit-form)/?");

  private static final Set<String> AT_A_TASK = Set.of("variables", "withVariablesInReturn");
  private static final Set<String> AT_A_START =
      Set.of("variables", "businessKey", "withVariablesInReturn");

  private final TaskService tasks;
  private final RepositoryService models;
  private final Map<String, FormFields> forms = new ConcurrentHashMap<>();

  SubmittedForms(TaskService tasks, RepositoryService models) {
    this.tasks = tasks;
    this.models = models;
  }

  /**
   * @param path of the request, decoded
   * @throws InvalidInput when a variable is no field of the form, or not what its field takes, or
   *     there is more than variables
   */
  void require(String path, byte[] body) throws IOException {
    Matcher task = TASK.matcher(path);
    Matcher start = START.matcher(path);
    Optional<String> element = Optional.empty();
    if (task.matches()) {
      element = ofTask(task.group(1));
    } else if (start.matches()) {
      element = ofStart(start.group(1) != null, start.group(2));
    }
    if (element.isPresent()) {
      JsonNode request = JSON.readTree(body);
      FormFields form = forms.computeIfAbsent(element.get(), FormFields::of);
      requireKnown(request, start.matches() ? AT_A_START : AT_A_TASK);
      for (Map.Entry<String, JsonNode> variable : request.path("variables").properties()) {
        form.require(variable.getKey(), variable.getValue());
      }
    }
  }

  /** The engine would begin elsewhere than at the start, or skip what belongs to it. */
  private static void requireKnown(JsonNode request, Set<String> known) {
    for (Map.Entry<String, JsonNode> part : request.properties()) {
      if (!known.contains(part.getKey())) {
        String shown = JsonFaults.shorten(part.getKey());
        throw new InvalidInput(
            shown,
            "unknownField",
            "'%s' is not taken here; there can be: %s."
                .formatted(shown, String.join(", ", new TreeSet<>(known))));
      }
    }
  }

  /** Of a task that is gone, the engine tells. */
  private Optional<String> ofTask(String id) {
    return Optional.ofNullable(tasks.createTaskQuery().taskId(id).singleResult())
        .map(task -> Objects.requireNonNullElse(task.getTaskDefinitionKey(), ""));
  }

  private Optional<String> ofStart(boolean byKey, String process) {
    ProcessDefinitionQuery query = models.createProcessDefinitionQuery();
    ProcessDefinition model = byKey
        ? query.processDefinitionKey(process).withoutTenantId().latestVersion().singleResult()
        : query.processDefinitionId(process).singleResult();
    return Optional.ofNullable(model)
        .map(found ->
            models
                .getBpmnModelInstance(found.getId())
                .getModelElementsByType(StartEvent.class)
                .stream()
                .map(StartEvent::getId)
                .filter(FormFields::isThere)
                .findFirst()
                .orElse(""));
  }
}

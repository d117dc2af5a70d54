package org.threatreviews.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.threatreviews.problem.StartRefused;

/**
 * Refuses to start on data whose running processes follow an earlier model that names a step which
 * this version has no more: they would stop one after another, each with an engine incident. Before
 * the first job is run.
 */
@Component
class RunningModelsCheck implements SmartInitializingSingleton {

  /** A delegate or listener by its bean, or a bean that an expression asks something. */
  private static final Pattern BEAN =
      Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"|[$#]\\{\\s*!?\\s*(\\w+)\\.(\\w+)\\(");

  /** What an expression may ask without a bean. */
  private static final List<String> ENGINE_VARIABLES = List.of("execution", "task");

  private final RepositoryService repository;
  private final RuntimeService runtime;
  private final ApplicationContext context;

  RunningModelsCheck(
      RepositoryService repository, RuntimeService runtime, ApplicationContext context) {
    this.repository = repository;
    this.runtime = runtime;
    this.context = context;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Map<String, ProcessDefinition> latest =
        repository.createProcessDefinitionQuery().latestVersion().unlimitedList().stream()
            .collect(Collectors.toMap(ProcessDefinition::getKey, Function.identity()));
    repository.createProcessDefinitionQuery().unlimitedList().stream()
        .filter(model -> model.getVersion() < latest.get(model.getKey()).getVersion())
        .filter(this::isRunning)
        .forEach(this::refuseUnlessKnown);
  }

  private boolean isRunning(ProcessDefinition model) {
    return runtime
            .createProcessInstanceQuery()
            .processDefinitionId(model.getId())
            .count()
        > 0;
  }

  private void refuseUnlessKnown(ProcessDefinition model) {
    String text = Bpmn.convertToString(repository.getBpmnModelInstance(model.getId()));
    firstUnknown(text).ifPresent(step -> {
      throw new StartRefused(
          "The data was written by an earlier version: its processes '%s' need the step '%s', which this version does not have."
              .formatted(model.getName() == null ? model.getKey() : model.getName(), step),
          "Start the earlier version on this data, or this version on a new database or data folder"
              + " (threat-reviews.embedded.data-directory).");
    });
  }

  private Optional<String> firstUnknown(String model) {
    return BEAN.matcher(model).results().flatMap(this::unknown).findFirst();
  }

  private Stream<String> unknown(MatchResult named) {
    String bean = named.group(1) == null ? named.group(2) : named.group(1);
    if (ENGINE_VARIABLES.contains(bean)) {
      return Stream.empty();
    }
    if (!context.containsBean(bean)) {
      return Stream.of(bean);
    }
    String method = named.group(3);
    boolean known = method == null
        || Arrays.stream(ClassUtils.getUserClass(context.getType(bean)).getDeclaredMethods())
            .anyMatch(each -> each.getName().equals(method));
    return known ? Stream.empty() : Stream.of("%s.%s".formatted(bean, method));
  }
}

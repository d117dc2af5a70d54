package org.threatreviews.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.threatreviews.support.contract.ModelFolder;

/**
 * {@code next-steps.properties} knows each timer of each model, so that no answer names a step by
 * an element's label that says nothing to a client or to the SOC.
 */
class NextStepsContractTest {

  private static final ModelFolder MODELS = ModelFolder.read(Path.of("bpmn"), Path.of("forms"));

  /** It watches a task, and its clock runs only while the task is there: the task is the step. */
  private static final Set<String> CLOCKS = Set.of("late-task");

  private static final Properties TABLE = table();

  @Test
  void everyTimerHasItsLine() {
    assertThat(timers().filter(timer -> !TABLE.containsKey(timer)))
        .as("timers without a line in next-steps.properties")
        .isEmpty();
  }

  @Test
  void whateverWaitsForTheEngineIsCalledByWords() {
    assertThat(MODELS.processes().stream()
            .flatMap(model -> model.model().getModelElementsByType(FlowNode.class).stream()
                .filter(NextStepsContractTest::waitsForTheEngine)
                .filter(node -> node.getName() == null || node.getName().isBlank())
                .map(node -> model.name() + "." + node.getId()))
            .filter(step -> !TABLE.containsKey(step)))
        .as("would be named by their ids")
        .isEmpty();
  }

  @Test
  void everyProcessSaysWhoseItsOwnStepsAre() {
    assertThat(MODELS.processIds().stream()
            .filter(process -> !CLOCKS.contains(process))
            .filter(process -> !TABLE.containsKey(process)))
        .isEmpty();
  }

  @Test
  void everyLineNamesAnElementThatThereIs() {
    Set<String> known = new HashSet<>(MODELS.processIds());
    MODELS
        .processes()
        .forEach(model -> model
            .model()
            .getModelElementsByType(FlowNode.class)
            .forEach(node -> known.add(model.name() + "." + node.getId())));

    assertThat(new TreeSet<>(TABLE.stringPropertyNames())).allMatch(known::contains);
  }

  @Test
  void everyLineSaysWhoAndWhat() {
    Set<String> who = Stream.concat(Arrays.stream(Who.values()).map(Who::name), Stream.of("OWNER"))
        .collect(Collectors.toSet());
    TABLE.stringPropertyNames().forEach(name -> {
      String line = TABLE.getProperty(name);
      if (!line.equals("-")) {
        String[] parts = line.split(",", 2);
        assertThat(who).as(name).contains(parts[0].strip());
        assertThat(parts.length).as(name).isEqualTo(name.contains(".") ? 2 : 1);
        assertThat(parts[parts.length - 1]).as(name).isNotBlank();
      }
    });
  }

  /** Asked by the attributes: the model's own methods refuse some kinds of elements. */
  private static boolean waitsForTheEngine(FlowNode node) {
    return Stream.of("asyncBefore", "asyncAfter")
        .anyMatch(when -> "true".equals(node.getAttributeValueNs(CAMUNDA_NS, when)));
  }

  private static Stream<String> timers() {
    return MODELS.processes().stream()
        .filter(model -> !CLOCKS.contains(model.name()))
        .flatMap(model -> model.model().getModelElementsByType(CatchEvent.class).stream()
            .filter(event -> event.getEventDefinitions().stream()
                .anyMatch(TimerEventDefinition.class::isInstance))
            .map(event -> model.name() + "." + event.getId()));
  }

  private static Properties table() {
    try {
      return PropertiesLoaderUtils.loadAllProperties("next-steps.properties");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

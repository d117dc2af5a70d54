package org.threatreviews.task.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.stereotype.Component;
import org.threatreviews.task.Who;

/**
 * Who acts, and on what, while a process waits at an element: from {@code next-steps.properties},
 * which explains itself, and from the labels of the models.
 */
@Component
class ElementSteps {

  private static final String TABLE = "next-steps.properties";
  private static final String MODELS = "classpath*:bpmn/*.bpmn";

  /** Nobody acts then; an end that comes anyway is no next step. */
  private static final String NOBODY = "-";

  /** Whoever owns the action. */
  private static final String OWNER = "OWNER";

  private final Map<String, String> table;
  private final Map<String, String> labels;

  /**
   * @param who null when it is whoever owns the action
   */
  record Step(Who who, String what) {}

  ElementSteps() throws IOException {
    Properties properties = PropertiesLoaderUtils.loadAllProperties(TABLE);
    table = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> table.put(name, properties.getProperty(name)));
    labels = new HashMap<>();
    for (Resource model : new PathMatchingResourcePatternResolver().getResources(MODELS)) {
      readLabels(model);
    }
  }

  private void readLabels(Resource file) {
    try (InputStream text = file.getInputStream()) {
      BpmnModelInstance model = Bpmn.readModelFromStream(text);
      String process =
          model.getModelElementsByType(Process.class).iterator().next().getId();
      model
          .getModelElementsByType(FlowNode.class)
          .forEach(node -> labels.put(key(process, node.getId()), node.getName()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** What it means that a process waits at an element; empty when nobody acts then. */
  Optional<Step> of(String process, String element) {
    String line = table.get(key(process, element));
    if (line == null) {
      return Optional.of(new Step(defaultOf(process), label(process, element)));
    }
    if (line.equals(NOBODY)) {
      return Optional.empty();
    }
    int comma = line.indexOf(',');
    String who = line.substring(0, comma).strip();
    String what = line.substring(comma + 1).strip();
    return Optional.of(new Step(who.equals(OWNER) ? null : Who.valueOf(who), what));
  }

  /** Whose the steps of a process are that it takes by itself. */
  Who defaultOf(String process) {
    String line = table.get(process);
    return line == null ? Who.THREAT_REVIEW : Who.valueOf(line.strip());
  }

  /** The element's label in the model; an earlier model's that is gone is named by its id. */
  String label(String process, String element) {
    String label = labels.get(key(process, element));
    return label == null || label.isBlank() ? String.valueOf(element) : label;
  }

  private static String key(String process, String element) {
    return process + "." + element;
  }
}

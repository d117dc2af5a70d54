package org.threatreviews.support.contract;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/** How elements are named: {@code kindOfElement_whatItDoes}. */
final class ElementIds {

  private static final Pattern CAMEL_CASE = Pattern.compile("[a-z][A-Za-z0-9]*");

  private static final Map<Class<? extends FlowNode>, String> PREFIXES = Map.of(
      UserTask.class, "userTask",
      ServiceTask.class, "serviceTask",
      SendTask.class, "sendTask",
      ReceiveTask.class, "receiveTask",
      BusinessRuleTask.class, "businessRuleTask",
      CallActivity.class, "callActivity",
      SubProcess.class, "subProcess",
      Gateway.class, "gateway",
      Event.class, "event");

  private ElementIds() {}

  static String prefixOf(FlowNode node) {
    return PREFIXES.entrySet().stream()
        .filter(prefix -> prefix.getKey().isInstance(node))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("an allowed kind of element:");
  }

  static boolean isElementId(String value) {
    return PREFIXES.values().stream().anyMatch(prefix -> matches(value, prefix));
  }

  static boolean matches(String id, String prefix) {
    return id.startsWith(prefix + "_")
        && CAMEL_CASE.matcher(id.substring(prefix.length() + 1)).matches();
  }

  static String localName(String id) {
    return id.substring(id.indexOf('_') + 1);
  }

  static String upperSnake(String id) {
    Matcher words = Pattern.compile("([a-z0-9])([A-Z])").matcher(id);
    return words.replaceAll("$1_$2").toUpperCase(Locale.ROOT);
  }

  static boolean isCamelCase(String name) {
    return CAMEL_CASE.matcher(name).matches();
  }
}

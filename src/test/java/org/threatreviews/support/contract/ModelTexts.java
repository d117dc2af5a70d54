package org.threatreviews.support.contract;

import static org.camunda.bpm.model.bpmn.impl.BpmnModelConstants.CAMUNDA_NS;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.xml.instance.DomElement;

/** The texts of a model in which the engine looks for expressions, and the beans they name. */
final class ModelTexts {

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern CALLED_BEAN =
      Pattern.compile("(?<![\\w.'\"])([a-zA-Z_]\\w*)\\s*\\.");
  private static final Pattern STRING = Pattern.compile("'[^']*'|\"[^\"]*\"");

  private ModelTexts() {}

  /** A text in a model, and the attribute or element that holds it. */
  record Text(String where, String text) {}

  static Stream<Text> of(DomElement element) {
    String own = element.getChildElements().isEmpty()
        ? Objects.toString(element.getTextContent(), "").trim()
        : "";
    Stream<Text> texts =
        own.isEmpty() ? Stream.of() : Stream.of(new Text(element.getLocalName(), own));
    return Stream.of(
            texts,
            ATTRIBUTES.stream()
                .map(name -> new Text(name, attribute(element, name)))
                .filter(text -> text.text() != null),
            element.getChildElements().stream().flatMap(ModelTexts::of))
        .flatMap(Function.identity());
  }

  /** Every attribute in which the engine evaluates an expression. */
  private static final List<String> ATTRIBUTES = List.of(
      "delegateExpression",
      "expression",
      "class",
      "assignee",
      "candidateGroups",
      "candidateUsers",
      "dueDate",
      "followUpDate",
      "priority",
      "jobPriority",
      "taskPriority",
      "calledElement",
      "businessKey",
      "sourceExpression",
      "collection",
      "formKey",
      "formRef",
      "decisionRef",
      "topic");

  private static String attribute(DomElement element, String name) {
    String own = element.getAttribute(CAMUNDA_NS, name);
    return own != null ? own : element.getAttribute(name);
  }

  static Stream<Text> withExpressions(DomElement root) {
    return of(root).filter(text -> EXPRESSION.matcher(text.text()).find());
  }

  /** What an expression calls a method of, and all of a delegate expression. */
  static Stream<String> beansIn(Text found) {
    return EXPRESSION
        .matcher(found.text())
        .results()
        .map(result -> STRING.matcher(result.group(1)).replaceAll("''"))
        .flatMap(expression -> {
          if (found.where().equals("delegateExpression")) {
            return Stream.of(expression.trim());
          }
          return CALLED_BEAN.matcher(expression).results().map(r -> r.group(1));
        });
  }
}

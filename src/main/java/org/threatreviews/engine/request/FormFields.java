package org.threatreviews.engine.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.core.io.ClassPathResource;
import org.threatreviews.http.JsonFaults;
import org.threatreviews.input.Moments;
import org.threatreviews.input.Text;
import org.threatreviews.problem.InvalidInput;

/**
 * The fields of a form in {@code forms/}, and what each of them takes. Tasklist checks what is
 * entered by the same file; a program that completes the task is held to it as well. What is required
 * depends on other fields and on the state, so the task itself asks for it.
 */
final class FormFields {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> WITHOUT_VALUE =
      Set.of("text", "html", "separator", "spacer", "image", "button", "table");

  /** Radio buttons know texts only. */
  private static final Set<String> YES_OR_NO = Set.of("true", "false");

  private static final Set<String> TEXT_TYPES = Set.of("", "String", "Null");
  private static final Set<String> FLAG_TYPES = Set.of("", "String", "Boolean", "Null");

  private final Map<String, JsonNode> fields = new LinkedHashMap<>();

  private FormFields(JsonNode form) {
    addAll(form);
  }

  static boolean isThere(String element) {
    return file(element).exists();
  }

  /**
   * @param element id of the user task or start event; one without a form has no fields
   */
  static FormFields of(String element) {
    ClassPathResource file = file(element);
    if (!file.exists()) {
      return new FormFields(JSON.createObjectNode());
    }
    try (InputStream form = file.getInputStream()) {
      return new FormFields(JSON.readTree(form));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the form of " + element, e);
    }
  }

  private static ClassPathResource file(String element) {
    return new ClassPathResource("forms/" + element + ".form");
  }

  private void addAll(JsonNode parent) {
    for (JsonNode component : parent.path("components")) {
      if (component.has("key") && !WITHOUT_VALUE.contains(component.path("type").asText())) {
        fields.put(component.path("key").asText(), component);
      }
      addAll(component);
    }
  }

  /**
   * @param variable as the engine's REST API takes it, with a value and maybe a type
   * @throws InvalidInput when the form has no such field, or its value is not one that it takes
   */
  void require(String name, JsonNode variable) {
    JsonNode field = fields.get(name);
    if (field == null) {
      throw new InvalidInput(
          JsonFaults.shorten(name),
          "unknownField",
          fields.isEmpty()
              ? "There is no form here, and so no field '%s'.".formatted(JsonFaults.shorten(name))
              : "The form has no field '%s'; it has: %s."
                  .formatted(JsonFaults.shorten(name), String.join(", ", fields.keySet())));
    }
    JsonNode value = variable.path("value");
    if (value.isMissingNode()
        || value.isNull()
        || value.isTextual() && value.asText().isBlank()) {
      return;
    }
    List<String> options = options(field);
    boolean flag =
        field.path("type").asText().equals("checkbox") || YES_OR_NO.equals(Set.copyOf(options));
    String type = TypedVariables.typeOf(variable);
    if (flag) {
      require(
          FLAG_TYPES.contains(type)
              && (value.isBoolean() || value.isTextual() && YES_OR_NO.contains(value.asText())),
          name,
          "type",
          "must be true or false.");
    } else {
      require(TEXT_TYPES.contains(type) && value.isTextual(), name, "type", "must be a text.");
      requireText(name, field, options, value.asText());
    }
  }

  private static void requireText(
      String name, JsonNode field, List<String> options, String entered) {
    String text = Text.withPlainLineEnds(entered).strip();
    require(
        options.isEmpty() || options.contains(text),
        name,
        "oneOf",
        "must be one of %s.".formatted(String.join(", ", options)));
    JsonNode limits = field.path("validate");
    int most = limits.path("maxLength").asInt(Integer.MAX_VALUE);
    require(
        Text.length(text) <= most,
        name,
        "tooLong",
        "can have at most %,d characters.".formatted(most));
    require(
        !limits.has("pattern") || text.matches(limits.path("pattern").asText()),
        name,
        "pattern",
        "is not written as the form asks for.");
    if (field.path("subtype").asText().equals("date")) {
      Moments.date(name, "date", text);
    } else if (field.path("subtype").asText().equals("datetime")) {
      Moments.meant(name, text);
    }
  }

  private static List<String> options(JsonNode field) {
    Stream<JsonNode> values = StreamSupport.stream(field.path("values").spliterator(), false);
    return values.map(option -> option.path("value").asText()).toList();
  }

  private static void require(boolean right, String name, String rule, String what) {
    if (!right) {
      throw new InvalidInput(name, rule, "The value of '%s' %s".formatted(name, what));
    }
  }
}

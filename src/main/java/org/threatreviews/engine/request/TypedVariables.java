package org.threatreviews.engine.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.StringUtils;
import org.threatreviews.http.JsonFaults;
import org.threatreviews.problem.InvalidInput;

/**
 * Whether the variables in a request to the engine hold what they say. The engine would make a 5 of
 * "5", true of "true", and fall over a variable that is null.
 */
final class TypedVariables {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> PLACES =
      List.of("variables", "processVariables", "processVariablesLocal", "localVariables");

  private TypedVariables() {}

  /**
   * @param body JSON, such as {@code {"variables": {"ready": {"value": true, "type": "Boolean"}}}}
   * @throws JsonProcessingException when it is no JSON
   */
  static Optional<InvalidInput> faultIn(byte[] body) throws IOException {
    JsonNode request = JSON.readTree(body);
    for (String place : PLACES) {
      JsonNode variables = request.path(place);
      if (variables.isObject()) {
        for (Map.Entry<String, JsonNode> variable : variables.properties()) {
          Optional<InvalidInput> fault = faultIn(variable.getKey(), variable.getValue());
          if (fault.isPresent()) {
            return fault;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<InvalidInput> faultIn(String name, JsonNode variable) {
    if (!variable.isObject()) {
      return Optional.of(fault(name, "an object with a value"));
    }
    JsonNode value = variable.path("value");
    return value.isMissingNode() || value.isNull()
        ? Optional.empty()
        : Optional.ofNullable(expected(typeOf(variable), value)).map(kind -> fault(name, kind));
  }

  /** The engine takes "boolean" for "Boolean", too. */
  static String typeOf(JsonNode variable) {
    return StringUtils.capitalize(variable.path("type").asText(""));
  }

  /** What the value should be and is not; null when all is well. */
  private static String expected(String type, JsonNode value) {
    return switch (type) {
      case "Boolean" -> value.isBoolean() ? null : "true or false";
      case "Short", "Integer", "Long" -> value.isIntegralNumber() ? null : "a whole number";
      case "Double" -> value.isNumber() ? null : "a number";
      case "String", "Date" -> value.isTextual() ? null : "a text";
      default -> null;
    };
  }

  private static InvalidInput fault(String name, String kind) {
    String shown = JsonFaults.shorten(name);
    return new InvalidInput(shown, "type", "The value of '%s' must be %s.".formatted(shown, kind));
  }
}

package org.threatreviews.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Size;
import java.lang.reflect.RecordComponent;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/**
 * Each field and parameter of each operation that the API describes refuses what is not its kind of
 * value, by its name. What is wrong comes out before anything is looked up, so a body needs no more
 * than the one field.
 */
@HttpTest
class StrictInputTest {

  private static final String TOO_LONG = "x".repeat(20_001);

  /** Wrong values as JSON, by the kind of the field. */
  private static final Map<String, List<String>> WRONG = Map.of(
      "date",
      List.of(
          "20270101",
          "20820",
          "1.5",
          "true",
          "[2027,1,1]",
          "{}",
          "\"\"",
          "\"tomorrow\"",
          "\"2027-02-30\"",
          "\"2027-1-1\"",
          "\"2026-12-31T23:00:00.000Z\"",
          "\"2027-01-01Z\"",
          "\"+99999-01-01\"",
          "\"-0001-01-01\"",
          "\"1999-12-31\"",
          "\"2101-01-01\""),
      "date-time",
      List.of(
          "1796029492",
          "1796029492000",
          "1.5",
          "true",
          "[2027,1,1,10,0]",
          "{}",
          "\"\"",
          "\"1796029492\"",
          "\"2027-01-01\"",
          "\"2027-01-01T10:00:00\"",
          "\"2027-01-01T25:00:00Z\"",
          "\"2027-01-01T10:00:00.1234567890Z\"",
          "\"+99999-01-01T10:00:00Z\"",
          "\"1970-01-21T10:00:00Z\""),
      "integer",
      List.of(
          "1.9",
          "1.0",
          "1e3",
          "-0.5",
          "\"1\"",
          "\"5\"",
          "\"\"",
          "true",
          "[1]",
          "[]",
          "{}",
          "99999999999999999999"),
      "boolean",
      List.of("\"yes\"", "\"true\"", "\"\"", "0", "1", "1.0", "[true]", "{}"),
      "enum",
      List.of("0", "1.5", "true", "\"NONE_OF_THESE\"", "\"0\"", "\"\"", "[]", "{}"),
      "text",
      List.of(
          "5",
          "1.5",
          "true",
          "[\"x\"]",
          "{}",
          "\"a\\u0000b\"",
          "\"a\\ud800b\"",
          "\"a\\udc00\"",
          "\"" + TOO_LONG + "\""),
      "object",
      List.of("5", "\"x\"", "\"\"", "true", "[5]", "[]"),
      "array",
      List.of("5", "\"x\"", "\"\"", "true", "{}"));

  @Autowired
  Http http;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping addresses;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();

  /** A field that a body can have, by the path to it. */
  private record Field(
      String path, String kind, JsonNode schema, Function<JsonNode, ObjectNode> body) {

    /** What no field of its kind takes, and what this one does not. */
    List<String> wrong() {
      return Stream.concat(WRONG.get(kind).stream(), beyondItsBounds()).toList();
    }

    private Stream<String> beyondItsBounds() {
      return switch (kind) {
        case "enum" -> {
          String name = schema.path("enum").path(0).asText();
          yield Stream.of(" " + name, name + "\\n", name.toLowerCase(Locale.ROOT), name + ",")
              .map(text -> "\"" + text + "\"");
        }
        case "integer" ->
          schema.path("format").asText().equals("int64")
              ? Stream.empty()
              : Stream.of(
                  schema.has("minimum")
                      ? String.valueOf(schema.path("minimum").asLong() - 1)
                      : "-9999999999",
                  schema.has("maximum")
                      ? String.valueOf(schema.path("maximum").asLong() + 1)
                      : "9999999999");
        case "text" ->
          schema.path("maxLength").asInt(TOO_LONG.length()) < TOO_LONG.length()
              ? Stream.of("\"" + "x".repeat(schema.path("maxLength").asInt() + 1) + "\"")
              : Stream.empty();
        default -> Stream.empty();
      };
    }
  }

  private record Operation(String method, String path, JsonNode described) {

    boolean hasBody() {
      return described.has("requestBody");
    }

    String address() {
      return path.replaceAll(
              "\\{id}", path.contains("improvements/") ? "1" : new java.util.UUID(0, 1).toString())
          .replace("{from}", "2027-01-01")
          .replaceAll("\\{[^}]+}", "NONE");
    }
  }

  @Test
  void eachFieldOfEachBodyRefusesOtherKindsOfValues() {
    JsonNode api = api();
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    int tried = 0;
    for (Operation operation : operations(api)) {
      List<Field> fields = fields(api, bodyOf(api, operation));
      assertThat(operation.hasBody() && fields.isEmpty())
          .as("%s has a body without fields", operation.path())
          .isFalse();
      tried += fields.size();
      for (Field field : fields) {
        for (String value : field.wrong()) {
          if (value.contains(TOO_LONG) && field.path().matches(OCSF_TEXTS)) {
            continue; // not every one of them is used in every report; see the test of OCSF
          }
          String body = field.body().apply(read(value)).toString();
          HttpResponse<String> answer =
              send(operation.method(), operation.address(), BodyPublishers.ofString(ascii(body)));
          sent++;
          if (!isRefused(answer, field.path())) {
            wrong.add("%s %s %s: %s → %d %s"
                .formatted(
                    operation.method(),
                    operation.path(),
                    field.path(),
                    JsonFaults.shorten(value),
                    answer.statusCode(),
                    answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(tried).as("fields").isGreaterThan(150);
    assertThat(sent).as("values").isGreaterThan(1500);
  }

  /** Or what the other tests try would not be all that there is. */
  @Test
  void theDescriptionHasEachFieldThatABodyCanHave() {
    JsonNode api = api();
    List<String> checked = new ArrayList<>();
    addresses.getHandlerMethods().forEach((address, handler) -> {
      for (MethodParameter parameter : handler.getMethodParameters()) {
        if (parameter.hasParameterAnnotation(RequestBody.class)) {
          for (String path : address.getPatternValues()) {
            String method =
                address.getMethodsCondition().getMethods().iterator().next().name();
            if (path.startsWith("/api/v1/") && !path.contains("/faulty")) {
              JsonNode described =
                  api.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
              checked.add(method + " " + path);
              sameFields(
                  api,
                  parameter.getParameterType(),
                  bodyOf(api, new Operation(method, path, described)),
                  method + " " + path);
            }
          }
        }
      }
    });
    assertThat(checked)
        .as("operations with a body")
        .hasSize((int) operations(api).stream().filter(Operation::hasBody).count())
        .hasSizeGreaterThan(30);
  }

  private void sameFields(JsonNode api, Class<?> type, JsonNode schema, String where) {
    if (!type.isRecord()) {
      return; // one of several forms, or with setters
    }
    for (RecordComponent component : type.getRecordComponents()) {
      JsonNode property = schema.path("properties").path(component.getName());
      assertThat(property.isMissingNode())
          .as("%s: %s", where, component.getName())
          .isFalse();
      Size size = component.getType() == String.class
          ? component.getAccessor().getAnnotation(Size.class)
          : null;
      if (size != null && size.max() < Integer.MAX_VALUE) {
        assertThat(property.path("maxLength").asInt())
            .as("%s: %s", where, component.getName())
            .isEqualTo(size.max());
      }
      sameFields(
          api, component.getType(), resolved(api, property), where + " " + component.getName());
    }
  }

  /** An emoji is one character to whoever types it, and so is the end of a line. */
  @Test
  void eachTextIsCountedAsAPersonCounts() {
    JsonNode api = api();
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (Operation operation : operations(api)) {
      for (Field field : fields(api, bodyOf(api, operation))) {
        int most = field.schema().path("maxLength").asInt(0);
        if (!field.kind().equals("text") || most == 0) {
          continue;
        }
        for (String character : List.of("\ud83d\ude00", "\r\n")) {
          String body =
              field.body().apply(json.valueToTree(character.repeat(most))).toString();
          HttpResponse<String> answer =
              send(operation.method(), operation.address(), BodyPublishers.ofString(ascii(body)));
          sent++;
          if (answer.body().contains("\"" + field.path() + "\"")
              && answer.body().contains("\"rule\":\"size\"")
              && faults(answer).contains(field.path() + " size")) {
            wrong.add("%s %s %s → %s"
                .formatted(operation.method(), operation.path(), field.path(), answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).isGreaterThan(60);
  }

  private static Set<String> faults(HttpResponse<String> answer) {
    JsonNode problem = Http.json(answer);
    return Stream.concat(
            Stream.of(problem), StreamSupport.stream(problem.path("errors").spliterator(), false))
        .map(fault -> fault.path("field").asText() + " " + fault.path("rule").asText())
        .collect(toSet());
  }

  /** Nobody can mean a list in which there is nothing; OCSF says of some that there may be. */
  @Test
  void eachListRefusesNothingAsAnElement() {
    JsonNode api = api();
    List<String> wrong = new ArrayList<>();
    int sent = 0;
    for (Operation operation : operations(api)) {
      for (Field field : fields(api, bodyOf(api, operation))) {
        if (field.kind().equals("array") && !isOcsf(field.path())) {
          String body = field.body().apply(read("[null]")).toString();
          HttpResponse<String> answer =
              send(operation.method(), operation.address(), BodyPublishers.ofString(body));
          sent++;
          boolean named =
              faults(answer).stream().anyMatch(fault -> fault.startsWith(field.path() + "["));
          if (answer.statusCode() != 400 || !named) {
            wrong.add("%s %s %s → %d %s"
                .formatted(
                    operation.method(),
                    operation.path(),
                    field.path(),
                    answer.statusCode(),
                    answer.body()));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(sent).isPositive();
  }

  @Test
  void eachBodyIsOneObjectOfJson() {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations(api())) {
      if (operation.hasBody()) {
        assertThat(operation.described().at("/requestBody/content").fieldNames())
            .toIterable()
            .as(operation.path())
            .containsExactly("application/json");
        for (String body :
            List.of("[]", "[{}]", "5", "\"x\"", "true", "{} {}", "{\"a\":1,\"a\":2}")) {
          int status = send(operation.method(), operation.address(), BodyPublishers.ofString(body))
              .statusCode();
          if (status != 400) {
            wrong.add(
                "%s %s %s → %d".formatted(operation.method(), operation.path(), body, status));
          }
        }
        for (String type : List.of(
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
            "multipart/form-data; boundary=x")) {
          int status = http.send(
                  client,
                  http.as("lead", operation.address())
                      .header("Content-Type", type)
                      .method(operation.method(), BodyPublishers.ofString("{}"))
                      .build())
              .statusCode();
          if (status != 415) {
            wrong.add(
                "%s %s as %s → %d".formatted(operation.method(), operation.path(), type, status));
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void nothingIsGivenTwice() {
    HttpResponse<String> body = http.post(
        "lead", "/api/v1/clients", "{\"contacts\":[{\"name\":\"Eva\",\"level\":1,\"level\":2}]}");
    HttpResponse<String> query = http.get("lead", "/api/v1/clients?status=ACTIVE&status=ENDED");

    assertThat(Http.json(body).path("detail").asText()).contains("'level' twice in one object");
    assertThat(faults(query)).contains("status once");
  }

  private static final String OCSF_TEXTS =
      "(desc|comment|(remediation|metadata|finding_info|(finding_info_list|resources|attacks)\\[0])\\..*)";

  @Test
  void eachParameterRefusesOtherKindsOfValues() {
    JsonNode api = api();
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations(api)) {
      for (JsonNode parameter : operation.described().path("parameters")) {
        String name = parameter.path("name").asText();
        if (parameter.path("in").asText().equals("query")) {
          for (String value : wrongInAQuery(resolved(api, parameter.path("schema")))) {
            HttpResponse<String> answer = send(
                operation.method(),
                operation.address() + "?" + name + "=" + value,
                BodyPublishers.noBody());
            if (!isRefused(answer, name)) {
              wrong.add("%s?%s=%s → %d %s"
                  .formatted(operation.path(), name, value, answer.statusCode(), answer.body()));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void eachOperationRefusesAParameterThatItDoesNotHave() {
    assertThat(operations(api())).hasSizeGreaterThan(30).allSatisfy(operation -> {
      HttpResponse<String> answer =
          send(operation.method(), operation.address() + "?colour=red", BodyPublishers.noBody());

      assertThat(answer.statusCode()).as(operation.path()).isEqualTo(400);
      assertThat(Http.json(answer).path("field").asText()).isEqualTo("colour");
      assertThat(Http.json(answer).path("rule").asText()).isEqualTo("unknownParameter");
    });
  }

  private static List<String> wrongInAQuery(JsonNode schema) {
    return switch (kind(schema)) {
      case "integer" -> List.of("x", "1.9", "1.0", "1e3", "%201", "99999999999999999999", "%00");
      case "boolean" -> List.of("perhaps", "1", "yes", "TRUE", "%00");
      case "enum" -> List.of("NONE_OF_THESE", "0", "%00");
      case "date" -> List.of("tomorrow", "20270101", "2027-02-30", "%2B99999-01-01", "%00");
      default -> List.of("a%00b");
    };
  }

  private static boolean isRefused(HttpResponse<String> answer, String field) {
    if (answer.statusCode() < 400 || answer.statusCode() >= 500) {
      return false;
    }
    JsonNode problem = Http.json(answer);
    Set<String> named = Stream.concat(
            Stream.of(problem.path("field").asText()),
            problem.path("errors").findValuesAsText("field").stream())
        .collect(toSet());
    return named.contains(field) && !problem.path("rule").asText().isEmpty();
  }

  private JsonNode api() {
    return Http.json(http.get("lead", "/v3/api-docs"));
  }

  private static List<Operation> operations(JsonNode api) {
    List<Operation> operations = new ArrayList<>();
    api.path("paths")
        .fields()
        .forEachRemaining(path -> path.getValue().fields().forEachRemaining(operation -> {
          if (path.getKey().startsWith("/api/") && !path.getKey().contains("/faulty")) {
            operations.add(new Operation(
                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()));
          }
        }));
    return operations;
  }

  private static JsonNode bodyOf(JsonNode api, Operation operation) {
    return resolved(api, operation.described().at("/requestBody/content/application~1json/schema"));
  }

  private static JsonNode resolved(JsonNode api, JsonNode schema) {
    return schema.has("$ref") ? api.at(schema.path("$ref").asText().substring(1)) : schema;
  }

  /** All of them, also within objects and lists; of several forms of a body those of each. */
  private List<Field> fields(JsonNode api, JsonNode schema) {
    if (schema.has("oneOf")) {
      return StreamSupport.stream(schema.path("oneOf").spliterator(), false)
          .flatMap(form -> fields(api, resolved(api, form)).stream())
          .toList();
    }
    List<Field> fields = new ArrayList<>();
    boolean ocsf = schema.path("properties").has("class_uid");
    schema.path("properties").fields().forEachRemaining(property -> {
      JsonNode type = resolved(api, property.getValue());
      String name = property.getKey();
      Function<JsonNode, ObjectNode> body = value -> {
        ObjectNode object = json.createObjectNode();
        if (ocsf) {
          object.put("class_uid", 2005);
        }
        object.set(name, value);
        return object;
      };
      fields.add(new Field(name, kind(type), type, body));
      JsonNode element = resolved(api, type.path("items"));
      if (kind(type).equals("object")) {
        for (Field inner : fields(api, type)) {
          fields.add(new Field(
              name + "." + inner.path(),
              inner.kind(),
              inner.schema(),
              inner.body().andThen(body::apply)));
        }
      } else if (kind(type).equals("array") && kind(element).equals("object")) {
        for (Field inner : fields(api, element)) {
          fields.add(new Field(
              name + "[0]." + inner.path(),
              inner.kind(),
              inner.schema(),
              inner.body().andThen(this::listOf).andThen(body::apply)));
        }
      } else if (kind(type).equals("array")) {
        Function<JsonNode, JsonNode> list = this::listOf;
        fields.add(new Field(name + "[0]", kind(element), element, list.andThen(body)::apply));
      }
    });
    return fields;
  }

  private static boolean isOcsf(String path) {
    return path.matches("(.*\\.)?(finding_info_list|resources|attacks|remediation\\.references)");
  }

  private ArrayNode listOf(JsonNode element) {
    return json.createArrayNode().add(element);
  }

  private static String kind(JsonNode schema) {
    if (schema.has("enum")) {
      return "enum";
    }
    String format = schema.path("format").asText();
    if (format.equals("date") || format.equals("date-time")) {
      return format;
    }
    String type = schema.path("type").asText("object");
    return type.equals("string") ? "text" : type;
  }

  private HttpResponse<String> send(String method, String address, HttpRequest.BodyPublisher body) {
    return http.send(
        client,
        http.as("lead", address)
            .header("Content-Type", "application/json")
            .method(method, body)
            .build());
  }

  private JsonNode read(String value) {
    try {
      return json.readTree(value);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError(value, e);
    }
  }

  /** Half a character has no bytes; it comes in escaped. */
  private static String ascii(String body) {
    StringBuilder escaped = new StringBuilder();
    for (char unit : body.toCharArray()) {
      escaped.append(unit < 128 ? String.valueOf(unit) : "\\u%04x".formatted((int) unit));
    }
    return escaped.toString();
  }
}

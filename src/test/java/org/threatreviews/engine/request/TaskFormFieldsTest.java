package org.threatreviews.engine.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.support.Fingerprint;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/**
 * Each field of each form refuses what is not its kind of value by its name, whichever way it is
 * sent, and takes what is. The forms are those in {@code forms/}, so a new field is tried by itself.
 */
@HttpTest
class TaskFormFieldsTest {

  private static final List<String> WITHOUT_VALUE = List.of("text", "html", "separator", "spacer");

  private static final List<String> NO_TEXT = List.of(
      "5",
      "1.5",
      "true",
      "{\"a\":1}",
      "[2027,1,1]",
      "\"a\\u0000b\"",
      "\"a\\ud83d\"",
      "\"\\ude00b\"");

  private static final Map<String, List<String>> WRONG = Map.of(
      "date",
      List.of(
          "20270101",
          "20820",
          "\"20270101\"",
          "\"tomorrow\"",
          "\"2027-02-30\"",
          "\"2027-1-1\"",
          "\"2026-12-31T23:00:00.000Z\"",
          "\"+99999-01-01\"",
          "\"1999-12-31\"",
          "\"2101-01-01\""),
      "datetime",
      List.of(
          "1796029492",
          "1796029492000",
          "\"1796029492\"",
          "\"2027-01-01\"",
          "\"2027-01-01T25:00:00Z\"",
          "\"2027-01-01T10:00:00+99:00\"",
          "\"2027-01-01 10:00\"",
          "\"+99999-01-01T10:00:00Z\"",
          "\"1970-01-21T10:00:00Z\""),
      "flag",
      List.of("\"TRUE\"", "\"yes\"", "1", "0", "1.0", "{\"a\":1}", "[true]", "\"a\\u0000b\""),
      "choice",
      List.of("\"NONE_OF_THESE\"", "\"0\"", "0"),
      "text",
      List.of());

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
  private static final Pattern NAME = Pattern.compile("(?<![.\\w])[a-zA-Z]\\w*");

  @Autowired
  RepositoryService repository;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Http http;

  private final ObjectMapper json = new ObjectMapper();
  private Deployment deployment;

  /** A field with the element whose form has it. */
  private record Field(String element, JsonNode component) {

    String key() {
      return component.path("key").asText();
    }

    String kind() {
      List<String> options = options();
      if (component.path("type").asText().equals("checkbox")
          || options.equals(List.of("true", "false"))) {
        return "flag";
      }
      return options.isEmpty()
          ? component.path("subtype").asText(component.has("subtype") ? "" : "text")
          : "choice";
    }

    List<String> options() {
      List<String> options = new ArrayList<>();
      component
          .path("values")
          .forEach(option -> options.add(option.path("value").asText()));
      return options;
    }

    int most() {
      return component.path("validate").path("maxLength").asInt(0);
    }

    Stream<String> wrong() {
      Stream<String> ofItsKind = Stream.concat(
          WRONG.get(kind()).stream(), kind().equals("flag") ? Stream.empty() : NO_TEXT.stream());
      Stream<String> ofItsOwn = Stream.of(
              kind().equals("choice")
                  ? List.of(options().get(0).toLowerCase(java.util.Locale.ROOT), options() + "")
                  : most() > 0
                      ? List.of("x".repeat(most() + 1), "\ud83d\ude00".repeat(most() + 1))
                      : component.path("validate").has("pattern")
                          ? List.of("24:00", "9:5", "10", "10:00:00")
                          : List.<String>of())
          .flatMap(List::stream)
          .map(text -> "\"" + text + "\"");
      return Stream.concat(ofItsKind, ofItsOwn);
    }

    List<String> right() {
      return switch (kind()) {
        case "date" -> List.of("\"2027-03-01\"", "null", "\"\"");
        case "datetime" -> List.of("\"2027-03-01T10:00:00+01:00\"", "\"2027-03-01T10:00\"", "\"\"");
        case "flag" -> List.of("true", "\"false\"", "null");
        case "choice" -> options().stream().map(option -> "\"" + option + "\"").toList();
        default ->
          most() == 0 ? List.of("\"10:00\"") : List.of("\"" + "\ud83d\ude00".repeat(most()) + "\"");
      };
    }
  }

  @BeforeEach
  void deploy() {
    DeploymentBuilder models = repository.createDeployment();
    fields()
        .map(Field::element)
        .distinct()
        .filter(TaskFormFieldsTest::isTask)
        .forEach(task -> models.addModelInstance(
            task + ".bpmn",
            Bpmn.createExecutableProcess("of_" + task)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask(task)
                .camundaCandidateGroups("analyst")
                .endEvent()
                .done()));
    deployment = models.deploy();
  }

  @AfterEach
  void undeploy() {
    repository.deleteDeployment(deployment.getId(), true);
  }

  @Test
  void eachFieldRefusesOtherKindsOfValues() {
    startEach();
    List<String> taken = new ArrayList<>();
    int sent = 0;
    Fingerprint before = Fingerprint.of(jdbc);
    for (Field field : fields().toList()) {
      for (String value : field.wrong().toList()) {
        for (String address : addresses(field)) {
          HttpResponse<String> answer = send(address, field.key(), value);
          sent++;
          if (!isRefused(answer, field.key())) {
            taken.add("%s %s=%.80s → %d %s"
                .formatted(address, field.key(), value, answer.statusCode(), answer.body()));
          }
        }
      }
    }
    assertThat(taken).isEmpty();
    assertThat(sent).isGreaterThan(1500);
    assertThat(before.changesUntil(Fingerprint.of(jdbc))).isEmpty();
  }

  @Test
  void noFormTakesAFieldThatItDoesNotHave() {
    startEach();
    List<Field> ofEach = fields()
        .filter(field -> fields()
            .filter(f -> f.element().equals(field.element()))
            .findFirst()
            .get()
            .key()
            .equals(field.key()))
        .toList();

    assertThat(ofEach).hasSizeGreaterThan(25).allSatisfy(field -> {
      for (String address : addresses(field)) {
        for (String name : List.of("colour", field.key() + " ", "reference")) {
          HttpResponse<String> answer = send(address, name, "\"red\"");

          assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(400);
          assertThat(Http.json(answer).path("rule").asText()).isEqualTo("unknownField");
          assertThat(Http.json(answer).path("message").asText())
              .contains("'" + name + "'", field.key());
        }
      }
    });
  }

  /** Whatever a model goes by is known to the tables, or asked for by the form of that very task. */
  @Test
  void nothingThatAModelGoesByCanBeSmuggledIn() throws IOException {
    startEach();
    Set<String> variables = variablesOfModels();
    assertThat(variables).contains("decision", "outcome", "prepared", "callNeeded");
    Fingerprint before = Fingerprint.of(jdbc);
    int sent = 0;
    for (String element : fields().map(Field::element).distinct().toList()) {
      Set<String> own = fields()
          .filter(field -> field.element().equals(element))
          .map(Field::key)
          .collect(Collectors.toSet());
      Field any =
          fields().filter(field -> field.element().equals(element)).findFirst().get();
      for (String variable : variables) {
        if (!own.contains(variable)) {
          for (String address : addresses(any)) {
            HttpResponse<String> answer = send(address, variable, "\"REMOVED\"");
            sent++;
            assertThat(answer.statusCode()).as(address + answer.body()).isEqualTo(400);
            assertThat(Http.json(answer).path("field").asText()).isEqualTo(variable);
          }
        }
      }
    }
    assertThat(sent).isGreaterThan(1000);
    assertThat(before.changesUntil(Fingerprint.of(jdbc))).isEmpty();
  }

  /** Names in expressions that are no beans: those are called, or carry out a step. */
  private static Set<String> variablesOfModels() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> models = Files.list(Path.of("bpmn"))) {
      for (Path model : models.filter(file -> file.toString().endsWith(".bpmn")).toList()) {
        Matcher expression = EXPRESSION.matcher(Files.readString(model));
        while (expression.find()) {
          Matcher name = NAME.matcher(expression.group(1).replaceAll("'[^']*'", ""));
          while (name.find()) {
            names.add(name.group());
          }
        }
      }
    }
    names.removeIf(name -> name.endsWith("Delegate")
        || name.endsWith("Listener")
        || name.endsWith("Timers")
        || name.endsWith("Conditions")
        || Set.of("execution", "null", "true", "false", "amp").contains(name));
    return names;
  }

  @Test
  void eachFieldTakesWhatIsRight() {
    List<String> refused = new ArrayList<>();
    int sent = 0;
    for (Field field : fields().filter(f -> isTask(f.element())).toList()) {
      for (String value : field.right()) {
        runtime.startProcessInstanceByKey("of_" + field.element());
        HttpResponse<String> answer = send(taskAddress(field) + "complete", field.key(), value);
        sent++;
        if (answer.statusCode() != 204) {
          refused.add(
              "%s %s=%.80s → %s".formatted(field.element(), field.key(), value, answer.body()));
          break;
        }
      }
    }
    assertThat(refused).isEmpty();
    assertThat(sent).isGreaterThan(100);
  }

  /** The engine takes names of types in either case. */
  @Test
  void noTypeMakesAnythingElseOfAValue() {
    runtime.startProcessInstanceByKey("of_userTask_holdReview");
    Field held = fields()
        .filter(f -> f.element().equals("userTask_holdReview"))
        .findFirst()
        .get();

    for (String variable : List.of(
        "\"markRestDiscussed\":{\"value\":\"true\",\"type\":\"boolean\"}",
        "\"notes\":{\"value\":\"2027-01-01T00:00:00.000+0000\",\"type\":\"Date\"}",
        "\"notes\":{\"value\":\"aGFsbG8=\",\"type\":\"Bytes\"}",
        "\"notes\":{\"value\":\"{}\",\"type\":\"Json\"}",
        "\"notes\":{\"value\":\"5\",\"type\":\"integer\"}",
        "\"outcome\":{\"value\":\"HELD\",\"type\":\"Object\"}")) {
      HttpResponse<String> answer = http.post(
          "analyst", taskAddress(held) + "complete", "{\"variables\":{%s}}".formatted(variable));

      assertThat(answer.statusCode()).as(variable + answer.body()).isEqualTo(400);
      assertThat(variable).contains("\"" + Http.json(answer).path("field").asText() + "\"");
    }
  }

  private void startEach() {
    fields()
        .map(Field::element)
        .distinct()
        .filter(TaskFormFieldsTest::isTask)
        .forEach(task -> runtime.startProcessInstanceByKey("of_" + task));
  }

  private static boolean isRefused(HttpResponse<String> answer, String field) {
    return answer.statusCode() == 400
        && Http.json(answer)
            .path("field")
            .asText()
            .matches("(variables\\.)?" + field + "(\\.value)?")
        && !Http.json(answer).path("message").asText().isEmpty();
  }

  private HttpResponse<String> send(String address, String field, String value) {
    return http.post(
        address.contains("/task/") ? "analyst" : "lead",
        address,
        "{\"variables\":{\"%s\":{\"value\":%s}}}".formatted(field, ascii(value)));
  }

  private List<String> addresses(Field field) {
    if (!isTask(field.element())) {
      String process =
          field.element().equals("event_changeRequested") ? "contract-change" : "report-correction";
      return List.of(
          "/engine-rest/process-definition/key/" + process + "/submit-form",
          "/engine-rest/process-definition/key/" + process + "/start",
          "/engine-rest/engine/default/process-definition/%s/submit-form"
              .formatted(repository
                  .createProcessDefinitionQuery()
                  .processDefinitionKey(process)
                  .latestVersion()
                  .singleResult()
                  .getId()));
    }
    return List.of(
        taskAddress(field) + "complete",
        taskAddress(field).replace("/engine-rest", "/engine-rest/engine/default") + "submit-form");
  }

  private String taskAddress(Field field) {
    return "/engine-rest/task/%s/"
        .formatted(tasks
            .createTaskQuery()
            .taskDefinitionKey(field.element())
            .singleResult()
            .getId());
  }

  private static boolean isTask(String element) {
    return element.startsWith("userTask_");
  }

  private Stream<Field> fields() {
    try (Stream<Path> files = Files.list(Path.of("forms"))) {
      return files.sorted().flatMap(this::fieldsOf).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Field> fieldsOf(Path file) {
    try {
      List<Field> fields = new ArrayList<>();
      for (JsonNode component : json.readTree(file.toFile()).path("components")) {
        assertThat(component.has("components")).as("fields within groups").isFalse();
        if (component.has("key")
            && !WITHOUT_VALUE.contains(component.path("type").asText())) {
          fields.add(new Field(file.getFileName().toString().replace(".form", ""), component));
        }
      }
      return fields.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half a character has no bytes; it comes in escaped. */
  private static String ascii(String value) {
    StringBuilder escaped = new StringBuilder();
    for (char unit : value.toCharArray()) {
      escaped.append(unit < 128 ? String.valueOf(unit) : "\\u%04x".formatted((int) unit));
    }
    return escaped.toString();
  }
}

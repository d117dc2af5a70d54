package org.threatreviews.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.improvement.Owner;
import org.threatreviews.review.agenda.AgendaDecision;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.AgreedAction;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/**
 * Lists come in the order that the description of their operation says, and fields in that in which
 * it names them.
 */
@ProcessTest
class ListOrderTest {

  /** The order of each list, by its path. One that is missing here is a new one. */
  private static final Map<String, Comparator<JsonNode>> ORDERS = Map.ofEntries(
      Map.entry("/api/v1/clients", by("reference")),
      Map.entry(
          "/api/v1/board",
          Comparator.<JsonNode, Boolean>comparing(row -> row.path("leadTasks").isEmpty()
                  && row.path("overdueTasks").isEmpty()
                  && row.path("engineIncidents").isEmpty()
                  && row.path("failedMails").isEmpty())
              .thenComparing(by("reference"))),
      Map.entry(
          "/api/v1/clients/{client}/incidents", at("reportedAt").thenComparing(by("reference"))),
      Map.entry(
          "/api/v1/clients/{client}/questions",
          at("askedAt").reversed().thenComparing(by("reference"))),
      Map.entry("/api/v1/clients/{client}/reviews", at("start").thenComparing(number("sequence"))),
      Map.entry("/api/v1/clients/{client}/improvements", number("id")),
      Map.entry(
          "/api/v1/clients/{client}/action-points",
          at("agreedAt").reversed().thenComparing(by("id"))),
      Map.entry("/api/v1/clients/{client}/contacts", number("level").thenComparing(by("email"))),
      Map.entry("/api/v1/clients/{client}/history", at("at")),
      Map.entry("/api/v1/clients/{client}/requests", at("askedAt").reversed()),
      Map.entry("/api/v1/mails", at("queuedAt").thenComparing(by("id"))),
      Map.entry(
          "/api/v1/analysts",
          Comparator.<JsonNode, Boolean>comparing(
                  member -> !member.path("active").asBoolean())
              .thenComparing(by("userId"))));

  /** Lists in an order of their own that isn't in their items: who holds it. */
  private static final List<String> HELD_ELSEWHERE = List.of(
      "/api/v1/reviews/{reference}/agenda", // AgendaOrderTest
      "/api/v1/reviews/{reference}/pack-warnings"); // PackScriptsTest

  @Autowired
  MockMvc api;

  @Autowired
  ReviewDriver driver;

  @Autowired
  ReviewAgenda agenda;

  @Autowired
  Clients clients;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void everyListIsInItsOrderAndSaysWhichThatIs() throws Exception {
    liveForAWhile();
    JsonNode description = answer("/v3/api-docs");
    Map<String, Integer> longest = new TreeMap<>();

    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      JsonNode get = path.getValue().path("get");
      JsonNode shape = shapeOf(get, description);
      if (shape.path("properties").has("items") && !HELD_ELSEWHERE.contains(path.getKey())) {
        assertThat(get.path("summary").asText() + " " + get.path("description").asText())
            .as("the order of %s in words", path.getKey())
            .containsPattern("first|\\bby (reference|start|user id)|in the order|last");
        assertThat(ORDERS).as("the order of a list").containsKey(path.getKey());
        for (String address : addresses(path.getKey())) {
          JsonNode answer = answer(address + "?size=200");
          List<JsonNode> items = new ArrayList<>();
          answer.path("items").forEach(items::add);
          longest.merge(path.getKey(), items.size(), Math::max);
          assertThat(items).as(address).isSortedAccordingTo(ORDERS.get(path.getKey()));
          assertInOrder(answer, shape, description, address);
        }
      }
    }

    assertThat(longest)
        .containsOnlyKeys(ORDERS.keySet())
        .allSatisfy(
            (path, items) -> assertThat(items).as("items of %s", path).isGreaterThanOrEqualTo(2));
  }

  /** Several of each, and those that come in at once in no order. */
  private void liveForAWhile() throws Exception {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    clients.register(SampleClient.of("AALEN"));
    driver.planAndStart();
    String client = "/api/v1/clients/" + ReviewDriver.CLIENT;
    for (String one : List.of("C", "A", "B")) {
      send(client + "/questions", """
          {"reference": "Q-%s", "subject": "Logs", "text": "Which logs do you read?", "by": "%s"}
          """.formatted(one, ReviewDriver.MANAGER));
      send(client + "/improvements", """
          {"reference": "I-%s", "title": "Block %s", "owner": "SOC"}
          """.formatted(one, one));
      driver.reportIncident("INC-" + one, "Beaconing");
      agenda.raise(ReviewDriver.FIRST, ReviewDriver.MANAGER, "Phishing " + one);
    }
    driver.meet();
    agenda.of(ReviewDriver.FIRST).items().stream()
        .limit(2)
        .forEach(item -> agenda.decide(
            ReviewDriver.FIRST,
            item.id(),
            new AgendaDecision(
                AgendaOutcome.ACTION_AGREED,
                null,
                new AgreedAction("Train staff", Owner.CLIENT, LocalDate.parse("2027-06-30"))),
            "analyst"));
  }

  private List<String> addresses(String path) {
    return path.contains("{client}")
        ? clients.page(0, 100, null).items().stream()
            .map(client -> path.replace("{client}", client.reference()))
            .toList()
        : List.of(path);
  }

  private static JsonNode shapeOf(JsonNode operation, JsonNode description) {
    return resolved(
        operation.at("/responses/200/content").properties().stream()
            .filter(
                content -> content.getKey().contains("json") || content.getKey().equals("*/*"))
            .map(content -> content.getValue().path("schema"))
            .findFirst()
            .orElse(description.path("none")),
        description);
  }

  private static JsonNode resolved(JsonNode shape, JsonNode description) {
    return shape.has("$ref") ? description.at(shape.path("$ref").asText().substring(1)) : shape;
  }

  /** Fields in the order in which the description has them, down to the last. */
  private static void assertInOrder(
      JsonNode value, JsonNode shape, JsonNode description, String where) {
    JsonNode known = resolved(shape, description);
    if (value.isArray()) {
      value.forEach(item -> assertInOrder(item, known.path("items"), description, where));
    } else if (value.isObject() && known.has("properties")) {
      List<String> names =
          known.path("properties").properties().stream().map(Map.Entry::getKey).toList();
      List<String> there = value.properties().stream().map(Map.Entry::getKey).toList();
      assertThat(there)
          .as("fields of %s", where)
          .isEqualTo(names.stream().filter(there::contains).toList());
      value
          .properties()
          .forEach(field -> assertInOrder(
              field.getValue(),
              known.path("properties").path(field.getKey()),
              description,
              where + " " + field.getKey()));
    }
  }

  private void send(String address, String body) throws Exception {
    assertThat(api.perform(post(address)
                .with(user("lead").authorities(new SimpleGrantedAuthority("team-lead")))
                .contentType("application/json")
                .content(body))
            .andReturn()
            .getResponse()
            .getStatus())
        .as(address)
        .isEqualTo(201);
  }

  private JsonNode answer(String address) throws Exception {
    MockHttpServletResponse response = api.perform(
            get(address).with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andReturn()
        .getResponse();
    assertThat(response.getStatus()).as(address).isEqualTo(200);
    return json.readTree(response.getContentAsByteArray());
  }

  private static Comparator<JsonNode> by(String field) {
    return Comparator.comparing(item -> item.path(field).asText());
  }

  private static Comparator<JsonNode> number(String field) {
    return Comparator.comparingLong(item -> item.path(field).asLong());
  }

  private static Comparator<JsonNode> at(String field) {
    return Comparator.comparing(
        item -> OffsetDateTime.parse(item.path(field).asText()).toInstant());
  }
}

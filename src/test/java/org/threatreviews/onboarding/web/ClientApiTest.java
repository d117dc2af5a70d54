package org.threatreviews.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Rule;
import org.threatreviews.onboarding.ClientRegistrations;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class ClientApiTest {

  private static final String NORD = """
      {"reference": "NORD", "name": "Nordwind Logistik", "country": "DE", "language": "de",
       "timeZone": "Europe/Berlin", "subscription": "STANDARD",
       "contractStart": "2026-12-01", "contractEnd": "2027-11-30",
       "contacts": [
         {"name": "Eva", "email": "eva@nord.example", "phone": "+49 30 5550104",
          "role": "SECURITY_MANAGER", "level": 1, "riskAuthority": false, "language": "de",
          "timeZone": "Europe/Berlin"},
         {"name": "Ida", "email": "ida@nord.example", "role": "CISO", "level": 2,
          "riskAuthority": true}]}
      """;

  @Autowired
  MockMvc mvc;

  @Autowired
  ObjectMapper json;

  @Autowired
  RuntimeService runtime;

  @Autowired
  TaskService tasks;

  @Autowired
  Onboarding onboarding;

  @Autowired
  Clients clients;

  @Autowired
  TestTime time;

  @Test
  void aRegisteredClientIsAnsweredWithItsStateAndPlace() throws Exception {
    MockHttpServletResponse answer = post(NORD);

    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
    assertThat(answer.getHeader("Location")).isEqualTo("/api/v1/clients/NORD");
    JsonNode client = json.readTree(answer.getContentAsString());
    assertThat(client.path("status").asText()).isEqualTo("ONBOARDING");
    assertThat(client.path("onboardingStage").asText()).isEqualTo("INTRODUCTION_CALL");
    assertThat(client.path("contractEnd").asText()).isEqualTo("2027-11-30");
    assertThat(client.path("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(client.path("nextReview").isNull()).isTrue();
    assertThat(client.path("contacts")).hasSize(2);
    assertThat(client.path("contacts").get(1).path("language").asText())
        .as("the client's own when the contact has none")
        .isEqualTo("de");
    assertThat(client.path("contacts").get(1).path("timeZone").asText()).isEqualTo("Europe/Berlin");
    assertThat(get("/api/v1/clients/NORD")).isEqualTo(client);
  }

  @Test
  void theSameAgainChangesNothingAndAnotherBodyIsAConflict() throws Exception {
    post(NORD);
    ObjectNode reordered = json.createObjectNode();
    ObjectNode body = (ObjectNode) json.readTree(NORD);
    List.of("contacts", "name", "reference").forEach(f -> reordered.set(f, body.get(f)));
    reordered.setAll(body);
    time.set(CleanState.START.plusSeconds(86_400L * 1_000));

    assertThat(post(NORD).getStatus()).as("even when the contract is over").isEqualTo(200);
    assertThat(post(reordered.toString()).getStatus()).isEqualTo(200);
    assertThat(onboardings()).isEqualTo(1);

    MockHttpServletResponse other = post(body.put("name", "Other").toString());
    assertThat(other.getStatus()).isEqualTo(409);
    assertProblem(other, "reference", "referenceTaken");
  }

  @Test
  void contactsCanBringTheirWorkingDaysAndHours() throws Exception {
    String body = withHours("\"TUESDAY\", \"MONDAY\"", "08:30", "12:00");
    assertThat(post(body).getStatus()).isEqualTo(201);

    JsonNode eva = get("/api/v1/clients/NORD/contacts").path("items").get(0);
    assertThat(eva.path("workingDays"))
        .extracting(JsonNode::asText)
        .containsExactly("MONDAY", "TUESDAY");
    assertThat(eva.path("workingHours").path("from").asText()).isEqualTo("08:30");
    assertThat(post(withHours("\"MONDAY\", \"TUESDAY\"", "08:30", "12:00")).getStatus())
        .as("in another order it is the same")
        .isEqualTo(200);
    assertThat(post(withHours("\"MONDAY\", \"TUESDAY\"", "08:30", "13:00")).getStatus())
        .isEqualTo(409);
    assertProblem(
        post(withHours("\"MONDAY\"", "12:00", "08:30")),
        "contacts[0].workingHours",
        "endBeforeStart");
  }

  private static String withHours(String days, String from, String to) {
    return NORD.replace(
        "\"level\": 1,",
        "\"level\": 1, \"workingDays\": [%s], \"workingHours\": {\"from\": \"%s\", \"to\": \"%s\"},"
            .formatted(days, from, to));
  }

  @Test
  void aClientCanWantMailsWithoutIncidentDetails() throws Exception {
    ObjectNode body = (ObjectNode) json.readTree(NORD);
    post(NORD);
    assertThat(get("/api/v1/clients/NORD").path("incidentDetailsInMail").asBoolean())
        .isTrue();
    assertThat(post(body.put("incidentDetailsInMail", true).toString()).getStatus())
        .as("what is usual need not be said")
        .isEqualTo(200);
    assertThat(post(body.put("incidentDetailsInMail", false).toString()).getStatus())
        .isEqualTo(409);

    body.put("reference", "QUIET");
    assertThat(post(body.toString()).getStatus()).isEqualTo(201);
    assertThat(get("/api/v1/clients/QUIET").path("incidentDetailsInMail").asBoolean())
        .isFalse();

    assertThat(putMailSettings("NORD", "{\"incidentDetailsInMail\": false}", "integration"))
        .isEqualTo(200);
    assertThat(get("/api/v1/clients/NORD").path("incidentDetailsInMail").asBoolean())
        .isFalse();
    assertThat(post(NORD).getStatus()).as("the registration is still the same").isEqualTo(200);
    assertThat(clients.get("NORD").incidentDetailsInMail()).isFalse();
    assertThat(putMailSettings("NORD", "{}", "integration")).isEqualTo(400);
    assertThat(putMailSettings("NOBODY", "{\"incidentDetailsInMail\": true}", "team-lead"))
        .isEqualTo(404);
    assertThat(putMailSettings("NORD", "{\"incidentDetailsInMail\": true}", "analyst"))
        .isEqualTo(403);
  }

  @Test
  void ofTwoEqualRequestsAtTheSameInstantOneRegisters() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 5; round++) {
        String body = NORD.replace("\"NORD\"", "\"N" + round + "\"");
        Callable<Integer> request = () -> post(body).getStatus();
        List<Integer> states =
            threads.invokeAll(List.of(request, request, request, request)).stream()
                .map(ClientApiTest::result)
                .toList();
        assertThat(states).containsExactlyInAnyOrder(201, 200, 200, 200);
      }
    } finally {
      threads.shutdown();
    }
    assertThat(onboardings()).isEqualTo(5);
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
          /reference      | null                  | reference
          /reference      | ""                    | reference
          /reference      | "a b"                 | reference
          /reference      | "-NORD"               | reference
          /reference      | "../x"                | reference
          /reference      | "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO" | reference
          /name           | null                  | name
          /name           | "  "                  | name
          /name           | "a\\nSubject: b"      | name
          /country        | null                  | country
          /country        | "XX"                  | country
          /country        | "de"                  | country
          /country        | "DEU"                 | country
          /language       | null                  | language
          /language       | ""                    | language
          /language       | "de_DE"               | language
          /language       | "a"                   | language
          /language       | "pl"                  | language
          /contacts/0/language | "pt-BR"          | contacts[0].language
          /timeZone       | null                  | timeZone
          /timeZone       | "Europe/Atlantis"     | timeZone
          /timeZone       | "+02:00"              | timeZone
          /subscription   | null                  | subscription
          /subscription   | "GOLD"                | subscription
          /contractStart  | null                  | contractStart
          /contractStart  | "2026-02-30"          | contractStart
          /contractStart  | "01.12.2026"          | contractStart
          /contractEnd    | null                  | contractEnd
          /contractEnd    | "2026-11-30"          | contractEnd
          /contractEnd    | "2037-12-02"          | contractEnd
          /contractEnd    | "soon"                | contractEnd
          /contacts       | null                  | contacts
          /contacts       | []                    | contacts
          /contacts       | [null]                | contacts[0]
          /contacts       | "eva"                 | contacts
          /contacts/0/name  | null                | contacts[0].name
          /contacts/0/name  | "Eva\\r\\nBcc: x"   | contacts[0].name
          /contacts/0/workingDays | []            | contacts[0].workingDays
          /contacts/0/workingDays | ["FUNDAY"]    | contacts[0].workingDays[0]
          /contacts/0/workingHours | {"from":"9:00","to":"17:00"} | contacts[0].workingHours.from
          /contacts/0/workingHours | {"from":"09:00"} | contacts[0].workingHours.to
          /contacts/0/email | null                | contacts[0].email
          /contacts/0/email | "eva"               | contacts[0].email
          /contacts/0/email | "eva@nord"          | contacts[0].email
          /contacts/0/email | "e..a@nord.example" | contacts[0].email
          /contacts/0/email | "Eva <eva@nord.example>" | contacts[0].email
          /contacts/0/email | "eva@nord.example\\nBcc: x@y.z" | contacts[0].email
          /contacts/0/email | "ida@nord.example"  | contacts.email
          /contacts/0/email | "IDA@nord.example"  | contacts.email
          /contacts/0/phone | "1\\n2"             | contacts[0].phone
          /contacts/0/role  | null                | contacts[0].role
          /contacts/0/role  | "BOSS"              | contacts[0].role
          /contacts/0/level | null                | contacts[0].level
          /contacts/0/level | 0                   | contacts[0].level
          /contacts/0/level | 10                  | contacts[0].level
          /contacts/0/level | "first"             | contacts[0].level
          /contacts/0/language | "??"             | contacts[0].language
          /contacts/0/timeZone | "Mars"           | contacts[0].timeZone
          /contacts/0/age   | 42                  | contacts[0].age
          /surprise         | true                | surprise
          """)
  void badInputIsRefusedByNameOfTheField(String pointer, String value, String field)
      throws Exception {
    ObjectNode body = (ObjectNode) json.readTree(NORD);
    int cut = pointer.lastIndexOf('/');
    ((ObjectNode) body.at(pointer.substring(0, cut)))
        .set(pointer.substring(cut + 1), json.readTree(value == null ? "null" : value));

    MockHttpServletResponse answer = post(body.toString());

    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(400);
    assertProblem(answer, field, null);
    assertThat(clients.find("NORD")).isEmpty();
    assertThat(onboardings()).isZero();
  }

  @Test
  void aContractThatIsOverIsRefused() throws Exception {
    MockHttpServletResponse answer =
        post(NORD.replace("2026-12-01", "2025-12-01").replace("2027-11-30", "2026-11-30"));

    assertThat(answer.getStatus()).isEqualTo(400);
    assertProblem(answer, "contractEnd", "contractOver");
  }

  @Test
  void moreThanTwentyContactsAreRefused() throws Exception {
    ObjectNode body = (ObjectNode) json.readTree(NORD);
    ArrayNode contacts = (ArrayNode) body.get("contacts");
    JsonNode first = contacts.get(0);
    for (int i = contacts.size(); i < 21; i++) {
      contacts.add(((ObjectNode) first.deepCopy()).put("email", "c%d@nord.example".formatted(i)));
    }

    MockHttpServletResponse answer = post(body.toString());

    assertThat(answer.getStatus()).isEqualTo(400);
    assertProblem(answer, "contacts", null);
  }

  @Test
  void malformedJsonIsRefused() throws Exception {
    assertThat(post("{\"reference\": ").getStatus()).isEqualTo(400);
    assertThat(post("[]").getStatus()).isEqualTo(400);
    assertThat(post("").getStatus()).isEqualTo(400);
  }

  @Test
  @Breaks(value = Rule.CLIENT_STATUS, because = "a client is made active without a programme")
  void clientsAreListedPageByPageAndByStatus() throws Exception {
    for (String reference : List.of("C", "A", "B")) {
      onboarding.register(ClientRegistrations.standard(reference));
    }
    clients.activate("B");

    JsonNode first = get("/api/v1/clients?page=0&size=2");
    assertThat(first.path("items").findValuesAsText("reference")).containsExactly("A", "B");
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("page").asInt()).isZero();
    assertThat(first.path("size").asInt()).isEqualTo(2);
    assertThat(first.path("items").get(0).path("contacts").findValuesAsText("email"))
        .containsExactly("eva@nord.example", "max@nord.example", "ida@nord.example");
    assertThat(first.path("items").get(0)).isEqualTo(get("/api/v1/clients/A"));
    assertThat(get("/api/v1/clients?page=1&size=2").path("items").findValuesAsText("reference"))
        .containsExactly("C");
    assertThat(get("/api/v1/clients?page=9").path("items")).isEmpty();
    JsonNode active = get("/api/v1/clients?status=ACTIVE");
    assertThat(active.path("items").findValuesAsText("reference")).containsExactly("B");
    assertThat(active.path("total").asInt()).isEqualTo(1);
    assertThat(active.path("size").asInt()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource({
    "page=-1, page",
    "page=x, page",
    "page=99999999999, page",
    "size=0, size",
    "size=201, size",
    "status=GONE, status"
  })
  void badPagesAreRefused(String query, String field) throws Exception {
    MockHttpServletResponse answer = call("/api/v1/clients?" + query);

    assertThat(answer.getStatus()).isEqualTo(400);
    assertProblem(answer, field, null);
  }

  @Test
  void anUnknownClientIsNotFound() throws Exception {
    MockHttpServletResponse answer = call("/api/v1/clients/NOBODY");

    assertThat(answer.getStatus()).isEqualTo(404);
    assertProblem(answer, "client", "unknownReference");
  }

  @Test
  void theNextReviewIsShownOnceTheReviewsArePlanned() throws Exception {
    post(NORD);
    time.advanceTo(time.now());
    for (Map<String, Object> form : List.<Map<String, Object>>of(
        Map.of(),
        Map.of("telemetryReady", true),
        Map.of("preferredWeekday", "MON", "preferredTime", "10:00"))) {
      tasks.complete(tasks.createTaskQuery().singleResult().getId(), form);
      time.advanceTo(time.now());
    }

    JsonNode client = get("/api/v1/clients/NORD");
    assertThat(client.path("status").asText()).isEqualTo("ACTIVE");
    assertThat(client.path("onboardingStage").asText()).isEqualTo("COMPLETE");
    assertThat(client.path("nextReview").path("reference").asText()).startsWith("TR-NORD-2027-");
    assertThat(client.path("nextReview").path("start").asText())
        .contains("T10:00")
        .endsWith("+01:00");
    assertThat(get("/api/v1/clients").path("items").get(0)).isEqualTo(client);
  }

  private MockHttpServletResponse post(String body) throws Exception {
    return mvc.perform(MockMvcRequestBuilders.post("/api/v1/clients")
            .with(user("integration").authorities(() -> "integration", () -> "ROLE_integration"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body))
        .andReturn()
        .getResponse();
  }

  private int putMailSettings(String client, String body, String group) throws Exception {
    return mvc.perform(MockMvcRequestBuilders.put("/api/v1/clients/{client}/mail-settings", client)
            .with(user("somebody").authorities(() -> group))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body))
        .andReturn()
        .getResponse()
        .getStatus();
  }

  private MockHttpServletResponse call(String path) throws Exception {
    return mvc.perform(MockMvcRequestBuilders.get(path)
            .with(user("integration").authorities(() -> "integration", () -> "ROLE_integration")))
        .andReturn()
        .getResponse();
  }

  private JsonNode get(String path) throws Exception {
    MockHttpServletResponse answer = call(path);
    assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
    return json.readTree(answer.getContentAsString());
  }

  private void assertProblem(MockHttpServletResponse answer, String field, String rule)
      throws Exception {
    JsonNode problem = json.readTree(answer.getContentAsString());
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    assertThat(problem.path("field").asText()).as(problem.toString()).isEqualTo(field);
    assertThat(problem.path("rule").asText()).isNotBlank();
    if (rule != null) {
      assertThat(problem.path("rule").asText()).isEqualTo(rule);
    }
  }

  private static int result(Future<Integer> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private long onboardings() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey("client-onboarding")
        .count();
  }
}

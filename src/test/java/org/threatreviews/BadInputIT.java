package org.threatreviews;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.threatreviews.support.RunningApplication;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Answer;

/**
 * Whatever nonsense is sent, the answer is a problem that names the field and the rule, and nothing
 * is half done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {

  private static final int TEN_MEGABYTES = 10 * 1024 * 1024;

  private ServiceDesk desk;

  @BeforeAll
  void registerAClient() {
    desk = RunningApplication.get().desk();
    desk.post("integration", "/api/v1/clients", client("CAREFUL")).with(201);
  }

  @Test
  void refusesAnUnknownClient() {
    Answer answer = desk.get("integration", "/api/v1/clients/NOBODY");

    refused(answer, 404, "client", "unknownReference");
    refused(report("NOBODY", incident("SIR-1")), 404, "client", "unknownReference");
  }

  @Test
  void refusesToShowWhatWasAskedOfAnUnknownClientOrOnNoPage() {
    refused(
        desk.get("integration", "/api/v1/clients/NOBODY/requests"),
        404,
        "client",
        "unknownReference");
    refused(
        desk.get("integration", "/api/v1/clients/CAREFUL/requests?size=201"), 400, "size", null);
    refused(desk.get("integration", "/api/v1/clients/CAREFUL/requests?page=-1"), 400, "page", null);
    refused(desk.get("lead", "/api/v1/board?silent=perhaps"), 400, "silent", null);
  }

  @Test
  void refusesAContractThatEndsBeforeItStarts() {
    Map<String, Object> body = client("BACKWARDS");
    body.put("contractEnd", desk.today().minusDays(1).toString());

    refused(register(body), 400, "contractEnd", "endBeforeStart");
    notThere("/api/v1/clients/BACKWARDS");
  }

  @Test
  void refusesAnUnknownSeverity() {
    Map<String, Object> body = incident("SIR-URGENT");
    body.put("severity", "URGENT");

    JsonNode problem = refused(report("CAREFUL", body), 400, "severity", null);
    assertThat(problem.path("detail").asText()).contains("CRITICAL", "HIGH", "MEDIUM", "LOW");
    notThere("/api/v1/incidents/SIR-URGENT");
  }

  @Test
  void refusesADescriptionOfTenMegabytes() {
    Map<String, Object> body = incident("SIR-LONG");
    body.put("description", "x".repeat(TEN_MEGABYTES));

    Answer answer = report("CAREFUL", body);

    assertThat(answer.status()).isIn(400, 413);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.body().path("field").asText()).isNotBlank();
    assertThat(answer.body().path("rule").asText()).isNotBlank();
    notThere("/api/v1/incidents/SIR-LONG");
  }

  @Test
  void refusesADescriptionThatIsTooLongForPeople() {
    Map<String, Object> body = incident("SIR-WORDY");
    body.put("description", "x".repeat(20_001));

    refused(report("CAREFUL", body), 400, "description", null);
    notThere("/api/v1/incidents/SIR-WORDY");
  }

  @Test
  void refusesMalformedJson() {
    Answer answer = desk.send("integration", "POST", "/api/v1/clients", "{\"reference\": ");

    refused(answer, 400, null, null);
  }

  @Test
  void refusesAnUnknownField() {
    Map<String, Object> body = client("TALKATIVE");
    body.put("favouriteColour", "blue");

    refused(register(body), 400, "favouriteColour", null);
    notThere("/api/v1/clients/TALKATIVE");
  }

  @Test
  void refusesADateThatDoesNotExist() {
    Map<String, Object> body = client("TIMELESS");
    body.put("contractStart", "2027-02-30");

    refused(register(body), 400, "contractStart", null);
  }

  @Test
  void refusesFeedbackOnAnUnknownIncident() {
    refused(feedback("SIR-NONE", "MITIGATED", Map.of()), 404, null, "unknownReference");
  }

  @Test
  void refusesFeedbackOnAClosedIncident() {
    report("CAREFUL", incident("SIR-CLOSED")).with(201);
    step();
    feedback("SIR-CLOSED", "MITIGATED", Map.of()).with(202);
    step();
    desk.tasks("soc").stream()
        .filter(task -> "SIR-CLOSED".equals(task.key()))
        .filter(task -> task.definition().equals("userTask_verifyClosure"))
        .forEach(t -> desk.complete("soc", t, Map.of("verdict", "REMOVED", "comment", "Gone."))
            .ok());
    step();
    assertThat(desk.incident("SIR-CLOSED").path("status").asText()).isEqualTo("CLOSED");

    Answer answer = feedback("SIR-CLOSED", "MITIGATED", Map.of());

    refused(answer, 409, null, null);
    assertThat(desk.incident("SIR-CLOSED").path("feedback")).hasSize(1);
  }

  @Test
  void refusesARiskAcceptedByAnEngineer() {
    report("CAREFUL", incident("SIR-RISKY")).with(201);

    Answer answer = feedback(
        "SIR-RISKY",
        "RISK_ACCEPTED",
        Map.of("reason", "No.", "acceptedUntil", desk.today().plusDays(60).toString()));

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body().path("field").asText()).isEqualTo("by");
    assertThat(desk.incident("SIR-RISKY").path("status").asText()).isEqualTo("AWAITING_CLIENT");
  }

  @Test
  void refusesAReviewInThePast() {
    desk.post("integration", "/api/v1/clients", client("HASTY")).with(201);
    String review = firstReviewOf("HASTY");

    Answer answer = desk.post(
        "lead",
        "/api/v1/reviews/" + review + "/moves",
        Map.of("start", desk.now().minusSeconds(86_400).toString()));

    refused(answer, 400, "start", null);
  }

  @Test
  void refusesAnotherBodyUnderATakenReference() {
    Map<String, Object> body = client("CAREFUL");
    body.put("name", "Somebody else");

    refused(register(body), 409, "reference", "referenceTaken");
  }

  @Test
  void refusesABadPage() {
    assertThat(desk.get("lead", "/api/v1/clients?size=100000").status()).isEqualTo(400);
    assertThat(desk.get("lead", "/api/v1/clients?page=-1").status()).isEqualTo(400);
  }

  @Test
  void refusesWhoeverIsNotSignedIn() {
    assertThat(desk.get(null, "/api/v1/clients").status()).isEqualTo(401);
    assertThat(desk.get(null, "/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  void refusesAnExpressionInAQuery() {
    Map<String, Object> query =
        Map.of("orQueries", List.of(Map.of("assigneeExpression", "${1+1}")));

    assertThat(desk.post("lead", "/engine-rest/task", query).status()).isEqualTo(400);
  }

  /** Takes the client through onboarding. */
  private String firstReviewOf(String client) {
    for (int i = 0; i < 6 && desk.reviewsOf(client).isEmpty(); i++) {
      step();
      for (ServiceDesk.Task task : desk.tasks("analyst")) {
        if (task.key().equals(client)) {
          desk.complete("analyst", task, onboarding(task.definition())).ok();
        }
      }
    }
    step();
    return desk.reviewsOf(client).get(0).path("reference").asText();
  }

  private Map<String, Object> onboarding(String task) {
    return task.equals("userTask_confirmTelemetry")
        ? Map.of("telemetryReady", true)
        : task.equals("userTask_holdOrientationCall")
            ? Map.of(
                "heldOn",
                desk.today().toString(),
                "preferredWeekday",
                "MON",
                "preferredTime",
                "14:00")
            : Map.of("heldOn", desk.today().toString());
  }

  private void step() {
    desk.advanceTo(desk.now().plusSeconds(60));
  }

  private Answer register(Map<String, Object> body) {
    return desk.post("integration", "/api/v1/clients", body);
  }

  private Answer report(String client, Map<String, Object> body) {
    return desk.post("integration", "/api/v1/clients/" + client + "/incidents", body);
  }

  private Answer feedback(String incident, String outcome, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("outcome", outcome);
    body.put("by", "security@careful.example");
    body.put("comment", "Done.");
    return desk.post("integration", "/api/v1/incidents/" + incident + "/feedback", body);
  }

  private void notThere(String path) {
    assertThat(desk.get("lead", path).status()).as(path).isEqualTo(404);
  }

  /**
   * @param field null for any
   * @param rule null for any
   */
  private static JsonNode refused(Answer answer, int status, String field, String rule) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    JsonNode problem = answer.body();
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(problem.path("field").asText()).as(answer.text()).isNotBlank();
    assertThat(problem.path("rule").asText()).as(answer.text()).isNotBlank();
    if (field != null) {
      assertThat(problem.path("field").asText()).as(answer.text()).isEqualTo(field);
    }
    if (rule != null) {
      assertThat(problem.path("rule").asText()).as(answer.text()).isEqualTo(rule);
    }
    return problem;
  }

  private Map<String, Object> client(String reference) {
    Map<String, Object> body = new HashMap<>();
    body.put("reference", reference);
    body.put("name", "Careful Ltd");
    body.put("country", "DE");
    body.put("language", "en");
    body.put("timeZone", "Europe/Berlin");
    body.put("subscription", "STANDARD");
    body.put("contractStart", desk.today().toString());
    body.put("contractEnd", desk.today().plusYears(1).toString());
    body.put(
        "contacts",
        List.of(Map.of(
            "name", "Sam",
            "email", "security@" + reference.toLowerCase(java.util.Locale.ROOT) + ".example",
            "phone", "+49 30 1234567",
            "role", "SECURITY_MANAGER",
            "level", 1,
            "riskAuthority", false,
            "language", "en",
            "timeZone", "Europe/Berlin")));
    return body;
  }

  private Map<String, Object> incident(String reference) {
    Map<String, Object> body = new HashMap<>();
    body.put("reference", reference);
    body.put("severity", "LOW");
    body.put("title", "Outdated browser");
    body.put("description", "A browser has not been updated for a year.");
    body.put("recommendation", "Update it.");
    body.put("reportedAt", desk.now().minusSeconds(60).toString());
    return body;
  }
}

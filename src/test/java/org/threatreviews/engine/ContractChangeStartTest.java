package org.threatreviews.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.support.Http;
import org.threatreviews.support.HttpTest;

/** Who may begin a contract change in Tasklist, and what they are told. */
@HttpTest
class ContractChangeStartTest {

  private static final String START = "/engine-rest/process-definition/key/%s/submit-form";

  @Autowired
  Clients clients;

  @Autowired
  TaskService tasks;

  @Autowired
  Http http;

  @BeforeEach
  void registerClient() {
    ZoneId zone = ZoneId.of("Europe/Berlin");
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind AG",
        "DE",
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(new Contact(
            "Max",
            "max@nord.example",
            "+49 30 5550104",
            ContactRole.SECURITY_MANAGER,
            1,
            true,
            "en",
            zone))));
  }

  @Test
  void aTeamLeadBeginsItAndGetsTheTask() {
    assertThat(start("lead", "contract-change", "NORD").statusCode()).isEqualTo(200);

    Task task = tasks.createTaskQuery().singleResult();
    assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_changeContract");
    assertThat(task.getAssignee()).isEqualTo("lead");
    assertThat(Http.json(http.get("lead", "/engine-rest/task/" + task.getId()))
            .path("name")
            .asText())
        .isEqualTo("Change the contract: Nordwind AG");
  }

  @Test
  void anUnknownClientIsRefusedInWords() {
    HttpResponse<String> refused = start("lead", "contract-change", "NOBODY");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Http.json(refused).path("message").asText())
        .isEqualTo("There is no client 'NOBODY'.");
    assertThat(Http.json(refused).path("field").asText()).isEqualTo("client");
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void nobodyElseBeginsItAndALeadStartsNothingElse() {
    for (String user : List.of("analyst", "advisor", "soc")) {
      assertThat(start(user, "contract-change", "NORD").statusCode()).as(user).isIn(403, 404);
    }
    for (String process : List.of("review-programme", "threat-review", "client-onboarding")) {
      assertThat(start("lead", process, "NORD").statusCode()).as(process).isIn(400, 403);
    }
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  private HttpResponse<String> start(String user, String process, String client) {
    return http.post(
        user,
        START.formatted(process),
        "{\"variables\":{\"client\":{\"value\":\"%s\"}}}".formatted(client));
  }
}

package org.threatreviews.incident.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.support.ProcessTest;

/** The clock stands at 1 December 2026, 9 o'clock in Berlin. */
@ProcessTest
class IncidentApiTest {

  private static final String INCIDENTS = "/api/v1/clients/NORD/incidents";
  private static final String FEEDBACK = "/api/v1/incidents/SIR-1/feedback";

  @Autowired
  MockMvc mvc;

  @Autowired
  ObjectMapper json;

  @Autowired
  Clients clients;

  @Autowired
  TestTime time;

  @Autowired
  TaskService tasks;

  @Autowired
  RuntimeService runtime;

  @BeforeEach
  void registerClient() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind AG",
        "DE",
        "en",
        berlin,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(
            new Contact(
                "Max",
                "max@nord.example",
                null,
                ContactRole.SECURITY_MANAGER,
                1,
                false,
                "en",
                berlin),
            new Contact(
                "Clara", "clara@nord.example", null, ContactRole.CISO, 2, true, "en", berlin))));
  }

  @Test
  void takesAnOcsfIncidentFindingOnce() throws Exception {
    Map<String, Object> finding = new HashMap<>(Map.of(
        "class_uid",
        2005,
        "activity_id",
        1,
        "severity_id",
        5,
        "time",
        1_796_112_000_000L,
        "finding_info_list",
        List.of(Map.of("uid", "SIR-9", "title", "Ransomware", "desc", "Files are encrypted.")),
        "unmapped",
        Map.of("sensor", "edge-3")));
    send(INCIDENTS, finding)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.reference").value("SIR-9"))
        .andExpect(jsonPath("$.severity").value("CRITICAL"))
        .andExpect(jsonPath("$.reportedAt").value("2026-12-01T09:00:00+01:00"));
    send(INCIDENTS, finding).andExpect(status().isOk());

    finding.put("severity_id", 99);
    send(INCIDENTS, finding)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("severity_id"));
    finding.put("severity_id", "high");
    send(INCIDENTS, finding)
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("severity_id"));
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
  }

  @Test
  void reportsAnIncidentOnce() throws Exception {
    send(INCIDENTS, incident())
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.reference").value("SIR-1"))
        .andExpect(jsonPath("$.client").value("NORD"))
        .andExpect(jsonPath("$.severity").value("HIGH"))
        .andExpect(jsonPath("$.status").value("AWAITING_CLIENT"))
        .andExpect(jsonPath("$.reportedAt").value("2026-12-01T09:00:00+01:00"))
        .andExpect(jsonPath("$.closedAt").isEmpty())
        .andExpect(jsonPath("$.clientTime").value("PT0S"))
        .andExpect(jsonPath("$.socTime").value("PT0S"))
        .andExpect(jsonPath("$.remindersSent").value(0))
        .andExpect(jsonPath("$.feedback").isEmpty());
    send(INCIDENTS, incident())
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.reference").value("SIR-1"));

    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
    read("/api/v1/incidents/SIR-1").andExpect(status().isOk());
    read(INCIDENTS)
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.page").value(0))
        .andExpect(jsonPath("$.size").value(50))
        .andExpect(jsonPath("$.items[0].reference").value("SIR-1"));
  }

  @Test
  void refusesAnotherBodyUnderTheSameReference() throws Exception {
    send(INCIDENTS, incident()).andExpect(status().isCreated());

    refused(
        send(INCIDENTS, with(incident(), "severity", "LOW")), 409, "reference", "referenceTaken");
  }

  @Test
  void answersTwoEqualReportsAtTheSameInstantWithOneIncident() throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    var threads = Executors.newFixedThreadPool(2);
    try {
      var answers = Stream.of(1, 2)
          .map(n -> threads.submit(() -> {
            together.await(10, TimeUnit.SECONDS);
            return send(INCIDENTS, incident()).andReturn();
          }))
          .toList();

      assertThat(List.of(
              answers.get(0).get(60, TimeUnit.SECONDS).getResponse().getStatus(),
              answers.get(1).get(60, TimeUnit.SECONDS).getResponse().getStatus()))
          .containsExactlyInAnyOrder(201, 200);
    } finally {
      threads.shutdownNow();
    }
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(1);
  }

  @Test
  void refusesAReportForAnUnknownClient() throws Exception {
    refused(
        send("/api/v1/clients/NOBODY/incidents", incident()), 404, "client", "unknownReference");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "reference, null",
        "reference, 'with space'",
        "severity, URGENT",
        "severity, null",
        "title, ' '",
        "title, 'two\nlines'",
        "description, null",
        "recommendation, ''",
        "reportedAt, null",
        "reportedAt, yesterday",
        "reportedAt, 2026-12-01T09:00:00",
        "reportedAt, 2026-02-30T09:00:00+01:00",
        "reportedAt, 2026-12-01T10:30:01+01:00",
        "reportedAt, 2027-12-01T09:00:00+01:00",
        "reportedAt, 2030-01-01T09:00:00+01:00",
        "reportedAt, 1970-01-01T09:00:00+01:00",
        "colour, red"
      })
  void refusesABadReportAndNamesTheField(String field, String value) throws Exception {
    send(INCIDENTS, with(incident(), field, value))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").isNotEmpty());
    assertThat(runtime.createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void saysWhatIsWrongWithAReportOfAWrongYear() throws Exception {
    refused(
            send(INCIDENTS, with(incident(), "reportedAt", "2027-12-01T09:00:00+01:00")),
            400,
            "reportedAt",
            "tooFarAhead")
        .andExpect(jsonPath("$.detail")
            .value("A report can be dated at most 90 minutes ahead, and 1 December 2027, 08:00 UTC"
                + " is later; please check the date, it is 1 December 2026, 08:00 UTC now."));
    send(INCIDENTS, with(incident(), "reportedAt", "2026-12-01T10:30:00+01:00"))
        .andExpect(status().isCreated());
    // sent again when its time is long over, it is still the same report
    time.advanceTo(time.now().plus(Duration.ofDays(30)));
    send(INCIDENTS, with(incident(), "reportedAt", "2026-12-01T10:30:00+01:00"))
        .andExpect(status().isOk());
  }

  @Test
  void refusesADescriptionThatIsTooLong() throws Exception {
    send(INCIDENTS, with(incident(), "description", "x".repeat(20_001)))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value("description"));
    send(INCIDENTS, with(incident(), "description", "x".repeat(20_000)))
        .andExpect(status().isCreated());
  }

  @Test
  void refusesMalformedJson() throws Exception {
    mvc.perform(
            as(post(INCIDENTS)).contentType(MediaType.APPLICATION_JSON).content("{\"reference\":"))
        .andExpect(status().isBadRequest());
  }

  @Test
  void takesFeedbackAndShowsTheHistory() throws Exception {
    send(INCIDENTS, incident());
    time.advanceTo(time.now());

    send(FEEDBACK, feedback("MITIGATED")).andExpect(status().isAccepted());
    send(FEEDBACK, feedback("MITIGATED")).andExpect(status().isAccepted());

    read("/api/v1/incidents/SIR-1")
        .andExpect(jsonPath("$.status").value("AWAITING_SOC"))
        .andExpect(jsonPath("$.feedback.length()").value(1))
        .andExpect(jsonPath("$.feedback[0].by").value("max@nord.example"))
        .andExpect(jsonPath("$.feedback[0].outcome").value("MITIGATED"))
        .andExpect(jsonPath("$.feedback[0].comment").value("Reinstalled"))
        .andExpect(jsonPath("$.turns[*].owner").value(containsInAnyOrder("CLIENT", "SOC")))
        .andExpect(jsonPath("$.history[0].kind").value("CONTACTS_NOTIFIED"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"integration", "soc", "team-lead"})
  void keepsBesideTheContactWhoHasWrittenItDown(String group) throws Exception {
    send(INCIDENTS, incident());

    sendAs(group, FEEDBACK, feedback("IN_PROGRESS"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.feedback[0].by").value("max@nord.example"))
        .andExpect(jsonPath("$.feedback[0].recordedBy").value(group));

    read("/api/v1/clients/NORD/history")
        .andExpect(jsonPath("$.items[-1:].by").value("max@nord.example"))
        .andExpect(jsonPath("$.items[-1:].recordedBy").value(group));
  }

  @ParameterizedTest
  @CsvSource({"integration, 202", "team-lead, 202", "soc, 403"})
  void writesNoAcceptedRiskDownForTheSoc(String group, int status) throws Exception {
    send(INCIDENTS, incident());

    sendAs(group, FEEDBACK, feedback("RISK_ACCEPTED")).andExpect(status().is(status));

    if (status == 403) {
      refused(
          sendAs(group, FEEDBACK, feedback("RISK_ACCEPTED")), 403, "outcome", "acceptsForClient");
      read("/api/v1/incidents/SIR-1").andExpect(jsonPath("$.feedback").isEmpty());
    }
  }

  @Test
  void countsTextAsPeopleDo() throws Exception {
    refused(send(INCIDENTS, with(incident(), "title", "😀".repeat(201))), 400, "title", "size");
    Map<String, Object> long200 = with(incident(), "title", "😀".repeat(200));
    send(INCIDENTS, with(long200, "description", "x\r\n".repeat(10_000)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.description").value("x\n".repeat(10_000)));
    send(INCIDENTS, with(long200, "description", "x\n".repeat(10_000)))
        .andExpect(status().isOk());
  }

  @Test
  void takesTheSameAddressInCapitalsForTheSamePerson() throws Exception {
    send(INCIDENTS, incident());
    send(FEEDBACK, with(feedback("NEED_HELP"), "by", "max@nord.example"));
    send(FEEDBACK, with(feedback("NEED_HELP"), "by", "MAX@NORD.EXAMPLE"))
        .andExpect(status().isAccepted());
    send(FEEDBACK, with(feedback("NEED_HELP"), "by", " Max@nord.example "))
        .andExpect(status().isAccepted());

    read("/api/v1/incidents/SIR-1").andExpect(jsonPath("$.feedback.length()").value(1));
  }

  @Test
  void namesWhatAnOcsfEmitterSentWhenItsReportIsRefused() throws Exception {
    Map<String, Object> finding = new HashMap<>(Map.of(
        "class_uid",
        2005,
        "severity_id",
        4,
        "time",
        1_796_029_492L,
        "finding_info_list",
        List.of(Map.of("uid", "O1", "title", "Beaconing", "desc", "C2 beacon"))));
    refused(send(INCIDENTS, finding), 400, "time", "epochMillis")
        .andExpect(jsonPath("$.detail").value(containsString("milliseconds")))
        .andExpect(jsonPath("$.detail").value(containsString("looks like seconds")));
    refused(send(INCIDENTS, with(finding, "time", "2026-12-01")), 400, "time", "epochMillis");
    refused(send(INCIDENTS, with(finding, "time", 4_000_000_000_000L)), 400, "time", "tooFarAhead");
    refused(send(INCIDENTS, with(finding, "time", 1_796_117_400_001L)), 400, "time", "tooFarAhead");
    refused(send(INCIDENTS, with(finding, "severity_id", 4.7)), 400, "severity_id", "type");

    finding.put("time", 1_796_112_000_000L);
    finding.put("resources", Arrays.asList(null, Map.of("name", "ws-17"), Map.of("name", "ws-18")));
    finding.put("attacks", List.of(Map.of("tactic", Map.of("uid", "TA0011"))));
    send(INCIDENTS, finding)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.asset").value("ws-17"))
        .andExpect(jsonPath("$.notTaken[*].field")
            .value(containsInAnyOrder("resources[2].name", "attacks[0]")));
    refused(
        send(INCIDENTS, with(finding, "severity_id", 5)),
        409,
        "finding_info_list[0].uid",
        "referenceTaken");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        // outcome, field to change, its value, field to blame, rule
        "MITIGATED, comment, null, comment, required",
        "MITIGATED, comment, '  ', comment, required",
        "NEED_HELP, comment, null, comment, required",
        "MITIGATED, by, stranger@nord.example, by, contactOfClient",
        "MITIGATED, promisedFor, 2026-12-24, promisedFor, notForThisOutcome",
        "MITIGATED, acceptedUntil, 2026-12-24, acceptedUntil, notForThisOutcome",
        "RISK_ACCEPTED, by, max@nord.example, by, riskAuthority",
        "RISK_ACCEPTED, reason, null, reason, required",
        "RISK_ACCEPTED, acceptedUntil, null, acceptedUntil, required",
        "RISK_ACCEPTED, acceptedUntil, 2026-12-01, acceptedUntil, inTheFuture",
        "RISK_ACCEPTED, acceptedUntil, 2027-12-02, acceptedUntil, tooFarAhead",
        "IN_PROGRESS, promisedFor, null, promisedFor, required",
        "IN_PROGRESS, promisedFor, 2026-12-01, promisedFor, inTheFuture",
        "IN_PROGRESS, promisedFor, 2027-03-02, promisedFor, tooFarAhead"
      })
  void refusesFeedbackThatBreaksARule(
      String outcome, String field, String value, String blamed, String rule) throws Exception {
    send(INCIDENTS, incident());

    refused(send(FEEDBACK, with(feedback(outcome), field, value)), 400, blamed, rule);

    read("/api/v1/incidents/SIR-1").andExpect(jsonPath("$.feedback").isEmpty());
  }

  @ParameterizedTest
  @CsvSource({
    "outcome, DONE",
    "by, ''",
    "promisedFor, tomorrow",
    "promisedFor, 2026-12-24T09:00:00Z",
    "mood, good"
  })
  void refusesFeedbackThatCannotBeRead(String field, String value) throws Exception {
    send(INCIDENTS, incident());

    send(FEEDBACK, with(feedback("IN_PROGRESS"), field, value))
        .andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.field").value(field));
  }

  @ParameterizedTest
  @CsvSource({
    "RISK_ACCEPTED, acceptedUntil, 2027-12-01",
    "RISK_ACCEPTED, acceptedUntil, 2026-12-02",
    "RISK_ACCEPTED, by, CLARA@NORD.EXAMPLE",
    "IN_PROGRESS, promisedFor, 2027-03-01",
    "NEED_HELP, comment, How?"
  })
  void acceptsFeedbackAtTheEdgeOfARule(String outcome, String field, String value)
      throws Exception {
    send(INCIDENTS, incident());

    send(FEEDBACK, with(feedback(outcome), field, value)).andExpect(status().isAccepted());
  }

  @Test
  void refusesFeedbackOnAClosedIncident() throws Exception {
    send(INCIDENTS, incident());
    time.advanceTo(time.now());
    send(FEEDBACK, feedback("MITIGATED"));
    time.advanceTo(time.now());
    tasks.complete(tasks.createTaskQuery().singleResult().getId(), Map.of("verdict", "REMOVED"));

    refused(send(FEEDBACK, feedback("NEED_HELP")), 409, "reference", "incidentClosed");
    refused(send(FEEDBACK, feedback("MITIGATED")), 409, "reference", "incidentClosed");
  }

  @Test
  void refusesFeedbackBeforeTheReportsDate() throws Exception {
    send(INCIDENTS, with(incident(), "reportedAt", "2026-12-01T10:30:00+01:00"))
        .andExpect(status().isCreated());

    refused(send(FEEDBACK, feedback("MITIGATED")), 409, "reference", "notYetReported");
  }

  @Test
  void knowsNoOtherIncidentsAndClients() throws Exception {
    refused(read("/api/v1/incidents/SIR-9"), 404, "incident", "unknownReference");
    refused(
        send("/api/v1/incidents/SIR-9/feedback", feedback("MITIGATED")),
        404,
        "incident",
        "unknownReference");
    refused(read("/api/v1/clients/NOBODY/incidents"), 404, "client", "unknownReference");
    refused(read("/api/v1/clients/NOBODY/metrics"), 404, "client", "unknownReference");
  }

  @ParameterizedTest
  @CsvSource({"page=-1", "page=x", "size=0", "size=201"})
  void refusesABadPage(String parameter) throws Exception {
    read(INCIDENTS + "?" + parameter).andExpect(status().isBadRequest());
  }

  @Test
  void pagesThroughAClientsIncidents() throws Exception {
    for (int n = 1; n <= 5; n++) {
      send(INCIDENTS, with(incident(), "reference", "SIR-" + n))
          .andExpect(status().isCreated());
    }

    read(INCIDENTS + "?page=1&size=2")
        .andExpect(jsonPath("$.total").value(5))
        .andExpect(jsonPath("$.items[0].reference").value("SIR-3"))
        .andExpect(jsonPath("$.items[1].reference").value("SIR-4"));
  }

  @Test
  void correctsAReport() throws Exception {
    send(INCIDENTS, incident());
    String severity = "/api/v1/incidents/SIR-1/severity";
    send(severity, Map.of("severity", "LOW", "reason", "Test machine"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.severity").value("LOW"))
        .andExpect(jsonPath("$.history[0].kind").value("SEVERITY_CHANGED"))
        .andExpect(jsonPath("$.history[0].by").value("integration"))
        .andExpect(jsonPath("$.history[0].regarding").value("LOW"));
    refused(send(severity, Map.of("severity", "LOW")), 400, "reason", "notBlank");
    refused(send(severity, Map.of("reason", "Test")), 400, "severity", "notNull");
    send(INCIDENTS, with(incident(), "reference", "SIR-2"));
    String merge = "/api/v1/incidents/SIR-2/merge";
    refused(
        send(merge, Map.of("into", "SIR-9", "reason", "Same")), 404, "into", "unknownReference");
    refused(send(merge, Map.of("reason", "Same")), 400, "into", "notBlank");
    refused(send(merge, Map.of("into", "SIR-1")), 400, "reason", "notBlank");
    refused(send(merge, Map.of("into", "SIR-2", "reason", "Same")), 400, "into", "anotherIncident");
    send(merge, Map.of("into", "SIR-1", "reason", "Same"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("WITHDRAWN"))
        .andExpect(jsonPath("$.withdrawal.mergedInto").value("SIR-1"))
        .andExpect(jsonPath("$.withdrawal.reason").value("Same"));
    send(INCIDENTS, with(incident(), "reference", "SIR-3"));
    refused(
            send("/api/v1/incidents/SIR-3/merge", Map.of("into", "SIR-2", "reason", "Same")),
            409,
            "into",
            "incidentClosed")
        .andExpect(jsonPath("$.detail").value(containsString("merged into SIR-1")));
    String withdrawal = "/api/v1/incidents/SIR-1/withdrawal";
    send(withdrawal, Map.of("reason", "False alarm"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("WITHDRAWN"));
    send(withdrawal, Map.of("reason", "False alarm")).andExpect(status().isAccepted());
    refused(
        send(severity, Map.of("severity", "HIGH", "reason", "Test")),
        409,
        "reference",
        "incidentClosed");
    refused(send(FEEDBACK, feedback("MITIGATED")), 409, "reference", "incidentClosed");
    assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(3);
  }

  @Test
  void takesAnAcceptanceWithAControlAndItsEarlyEnd() throws Exception {
    send(INCIDENTS, incident());
    send(FEEDBACK, with(feedback("RISK_ACCEPTED"), "compensatingControl", "Own network segment"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.feedback[0].compensatingControl").value("Own network segment"));
    String withdrawal = "/api/v1/incidents/SIR-1/acceptance-withdrawal";
    refused(
        send(withdrawal, Map.of("by", "max@nord.example", "reason", "No more")),
        400,
        "by",
        "riskAuthority");
    send(withdrawal, Map.of("by", "clara@nord.example", "reason", "No more"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("AWAITING_CLIENT"))
        .andExpect(jsonPath("$.acceptedUntil").isEmpty());
  }

  @Test
  void takesARequestBackByWhomeverMay() throws Exception {
    send(INCIDENTS, incident());
    send(FEEDBACK, with(feedback("NEED_HELP"), "by", "max@nord.example"))
        .andExpect(status().isAccepted());
    String withdrawal = "/api/v1/incidents/SIR-1/request-withdrawal";
    Map<String, Object> body =
        Map.of("by", "max@nord.example", "outcome", "NEED_HELP", "reason", "We know by now");
    refused(
        send(withdrawal, with(body, "withdrawnBy", "who@nord.example")),
        400,
        "withdrawnBy",
        "contactOfClient");
    send(FEEDBACK, with(feedback("NEED_HELP"), "by", "clara@nord.example"))
        .andExpect(status().isAccepted());
    refused(
        send(
            withdrawal,
            with(with(body, "by", "clara@nord.example"), "withdrawnBy", "max@nord.example")),
        400,
        "withdrawnBy",
        "riskAuthority");

    send(withdrawal, with(body, "withdrawnBy", "clara@nord.example"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("AWAITING_SOC"));
    send(withdrawal, with(body, "by", "clara@nord.example"))
        .andExpect(status().isAccepted())
        .andExpect(jsonPath("$.status").value("AWAITING_CLIENT"));
    refused(send(withdrawal, body), 409, "reference", "nothingAsked");
  }

  private static ResultActions refused(ResultActions answer, int status, String field, String rule)
      throws Exception {
    return answer
        .andExpect(status().is(status))
        .andExpect(jsonPath("$.field").value(field))
        .andExpect(jsonPath("$.rule").value(rule))
        .andExpect(jsonPath("$.detail").isNotEmpty());
  }

  private ResultActions send(String path, Map<String, Object> body) throws Exception {
    return mvc.perform(as(post(path))
        .contentType(MediaType.APPLICATION_JSON)
        .content(json.writeValueAsString(body)));
  }

  private ResultActions sendAs(String group, String path, Map<String, Object> body)
      throws Exception {
    return mvc.perform(post(path)
        .with(user(group).authorities(new SimpleGrantedAuthority(group)))
        .contentType(MediaType.APPLICATION_JSON)
        .content(json.writeValueAsString(body)));
  }

  private ResultActions read(String path) throws Exception {
    return mvc.perform(as(get(path)));
  }

  private static MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
    return request.with(user("integration").authorities(new SimpleGrantedAuthority("integration")));
  }

  private static Map<String, Object> incident() {
    return Map.of(
        "reference",
        "SIR-1",
        "severity",
        "HIGH",
        "title",
        "Beaconing",
        "description",
        "A workstation talks to a command and control server.",
        "recommendation",
        "Isolate the workstation.",
        "reportedAt",
        "2026-12-01T09:00:00+01:00");
  }

  private static Map<String, Object> feedback(String outcome) {
    return switch (outcome) {
      case "RISK_ACCEPTED" ->
        Map.of(
            "outcome",
            outcome,
            "by",
            "clara@nord.example",
            "reason",
            "Legacy machine",
            "acceptedUntil",
            "2027-03-01");
      case "IN_PROGRESS" ->
        Map.of("outcome", outcome, "by", "max@nord.example", "promisedFor", "2026-12-24");
      default -> Map.of("outcome", outcome, "by", "max@nord.example", "comment", "Reinstalled");
    };
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    return changed;
  }
}

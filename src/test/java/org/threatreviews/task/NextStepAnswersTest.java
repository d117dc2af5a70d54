package org.threatreviews.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.threatreviews.support.SampleClient.MARIA;

import com.jayway.jsonpath.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.onboarding.ClientRegistrations;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.Statements;

/** Every answer about something open says who acts next, on what, by when. */
@ProcessTest
class NextStepAnswersTest {

  private static final String CLIENT = "ACME";

  @Autowired
  MockMvc http;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  Onboarding onboarding;

  @Autowired
  ReviewDriver reviews;

  @BeforeEach
  void register() {
    clients.register(SampleClient.of(CLIENT));
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  @Test
  void anIncidentWaitsForTheClientUntilTheEarliestTimer() throws Exception {
    report(1);

    Instant when = expect("/api/v1/incidents/INC-1", "CLIENT", "Say what has been done");

    assertThat(when).isEqualTo(earliestJob("INC-1"));
  }

  @Test
  void anIncidentWaitsForTheSocAndIsOverInTheEnd() throws Exception {
    report(1);
    feedback(FeedbackOutcome.MITIGATED);

    Instant due = expect("/api/v1/incidents/INC-1", "SOC", "Verify closure");
    assertThat(due).isEqualTo(taskDue("userTask_verifyClosure"));

    engine
        .getTaskService()
        .complete(
            taskId("userTask_verifyClosure"), Map.of("verdict", "REMOVED", "comment", "Gone"));
    time.advanceTo(time.now());
    read("/api/v1/incidents/INC-1").andExpect(jsonPath("$.nextStep").value(nullValue()));
    read("/api/v1/clients/ACME/incidents")
        .andExpect(jsonPath("$.items[0].nextStep").value(nullValue()));
  }

  @Test
  void anAcceptedRiskWaitsForItsEnd() throws Exception {
    report(1);
    incidents.giveFeedback(
        "INC-1",
        new Feedback(
            FeedbackOutcome.RISK_ACCEPTED,
            SampleClient.CISO,
            null,
            LocalDate.parse("2027-03-01"),
            null,
            "Legacy machine",
            null));
    time.advanceTo(time.now());

    expect("/api/v1/incidents/INC-1", "CLIENT", "Decide what follows the acceptance");
  }

  @Test
  void aQuestionWaitsForTheTeamAndThenForTheClient() throws Exception {
    ask(1);
    expect("/api/v1/questions/Q-1", "THREAT_REVIEW", "Answer question");

    engine
        .getTaskService()
        .complete(taskId("userTask_answerQuestion"), Map.of("answer", "Yes.", "convertTo", "NONE"));
    time.advanceTo(time.now());

    expect("/api/v1/questions/Q-1", "CLIENT", "Say whether the answer helps");
  }

  @Test
  void anImprovementWaitsForItsOwnerWhenItHasADay() throws Exception {
    propose(1, Owner.SOC, LocalDate.parse("2027-03-01"));
    propose(2, Owner.CLIENT, LocalDate.parse("2027-03-01"));
    propose(3, Owner.CLIENT, null);

    String list = body("/api/v1/clients/ACME/improvements");

    assertThat(JsonPath.<List<String>>read(list, "$.items[?(@.title =~ /.* [12]/)].nextStep.who"))
        .containsExactlyInAnyOrder("SOC", "CLIENT");
    assertThat(JsonPath.<List<Object>>read(list, "$.items[?(@.title =~ /.* 3/)].nextStep"))
        .containsExactly((Object) null);
  }

  @Test
  void reviewsWaitForTheirPreparation() throws Exception {
    reviews.registerPool();
    reviews.registerClient(Subscription.STANDARD);
    reviews.planAndStart();

    read("/api/v1/clients/NORD/reviews")
        .andExpect(jsonPath("$.items", hasSize(4)))
        .andExpect(jsonPath("$.items[*].nextStep.who", everyItem(is("THREAT_REVIEW"))))
        .andExpect(jsonPath("$.items[*].nextStep.what", everyItem(is("Preparation begins"))));
    Instant begins =
        expect("/api/v1/reviews/TR-NORD-2027-01", "THREAT_REVIEW", "Preparation begins");
    assertThat(begins).isEqualTo(earliestJob("NORD"));
    assertThat(expect("/api/v1/reviews/TR-NORD-2027-02", "THREAT_REVIEW", "Preparation begins"))
        .isBetween(begins.plusSeconds(80 * 86_400L), begins.plusSeconds(100 * 86_400L));

    reviews.advanceTo("2027-02-10T10:00");
    expect("/api/v1/reviews/TR-NORD-2027-01", "THREAT_REVIEW", "Prepare review");
    reviews.holdFirst();
    read("/api/v1/reviews/TR-NORD-2027-01").andExpect(jsonPath("$.status").value("CLOSED"));
    read("/api/v1/reviews/TR-NORD-2027-01").andExpect(jsonPath("$.nextStep").value(nullValue()));
  }

  @Test
  void aClientWaitsForItsOnboarding() throws Exception {
    onboarding.register(ClientRegistrations.standard("NEWCO"));
    time.advanceTo(time.now());

    expect("/api/v1/clients/NEWCO", "THREAT_REVIEW", "Hold introduction call");
  }

  @Test
  @Breaks(value = Rule.SUSPENDED, because = "it is suspended")
  void whatIsSuspendedWaitsForTheLead() throws Exception {
    report(1);
    engine
        .getRuntimeService()
        .updateProcessInstanceSuspensionState()
        .byProcessDefinitionKey("incident-follow-up")
        .suspend();

    expect("/api/v1/incidents/INC-1", "TEAM_LEAD", "Resume what is suspended");
  }

  @Test
  void aStepThatFailedForGoodWaitsForTheLead() throws Exception {
    incidents.report(incident(1));
    jdbc.sql("update act_ru_job set retries_ = 0 where process_instance_id_ is not null")
        .update();

    expect("/api/v1/incidents/INC-1", "TEAM_LEAD", "Repair the failed step 'Report time reached'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/clients/ACME/incidents",
        "/api/v1/clients/ACME/improvements",
        "/api/v1/clients/ACME/questions",
        "/api/v1/clients",
      })
  void aListCostsAsOftenForMuchAsForLittle(String path) throws Exception {
    one(1);
    read(path);
    long little = Statements.of(() -> read(path));

    for (int number = 2; number < 12; number++) {
      one(number);
    }

    read(path).andExpect(jsonPath("$.total", is(path.endsWith("clients") ? 12 : 11)));
    assertThat(Statements.of(() -> read(path))).isEqualTo(little).isPositive();
  }

  private void one(int number) {
    report(number);
    ask(number);
    propose(number, Owner.CLIENT, LocalDate.parse("2027-03-01"));
    onboarding.register(ClientRegistrations.standard("NEW-" + number));
  }

  private void report(int number) {
    incidents.report(incident(number));
    time.advanceTo(time.now());
  }

  private IncidentReport incident(int number) {
    return new IncidentReport(
        CLIENT,
        "INC-" + number,
        Severity.LOW,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now());
  }

  private void feedback(FeedbackOutcome outcome) {
    incidents.giveFeedback(
        "INC-1", new Feedback(outcome, MARIA, "Reinstalled", null, null, null, null));
    time.advanceTo(time.now());
  }

  private void ask(int number) {
    questions.ask(new NewQuestion(CLIENT, "Q-" + number, "Proxy", "Do you see it?", MARIA, null));
    time.advanceTo(time.now());
  }

  private void propose(int number, Owner owner, LocalDate day) {
    improvements.propose(
        new NewImprovement(CLIENT, "Onboard proxy " + number, null, owner, day, null), "analyst");
    time.advanceTo(time.now());
  }

  private Instant expect(String path, String who, String what) throws Exception {
    read(path)
        .andExpect(jsonPath("$.nextStep.who").value(who))
        .andExpect(jsonPath("$.nextStep.what", startsWith(what)));
    return OffsetDateTime.parse(JsonPath.read(body(path), "$.nextStep.when")).toInstant();
  }

  private ResultActions read(String path) throws Exception {
    return http.perform(
            get(path).with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isOk());
  }

  private String body(String path) throws Exception {
    return read(path).andReturn().getResponse().getContentAsString();
  }

  private Instant earliestJob(String key) {
    String instance = engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(key)
        // both stand beside others under the same key
        .processDefinitionKeyNotIn("late-task", "contract-closing")
        .singleResult()
        .getId();
    return engine
        .getManagementService()
        .createJobQuery()
        .processInstanceId(instance)
        .orderByJobDuedate()
        .asc()
        .listPage(0, 1)
        .get(0)
        .getDuedate()
        .toInstant();
  }

  private String taskId(String element) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(element)
        .singleResult()
        .getId();
  }

  private Instant taskDue(String element) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(element)
        .singleResult()
        .getDueDate()
        .toInstant();
  }
}

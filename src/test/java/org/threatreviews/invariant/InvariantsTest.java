package org.threatreviews.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.support.SampleClient.MARIA;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
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
import org.threatreviews.onboarding.ClientRegistrations;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Each rule finds what breaks it, and nothing in what is in order. */
@ProcessTest
@Breaks(because = "each test breaks one by hand")
class InvariantsTest {

  private static final String CLIENT = "ACME";
  private static final String ONBOARDED = "NEWCO";
  private static final String INCIDENT = "SIR-1";
  private static final String QUESTION = "Q-1";

  @Autowired
  Invariants invariants;

  @Autowired
  ProcessEngine engine;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @Autowired
  Clients clients;

  @Autowired
  Onboarding onboarding;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  ReviewDriver reviews;

  @BeforeEach
  void somethingOpenOfEachKind() {
    clients.register(SampleClient.of(CLIENT));
    incidents.report(new IncidentReport(
        CLIENT,
        INCIDENT,
        Severity.HIGH,
        "Beaconing",
        "A workstation talks to a server.",
        "Isolate it.",
        null,
        null,
        time.now()));
    questions.ask(new NewQuestion(CLIENT, QUESTION, "Proxy", "Do you see it?", MARIA, null));
    improvements.propose(
        new NewImprovement(
            CLIENT, "Onboard proxy", null, Owner.SOC, LocalDate.parse("2027-03-01"), null),
        "analyst");
    onboarding.register(ClientRegistrations.standard(ONBOARDED));
    reviews.registerPool();
    reviews.registerClient(Subscription.STANDARD);
    reviews.planAndStart();
    assertThat(broken()).isEmpty();
  }

  @AfterEach
  void resetPool() {
    reviews.registerPool();
  }

  @ParameterizedTest
  @CsvSource({
    "INCIDENT, SIR-1, ACME",
    "QUESTION, Q-1, ACME",
    "REVIEW, NORD, NORD",
    "ONBOARDING, NEWCO, NEWCO",
  })
  void whatIsOpenAndForgottenIsFound(String kind, String key, String client) {
    forget(key);

    RuleState state = state(Rule.WITHOUT_NEXT_STEP);
    assertThat(state.samples()).isNotEmpty().allSatisfy(found -> {
      assertThat(found.kind()).isEqualTo(kind);
      assertThat(found.client()).isEqualTo(client);
      assertThat(found.since()).isNotNull();
    });
    assertThat(state.count()).isEqualTo(kind.equals("REVIEW") ? 4 : 1);
  }

  @Test
  void anActionThatNobodyFollowsUpIsFound() {
    forget(jdbc.sql("select key from open_action").query(String.class).single());

    assertThat(state(Rule.WITHOUT_NEXT_STEP).samples())
        .extracting(Violation::kind)
        .containsExactly("ACTION");
  }

  @Test
  void theContractsEndIsNoStepOfAnOnboarding() {
    forgetTasks(instance(ONBOARDED));
    jdbc.sql("""
            delete from act_ru_job where process_instance_id_ = :id
            and job_def_id_ not in (select id_ from act_ru_jobdef where act_id_ = 'event_contractEnded')
            """).param("id", instance(ONBOARDED)).update();

    assertThat(broken()).containsExactly(Rule.WITHOUT_NEXT_STEP);
  }

  @Test
  void aSuspendedProcessIsFound() {
    engine.getRuntimeService().suspendProcessInstanceById(instance(INCIDENT));

    assertThat(state(Rule.SUSPENDED).samples())
        .containsExactly(new Violation("incident-follow-up", INCIDENT, CLIENT, null));
    assertThat(broken()).containsExactly(Rule.SUSPENDED);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      INCIDENT_STATUS | update incident set status = 'CLOSED', closed_at = now() where reference = 'SIR-1'
      INCIDENT_STATUS | update incident set status = 'AWAITING_SOC' where reference = 'SIR-1'
      INCIDENT_STATUS | update incident set status = 'RISK_ACCEPTED', accepted_until = '2027-05-01' where reference = 'SIR-1'
      QUESTION_STATUS | update question set status = 'ANSWERED', answered_at = now() where reference = 'Q-1'
      REVIEW_STATUS   | update review set status = 'PUBLISHED' where reference = 'TR-NORD-2027-01'
      CLIENT_STATUS   | update client set status = 'ACTIVE' where reference = 'NEWCO'
      REQUEST_UNANSWERED | with given as (insert into incident_feedback (incident_reference, position, given_at, given_by, outcome) values ('SIR-1', 7, now(), 'maria@northwind.example', 'NEED_HELP') returning position) update incident set status = 'AWAITING_SOC', open_requests = array[7] where reference = 'SIR-1'
      TASK_WITHOUT_DUE_DATE | update act_ru_task set due_date_ = null where task_def_key_ = 'userTask_answerQuestion'
      MAIL_OF_THE_PAST | with over as (update incident set status = 'CLOSED', closed_at = now() where reference = 'SIR-1') update mail_outbox set status = 'QUEUED', sent_at = null where business_key = 'SIR-1'
      TASK_OF_SOMEBODY_GONE | update act_ru_task set assignee_ = 'gone' where task_def_key_ = 'userTask_answerQuestion'
      RISK_AUTHORITY | update contact set risk_authority = false where client_reference = 'NEWCO'
      QUALIFICATION | update analyst set qualification_decided = false, waiting_since = now() where user_id = 'analyst'
      DEPARTURE | update contact set last_day = '2027-01-31' where client_reference = 'ACME' and email = 'maria@northwind.example'
      OPEN_WITH_SOMEBODY_GONE | update question set asked_by = 'gone@northwind.example' where reference = 'Q-1'
      MAIL_TO_SOMEBODY_GONE | update mail_outbox set status = 'QUEUED', sent_at = null, recipient = 'gone@northwind.example' where id = (select min(id::text)::uuid from mail_outbox where client_reference = 'NEWCO')
      """)
  void aDisagreementIsFound(Rule rule, String change) {
    time.advanceTo(time.now());
    assertThat(broken()).isEmpty();

    jdbc.sql(change).update();

    assertThat(broken()).contains(rule);
  }

  @Test
  void anAnalystWhoLeftKeepsNoTask() {
    engine.getTaskService().setAssignee(answering().getId(), "analyst");
    assertThat(broken()).isEmpty();
    jdbc.sql("update analyst set active = false where user_id = 'analyst'").update();

    assertThat(broken())
        .containsExactlyInAnyOrder(Rule.TASK_OF_SOMEBODY_GONE, Rule.REVIEW_OF_SOMEBODY_GONE);
  }

  @Test
  void aTaskOfAClosedQuestionIsFound() {
    jdbc.sql("""
            update question set status = 'CLOSED', answered_at = now(), closed_at = now()
            where reference = 'Q-1'
            """).update();

    assertThat(state(Rule.TASK_OF_THE_PAST).samples())
        .containsExactly(
            new Violation("userTask_answerQuestion", QUESTION, CLIENT, CleanState.START));
  }

  @Test
  void aVerificationThatVanishedIsFound() {
    time.advanceTo(time.now());
    incidents.giveFeedback(
        INCIDENT,
        new Feedback(FeedbackOutcome.MITIGATED, MARIA, "Reinstalled", null, null, null, null));
    assertThat(broken()).as("while the message is on its way").isEmpty();
    time.advanceTo(time.now());
    assertThat(broken()).isEmpty();

    jdbc.sql("delete from act_ru_identitylink").update();
    jdbc.sql("delete from act_ru_task where task_def_key_ = 'userTask_verifyClosure'")
        .update();

    assertThat(broken()).contains(Rule.INCIDENT_STATUS);
  }

  @Test
  void whatIsCarriedToAReviewThatNeverComesIsFound() {
    jdbc.sql("""
            insert into agenda_item (id, version, review_reference, position, kind, title, added_at,
                                     outcome, decided_at, note_recorded)
            values (gen_random_uuid(), 0, 'TR-NORD-2027-01', 1, 'CLIENT_POINT', 'Phishing', now(),
                    'CARRIED_OVER', now(), true)
            """).update();
    jdbc.sql("update review set status = 'CLOSED' where reference = 'TR-NORD-2027-01'")
        .update();
    assertThat(broken()).as("a later review is ahead").isEmpty();
    jdbc.sql("update review set status = 'CANCELLED' where status = 'PLANNED'").update();

    assertThat(state(Rule.NO_NEXT_TIME).samples())
        .containsExactly(new Violation(
            "CLIENT_POINT", ReviewDriver.FIRST, ReviewDriver.CLIENT, since(Rule.NO_NEXT_TIME)));
  }

  @Test
  void aPeriodWithoutAReviewIsFound() {
    jdbc.sql("update planned_period set without = null where client_reference = 'NORD'")
        .update();
    assertThat(broken()).isEmpty();
    jdbc.sql("""
            update review set status = 'CANCELLED', starts_at = starts_at + interval '1 second'
            where reference = 'TR-NORD-2027-02'
            """).update();

    assertThat(state(Rule.MISSING_REVIEWS).samples()).singleElement().satisfies(missing -> {
      assertThat(missing.reference()).isEqualTo("Q2 2027");
      assertThat(missing.client()).isEqualTo(ReviewDriver.CLIENT);
    });
  }

  @Test
  void namesTheOldestAndCountsAll() {
    forget(INCIDENT);
    forget(QUESTION);

    RuleState state = invariants.check(1).stream()
        .filter(each -> each.rule() == Rule.WITHOUT_NEXT_STEP)
        .findFirst()
        .orElseThrow();
    assertThat(state.count()).isEqualTo(2);
    assertThat(state.samples()).hasSize(1);
  }

  @Test
  void everyRuleIsAskedOnceUnderAKeyOfItsOwn() {
    Stream<String> named = Arrays.stream(Rule.values()).map(Rule::key);
    assertThat(named).doesNotHaveDuplicates();
    assertThat(invariants.check(1)).extracting(RuleState::rule).containsExactly(Rule.values());
  }

  /** Takes away whatever would make its process go on. */
  private void forget(String key) {
    String id = instance(key);
    jdbc.sql("delete from act_ru_job where process_instance_id_ = :id")
        .param("id", id)
        .update();
    forgetTasks(id);
  }

  private void forgetTasks(String instance) {
    jdbc.sql("""
            delete from act_ru_identitylink
            where task_id_ in (select id_ from act_ru_task where proc_inst_id_ = :id)
            """).param("id", instance).update();
    jdbc.sql("delete from act_ru_task where proc_inst_id_ = :id")
        .param("id", instance)
        .update();
  }

  private String instance(String key) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(key)
        // both stand beside others under the same key
        .processDefinitionKeyNotIn("late-task", "contract-closing")
        .singleResult()
        .getId();
  }

  private Task answering() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey("userTask_answerQuestion")
        .singleResult();
  }

  private RuleState state(Rule rule) {
    return invariants.check(20).stream()
        .filter(state -> state.rule() == rule)
        .findFirst()
        .orElseThrow();
  }

  private Instant since(Rule rule) {
    return state(rule).samples().get(0).since();
  }

  private List<Rule> broken() {
    return invariants.check(5).stream()
        .filter(state -> !state.holds())
        .map(RuleState::rule)
        .toList();
  }
}

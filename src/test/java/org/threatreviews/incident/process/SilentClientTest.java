package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.threatreviews.incident.process.FollowUpDriver.CISO;
import static org.threatreviews.incident.process.FollowUpDriver.MANAGER;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_CALL_DUE_AGAIN;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_LEAD_ASKED_AGAIN;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REMINDER_DUE;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_REPORT_TIME_REACHED;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_ANNOUNCE_SEVERITY;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_NOTIFY_CONTACTS;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_SEND_EXTRA_REMINDER;
import static org.threatreviews.incident.process.IncidentFollowUpIds.SERVICE_TASK_SEND_REMINDER;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_CALL_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.EscalationDecision;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.FollowUpNote;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.correction.ReportCorrections;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.support.ProcessTest;

/**
 * However silent a client is, somebody is asked about it again. The clock stands at Tuesday,
 * 1 December 2026, 9 o'clock in Berlin.
 */
@ProcessTest
class SilentClientTest {

  private static final String WHY = "They told us about a freeze.";

  @Autowired
  FollowUpDriver driver;

  @Autowired
  ReportCorrections corrections;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void registerClient() {
    driver.registerClient();
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void keepsWaitingUntilADayAndAsksAgain() {
    leadIsAsked();

    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-19", "notes", WHY));

    assertThat(driver.due(EVENT_LEAD_ASKED_AGAIN))
        .as("the 19th is a Saturday")
        .isEqualTo(berlin("2026-12-21T09:00"));
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).isEmpty();
    driver.advanceTo("2026-12-21T09:00");
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getDueDate())
        .isEqualTo(berlin("2026-12-22T09:00"));
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION))).contains(WHY);
  }

  @Test
  void doesNotRemindTheClientWhileTheLeadKeepsWaiting() {
    leadIsAsked();
    int sent = driver.mails(SERVICE_TASK_SEND_REMINDER).size();

    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-19", "notes", WHY));

    assertThat(driver.due(EVENT_REMINDER_DUE))
        .as("on the working day after the lead is asked")
        .isEqualTo(berlin("2026-12-22T09:00"));
    assertThat(driver.incident().waitingUntil()).isEqualTo(LocalDate.parse("2026-12-19"));
    driver.advanceTo("2026-12-21T10:00");
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(sent);
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION)))
        .contains("a team lead decided to wait until 19 December 2026");

    driver.advanceTo("2026-12-22T10:00");
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(sent + 1);
  }

  /** Such as a timer that was set before the decision was. */
  @Test
  void aReminderThatFallsDueWhileTheLeadKeepsWaitingIsPutOff() {
    leadIsAsked();
    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-19", "notes", WHY));
    Instant put = driver.due(EVENT_REMINDER_DUE);

    ManagementService jobs = engine.getManagementService();
    jobs.executeJob(
        jobs.createJobQuery().activityId(EVENT_REMINDER_DUE).singleResult().getId());
    driver.runDue();

    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(2);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(put);
  }

  @Test
  void remindsAtOnceWhenTheLeadWantsItAfterWaiting() {
    leadIsAsked();
    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-19", "notes", WHY));
    driver.advanceTo("2026-12-21T10:00");

    decide(Map.of("decision", "REMIND_AGAIN"));

    assertThat(driver.mails(SERVICE_TASK_SEND_EXTRA_REMINDER)).hasSize(1);
    assertThat(driver.incident().waitingUntil()).isNull();
  }

  @Test
  void anAnswerEndsTheWait() {
    leadIsAsked();
    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-19", "notes", WHY));

    driver.say(CISO, FeedbackOutcome.MITIGATED);

    assertThat(driver.incident().waitingUntil()).isNull();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      -            | -          | -   | decision | required
      PERHAPS      | -          | -   | decision | oneOf
      KEEP_WAITING | -          | Why | until    | required
      KEEP_WAITING | 2026-12-09 | -   | notes    | required
      KEEP_WAITING | 2026-12-09 | ' ' | notes    | required
      KEEP_WAITING | 2026-12-08 | Why | until    | inTheFuture
      KEEP_WAITING | 2025-12-09 | Why | until    | inTheFuture
      KEEP_WAITING | 2026-12-23 | Why | until    | tooFarAhead
      KEEP_WAITING | 23.12.2026 | Why | until    | date
      CALL_CLIENT  | 2026-12-09 | -   | until    | notForThisDecision
      REMIND_AGAIN | 2026-12-09 | -   | until    | notForThisDecision
      """)
  void refusesADecisionThatLacksSomething(
      String decision, String until, String notes, String field, String rule) {
    leadIsAsked();
    Map<String, Object> form = new java.util.HashMap<>();
    form.put("decision", decision);
    form.put("until", until);
    form.put("notes", notes);

    refused(field, rule, () -> decide(form));

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
  }

  @Test
  void theLastDayOfWaitingIsStillPossible() {
    leadIsAsked();

    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-22", "notes", WHY));

    assertThat(driver.due(EVENT_LEAD_ASKED_AGAIN)).isEqualTo(berlin("2026-12-22T09:00"));
  }

  @Test
  void remindsAgainInARoundWithItsOwnEnd() {
    leadIsAsked();
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(2);

    decide(Map.of("decision", "REMIND_AGAIN"));

    assertThat(driver.mails(SERVICE_TASK_SEND_EXTRA_REMINDER)).hasSize(1);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-10T09:00"));
    Instant again = driver.due(EVENT_LEAD_ASKED_AGAIN);
    driver.time().advanceTo(again.minus(Duration.ofMinutes(1)));
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(2 + 5);
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .extracting("recipient")
        .containsExactly(MANAGER, MANAGER, MANAGER, MANAGER, CISO, CISO, CISO);
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).isEmpty();
    driver.time().advanceTo(again);
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
  }

  @Test
  void beginsTheRoundAnewWhenTheLadderHasEnded() {
    leadIsAsked();
    driver.advanceTo("2027-01-11T10:00");
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(6);

    decide(Map.of("decision", "REMIND_AGAIN"));
    driver.time().advanceTo(driver.due(EVENT_LEAD_ASKED_AGAIN));

    assertThat(driver.mails(SERVICE_TASK_SEND_EXTRA_REMINDER)).hasSize(1);
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER)).hasSize(6 + 5);
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
  }

  /** For half a year, whatever the lead decides, each time somebody is asked again. */
  @ParameterizedTest
  @EnumSource(EscalationDecision.class)
  void asksAgainForEver(EscalationDecision decision) {
    leadIsAsked();
    int asked = 0;
    while (driver.now().isBefore(berlin("2027-06-01T09:00"))) {
      asked++;
      Map<String, Object> form = new java.util.HashMap<>(Map.of("decision", decision.name()));
      if (decision == EscalationDecision.KEEP_WAITING) {
        form.put("until", today().plusDays(14).toString());
        form.put("notes", WHY);
      }
      decide(form);
      Instant again = driver.due(EVENT_LEAD_ASKED_AGAIN);
      assertThat(again).isAfter(driver.now()).isBefore(driver.now().plus(Duration.ofDays(60)));
      driver.time().advanceTo(again);
      assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).as("time %d", asked).hasSize(1);
    }
    assertThat(asked).isGreaterThan(6);
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  @Test
  void asksTheLeadAgainAtGrowingDistance() {
    leadIsAsked();

    decide(Map.of("decision", "CALL_CLIENT"));
    assertThat(driver.due(EVENT_LEAD_ASKED_AGAIN)).isEqualTo(berlin("2026-12-10T09:00"));
    driver.advanceTo("2026-12-10T09:00");
    decide(Map.of("decision", "CALL_CLIENT"));

    assertThat(driver.due(EVENT_LEAD_ASKED_AGAIN)).isEqualTo(berlin("2026-12-16T09:00"));
  }

  @Test
  void mailsAllLevelsAboutACriticalIncidentAtOnce() {
    driver.reportAndNotify(Severity.CRITICAL);

    assertThat(driver.mails(SERVICE_TASK_NOTIFY_CONTACTS))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-01T10:00, 2026-12-01T10:30",
    "2026-12-06T08:47, 2026-12-06T09:17",
    "2026-12-25T03:00, 2026-12-25T03:30"
  })
  void callsAboutACriticalIncidentWithinMinutesAtAnyHour(String reported, String due) {
    driver.advanceTo(reported);

    driver.reportAndNotify(Severity.CRITICAL);

    Task call = driver.task(USER_TASK_CALL_CLIENT);
    assertThat(call.getDueDate()).isEqualTo(berlin(due));
    assertThat(driver.briefing(call)).contains("**Critical**", "Isolate the workstation.");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
      -     | -     | reached | required
      -     | Notes | reached | required
      maybe | Notes | reached | type
      true  | -     | notes   | required
      false | ' '   | notes   | required
      """)
  void refusesACallThatSaysNothing(String reached, String notes, String field, String rule) {
    driver.reportAndNotify(Severity.CRITICAL);
    Map<String, Object> form = new java.util.HashMap<>();
    form.put("reached", reached);
    form.put("notes", notes);

    refused(field, rule, () -> driver.complete(USER_TASK_CALL_CLIENT, form));

    assertThat(driver.task(USER_TASK_CALL_CLIENT)).isNotNull();
    assertThat(driver.incident().notes())
        .extracting(FollowUpNote::kind)
        .doesNotContain(FollowUpNote.Kind.CLIENT_NOT_REACHED, FollowUpNote.Kind.CLIENT_REACHED);
  }

  @Test
  void callsTheNextPersonUntilSomebodyIsReached() {
    driver.reportAndNotify(Severity.CRITICAL);
    assertThat(driver.briefing(driver.task(USER_TASK_CALL_CLIENT)))
        .contains("Call **Max Manager**, +49 30 5550104");

    call(false, "No answer");

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.due(EVENT_CALL_DUE_AGAIN)).isEqualTo(berlin("2026-12-01T09:30"));
    driver.advanceTo("2026-12-01T09:30");
    assertThat(driver.task(USER_TASK_CALL_CLIENT).getDueDate())
        .isEqualTo(berlin("2026-12-01T10:00"));
    assertThat(driver.briefing(driver.task(USER_TASK_CALL_CLIENT)))
        .contains("Call **Clara Ciso**, +49 30 5550199", "Attempts so far: 1", "No answer");

    call(false, "Voice mail");
    assertThat(driver.due(EVENT_CALL_DUE_AGAIN))
        .as("twice as long")
        .isEqualTo(berlin("2026-12-01T10:30"));
    driver.advanceTo("2026-12-01T10:30");
    assertThat(driver.briefing(driver.task(USER_TASK_CALL_CLIENT)))
        .contains("Call **Max Manager**", "Attempts so far: 2");
    call(true, "Max looks into it");

    driver.advanceTo("2026-12-02T09:30");
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.isWaitingAt(EVENT_CALL_DUE_AGAIN)).isFalse();
  }

  @Test
  void callsOnAndOnIfNobodyIsReachedAndTheLeadIsAskedBesides() {
    driver.reportAndNotify(Severity.CRITICAL);
    int calls = 0;
    while (driver.now().isBefore(berlin("2026-12-08T09:00"))) {
      driver.time().advanceTo(driver.now().plus(Duration.ofHours(4)));
      if (!driver.tasks(USER_TASK_CALL_CLIENT).isEmpty()) {
        call(false, "No answer");
        calls++;
      }
    }
    assertThat(calls).isGreaterThan(30);
    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION)))
        .contains("Attempts so far: " + calls);
  }

  @Test
  void theLeadsDecisionToKeepWaitingEndsTheCalls() {
    driver.reportAndNotify(Severity.CRITICAL);
    driver.advanceTo("2026-12-03T09:00");
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);

    decide(Map.of("decision", "KEEP_WAITING", "until", "2026-12-07", "notes", WHY));

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.incident().call()).isNull();
  }

  @Test
  void anOpenCallGoesOnInsteadOfASecondOne() {
    driver.reportAndNotify(Severity.CRITICAL);
    driver.advanceTo("2026-12-03T09:00");
    String call = driver.task(USER_TASK_CALL_CLIENT).getId();
    assertThat(driver.briefing(driver.task(USER_TASK_DECIDE_ESCALATION)))
        .contains("A call is open");

    decide(Map.of("decision", "CALL_CLIENT"));

    assertThat(driver.task(USER_TASK_CALL_CLIENT).getId()).isEqualTo(call);
  }

  @Test
  void theLeadsCallIsTriedAtOnceWhereItWaited() {
    driver.reportAndNotify(Severity.CRITICAL);
    driver.advanceTo("2026-12-03T09:00");
    call(false, "No answer");
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();

    decide(Map.of("decision", "CALL_CLIENT"));

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
  }

  /** Both are due in the same moment, and the call's task comes up before the lead's word is heard. */
  @Test
  void theLeadsWordIsHeardThoughTheCallComesUpFirst() {
    driver.reportAndNotify(Severity.CRITICAL);
    driver.advanceTo("2026-12-03T09:00");
    call(false, "No answer");
    engine
        .getTaskService()
        .complete(
            driver.task(USER_TASK_DECIDE_ESCALATION).getId(), Map.of("decision", "REMIND_AGAIN"));
    int reminders = driver.mails(SERVICE_TASK_SEND_EXTRA_REMINDER).size();

    ManagementService jobs = engine.getManagementService();
    jobs.executeJob(
        jobs.createJobQuery().activityId(EVENT_CALL_DUE_AGAIN).singleResult().getId());
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
    driver.runDue();

    assertThat(driver.mails(SERVICE_TASK_SEND_EXTRA_REMINDER)).hasSize(reminders + 1);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
  }

  @Test
  void asksTheLeadAgainAfterACallWithoutAnAnswer() {
    leadIsAsked();
    decide(Map.of("decision", "CALL_CLIENT"));
    driver.advanceTo("2026-12-09T15:00");
    call(true, "They will write");

    driver.advanceTo("2026-12-10T09:00");

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(FeedbackOutcome.class)
  void anAnswerEndsTheCalls(FeedbackOutcome outcome) {
    driver.reportAndNotify(Severity.CRITICAL);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);

    driver.say(CISO, outcome);

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.incident().call()).isNull();
  }

  /** The lead has decided, or the report is out, and the step that asks for the call is yet to run. */
  @ParameterizedTest
  @EnumSource(FeedbackOutcome.class)
  void nobodyIsCalledWhoHasAnsweredBeforeTheCallIsAskedFor(FeedbackOutcome outcome) {
    leadIsAsked();
    engine
        .getTaskService()
        .complete(
            driver.task(USER_TASK_DECIDE_ESCALATION).getId(),
            Map.of("decision", "CALL_CLIENT", "notes", "Please"));

    driver.say(CISO, outcome);

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FeedbackOutcome.class)
  void nobodyIsCalledWhoHasAnsweredTheReportAtOnce(FeedbackOutcome outcome) {
    driver.report(Severity.CRITICAL);
    ManagementService jobs = engine.getManagementService();
    jobs.createJobQuery()
        .activityId(EVENT_REPORT_TIME_REACHED)
        .list()
        .forEach(job -> jobs.executeJob(job.getId()));
    jobs.executeJob(jobs.createJobQuery()
        .activityId(SERVICE_TASK_NOTIFY_CONTACTS)
        .singleResult()
        .getId());

    driver.say(CISO, outcome);

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(FeedbackOutcome.class)
  void anAnswerEndsTheLeadsTask(FeedbackOutcome outcome) {
    leadIsAsked();

    driver.say(CISO, outcome);

    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).isEmpty();
    assertThat(driver.incident().unanswered()).isFalse();
  }

  @Test
  void aRaiseCallsTheClientOnTheSocsTurnToo() {
    driver.reportAndNotify(Severity.MEDIUM);
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.advanceTo("2026-12-01T20:00");

    raise(Severity.CRITICAL);

    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY))
        .extracting("recipient")
        .containsExactly(CISO, MANAGER);
    assertThat(driver.task(USER_TASK_CALL_CLIENT).getDueDate())
        .isEqualTo(berlin("2026-12-01T20:30"));
    assertThat(driver.task(USER_TASK_VERIFY_CLOSURE).getDueDate())
        .isEqualTo(berlin("2026-12-02T09:00"));
    driver.complete(
        USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "STILL_PRESENT", "comment", "Beacons go on."));
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_SEVERITY)).as("once").hasSize(2);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).as("one call").hasSize(1);
  }

  @Test
  void aRaiseUpdatesTheLeadsTask() {
    leadIsAsked();
    String lead = driver.task(USER_TASK_DECIDE_ESCALATION).getId();

    raise(Severity.CRITICAL);

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION))
        .returns(lead, Task::getId)
        .satisfies(task -> assertThat(driver.briefing(task)).contains("**Critical**"));
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
    assertThat(driver.mails(SERVICE_TASK_SEND_REMINDER))
        .as("a day after the last one")
        .hasSize(3);
    assertThat(driver.due(EVENT_REMINDER_DUE)).isEqualTo(berlin("2026-12-09T09:00"));
  }

  @Test
  void aLowerSeverityEndsTheCallAndWhatTheLeadNeedNotDecideYet() {
    driver.reportAndNotify(Severity.CRITICAL);
    driver.advanceTo("2026-12-03T09:00");
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).hasSize(1);
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);

    raise(Severity.MEDIUM);

    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).isEmpty();
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).isEmpty();
    assertThat(driver.due(IncidentFollowUpIds.EVENT_ESCALATION_DUE))
        .isEqualTo(berlin("2026-12-22T09:00"));
  }

  @Test
  void aLowerSeverityLeavesTheCallThatTheLeadWants() {
    leadIsAsked();
    decide(Map.of("decision", "CALL_CLIENT"));

    raise(Severity.LOW);

    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
  }

  private void leadIsAsked() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T09:00");
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).hasSize(1);
  }

  private void decide(Map<String, Object> form) {
    driver.complete(USER_TASK_DECIDE_ESCALATION, form);
  }

  private void call(boolean reached, String notes) {
    driver.complete(USER_TASK_CALL_CLIENT, Map.of("reached", reached, "notes", notes));
  }

  private void raise(Severity severity) {
    corrections.changeSeverity(FollowUpDriver.INCIDENT, severity, "Seen again", "soc");
    driver.runDue();
  }

  private LocalDate today() {
    return driver.now().atZone(java.time.ZoneId.of("Europe/Berlin")).toLocalDate();
  }

  private static void refused(String field, String rule, ThrowingCallable completed) {
    assertThatThrownBy(completed)
        .rootCause()
        .asInstanceOf(type(InvalidInput.class))
        .returns(field, InvalidInput::field)
        .returns(rule, InvalidInput::rule);
  }
}

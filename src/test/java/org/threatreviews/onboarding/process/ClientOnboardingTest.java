package org.threatreviews.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.threatreviews.onboarding.process.ClientOnboardingIds.*;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.OnboardingStage;
import org.threatreviews.demo.TestTime;
import org.threatreviews.onboarding.ClientRegistrations;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.onboarding.OrientationCall;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class ClientOnboardingTest {

  private static final String NORD = "NORD";
  private static final Map<String, Object> ORIENTATION =
      Map.of("heldOn", "2026-12-01", "preferredWeekday", "WED", "preferredTime", "10:00");

  @Autowired
  ProcessEngine engine;

  @Autowired
  RuntimeService runtime;

  @Autowired
  ManagementService management;

  @Autowired
  TaskService tasks;

  @Autowired
  Onboarding onboarding;

  @Autowired
  Clients clients;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TestTime time;

  @Autowired
  OutgoingMail mail;

  private ProcessInstance process;

  @BeforeEach
  void setUp() {
    BpmnAwareTests.init(engine);
  }

  @Test
  void leadsFromRegistrationToTheRunningProgramme() {
    begin();
    assertThat(process).isWaitingAt(USER_TASK_HOLD_INTRODUCTION_CALL);
    assertThat(mailsOf(SERVICE_TASK_SEND_WELCOME))
        .containsExactlyInAnyOrder("eva@nord.example", "max@nord.example", "ida@nord.example");
    assertThat(client().onboardingStage()).isEqualTo(OnboardingStage.INTRODUCTION_CALL);

    complete(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of("heldOn", "2026-12-01", "notes", "Nice."));
    assertThat(process)
        .isWaitingAt(USER_TASK_CONFIRM_TELEMETRY, EVENT_TELEMETRY_REMINDER_DUE)
        .hasNoVariables();
    assertThat(client().onboardingStage()).isEqualTo(OnboardingStage.TELEMETRY);

    complete(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", true));
    assertThat(process).isWaitingAt(USER_TASK_HOLD_ORIENTATION_CALL);
    assertThat(client().onboardingStage()).isEqualTo(OnboardingStage.ORIENTATION_CALL);
    assertThat(mailsOf(SERVICE_TASK_INVITE_TO_ORIENTATION_CALL)).hasSize(3);

    complete(USER_TASK_HOLD_ORIENTATION_CALL, ORIENTATION);
    assertThat(process).isEnded().hasPassed(EVENT_ONBOARDING_COMPLETED);
    assertThat(client().status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(client().onboardingStage()).isEqualTo(OnboardingStage.COMPLETE);
    assertThat(programme.reviewsOf(NORD))
        .hasSize(4)
        .allSatisfy(review -> assertThat(
                review.start().atZone(ZoneId.of("Europe/Berlin")).toLocalTime())
            .isEqualTo(LocalTime.of(10, 0)));
    assertThat(mailsOf(SERVICE_TASK_SEND_PLAN)).hasSize(3);
    assertThat(bodyOf(SERVICE_TASK_SEND_PLAN))
        .contains("10:00 (Central European Time)")
        .doesNotContain("no time for a");
    assertThat(attachmentsOf(SERVICE_TASK_SEND_PLAN))
        .as("all meetings in one file, for each of three contacts")
        .isEqualTo(3);
    assertThat(jdbc.sql("select distinct invitation_method from mail_outbox where element = :e")
            .param("e", SERVICE_TASK_SEND_PLAN)
            .query(String.class)
            .list())
        .as("the next meeting as an invitation")
        .containsExactly("REQUEST");
    assertThat(jdbc.sql("select count(*) from mail_outbox").query(Long.class).single())
        .as("three mails for each of three contacts")
        .isEqualTo(9);
  }

  @Test
  void startsTheReviewProgramme() {
    begin();
    reach(OnboardingStage.COMPLETE);

    assertThat(runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("review-programme")
            .processInstanceBusinessKey(NORD)
            .count())
        .isEqualTo(1);
  }

  @Test
  void tasksShowWhatTheAnalystNeeds() {
    begin();
    Task call = task(USER_TASK_HOLD_INTRODUCTION_CALL);
    assertThat(call.getName()).isEqualTo("Hold introduction call: Nordwind [Logistik](x)");
    assertThat(call.getDueDate()).isEqualTo(at("2026-12-08T08:00:00Z"));
    assertThat(briefing(call))
        .contains("**Nordwind \\[Logistik\\](x)** (NORD), standard subscription")
        .contains("Due: Tuesday", "8 December 2026, 09:00 (Central European Time)")
        .contains("- Eva (security manager, level 1): eva@nord.example, +49 30 5550104");

    complete(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of("notes", "They have *three* sites."));
    assertThat(briefing(task(USER_TASK_CONFIRM_TELEMETRY)))
        .contains("Introduction call held: Tuesday", "1 December 2026, recorded by system")
        .contains("They have \\*three\\* sites.");
  }

  @ParameterizedTest
  @CsvSource({
    "INTRODUCTION_CALL, 2026-12-08T08:00:00Z, userTask_holdIntroductionCall,"
        + " userTask_chaseIntroductionCall",
    "TELEMETRY, 2026-12-30T08:00:00Z, userTask_confirmTelemetry, userTask_chaseTelemetry",
    "ORIENTATION_CALL, 2026-12-15T08:00:00Z, userTask_holdOrientationCall,"
        + " userTask_chaseOrientationCall"
  })
  void theLeadIsAskedAboutALateStageUntilItIsReached(
      OnboardingStage stage, Instant due, String work, String chase) {
    begin();
    reach(stage);
    assertThat(task(work).getDueDate()).isEqualTo(Date.from(due));

    time.advanceTo(due.minusSeconds(1));
    assertThat(open(chase)).isEmpty();
    time.advanceTo(due);
    assertThat(open(chase)).hasSize(1);
    assertThat(open(work)).as("the work itself stays open").hasSize(1);
    assertThat(briefing(open(chase).get(0))).contains("Nordwind");
    assertThat(open(chase).get(0).getDueDate()).isAfter(Date.from(due));

    time.advanceTo(due.plus(Duration.ofDays(60)));
    assertThat(open(chase)).hasSize(1);
    assertThatThrownBy(() -> complete(chase, Map.of()))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo("notes");
    complete(chase, Map.of("notes", "Their engineer is ill."));
    assertThat(open(chase)).isEmpty();
    assertThat(open(work)).hasSize(1);

    time.advanceTo(time.now().plus(Duration.ofDays(20)));
    assertThat(open(chase)).as("it is late all the same").hasSize(1);
    complete(chase, Map.of("notes", "Next week.", "until", "2027-04-20"));
    time.advanceTo(Instant.parse("2027-04-20T06:59:59Z"));
    assertThat(open(chase)).isEmpty();
    time.advanceTo(Instant.parse("2027-04-20T07:00:00Z"));
    assertThat(open(chase)).hasSize(1);
  }

  @Test
  void theOrientationCallIsToldWhetherThePoolHoldsTheReviews() {
    begin();
    reach(OnboardingStage.ORIENTATION_CALL);

    assertThat(briefing(task(USER_TASK_HOLD_ORIENTATION_CALL)))
        .containsPattern("With this client's \\d+ reviews, assuming Wednesdays at 10:00: \\w+")
        .contains("Contacts:");
  }

  /** The dates that the form shows for a weekday are those that are planned when it is chosen. */
  @ParameterizedTest
  @ValueSource(strings = {"MON", "TUE", "WED", "THU", "FRI"})
  void theOrientationFormShowsTheDatesThatAreThenPlanned(String weekday) {
    begin();
    reach(OnboardingStage.ORIENTATION_CALL);
    Task call = task(USER_TASK_HOLD_ORIENTATION_CALL);
    String shown = ((SpinJsonNode) tasks.getVariable(call.getId(), "orientationDates"))
        .prop(weekday)
        .stringValue();
    Map<String, Object> form = new HashMap<>(ORIENTATION);
    form.put("preferredWeekday", weekday);

    complete(USER_TASK_HOLD_ORIENTATION_CALL, form);

    assertThat(programme.reviewsOf(NORD))
        .isNotEmpty()
        .allSatisfy(review -> assertThat(shown)
            .contains("- %s: %s"
                .formatted(
                    review.title(),
                    InWords.day(LocalDate.ofInstant(review.start(), ZoneId.of("Europe/Berlin"))))));
    assertThat(shown.split("\n- ")).hasSize(programme.reviewsOf(NORD).size() + 1);
  }

  @Test
  void saysWhereHolidaysAreNotKnown() {
    onboarding.register(ClientRegistrations.in("TW", NORD, LocalDate.parse("2027-11-30")));
    time.advanceTo(time.now());
    reach(OnboardingStage.ORIENTATION_CALL);
    assertThat(briefing(task(USER_TASK_HOLD_ORIENTATION_CALL))).contains("TW 2026", "TW 2027");

    reach(OnboardingStage.COMPLETE);

    assertThat(bodyOf(SERVICE_TASK_SEND_PLAN))
        .contains("We do not know the public holidays of your country (Taiwan) for 2026, 2027,");
  }

  @Test
  void theLeadsTaskGoesAwayWhenTheStageIsReached() {
    begin();
    time.advanceTo(Instant.parse("2026-12-10T08:00:00Z"));
    assertThat(open(USER_TASK_CHASE_INTRODUCTION_CALL)).hasSize(1);

    complete(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of());

    assertThat(open(USER_TASK_CHASE_INTRODUCTION_CALL)).isEmpty();
    assertThat(open(USER_TASK_CONFIRM_TELEMETRY)).hasSize(1);
  }

  @Test
  void theClientIsRemindedOfTelemetryEveryFiveWorkingDaysUntilItIsReady() {
    begin();
    reach(OnboardingStage.TELEMETRY);

    time.advanceTo(Instant.parse("2026-12-08T07:59:59Z"));
    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY)).isEmpty();
    time.advanceTo(Instant.parse("2026-12-08T08:00:00Z"));
    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY))
        .as("only contacts of the first level")
        .containsExactlyInAnyOrder("eva@nord.example", "max@nord.example");
    time.advanceTo(Instant.parse("2026-12-22T08:00:00Z"));
    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY)).hasSize(6);
    time.advanceTo(Instant.parse("2026-12-30T07:59:59Z"));
    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY))
        .as("Christmas Day is none")
        .hasSize(6);
    assertThat(runtime.getVariable(process.getId(), VARIABLE_TELEMETRY_REMINDERS))
        .isEqualTo(3);
    assertThat(onboarding.progress(NORD).telemetryReminders()).isEqualTo(3);

    complete(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", true));
    time.advanceTo(Instant.parse("2027-03-01T08:00:00Z"));
    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY)).hasSize(6);
  }

  @Test
  void remindersThatAnOutageSwallowedAreNotMadeUpFor() {
    begin();
    reach(OnboardingStage.TELEMETRY);

    time.set(Instant.parse("2027-01-20T12:00:00Z"));
    time.advanceTo(time.now());

    assertThat(mailsOf(SERVICE_TASK_REMIND_OF_TELEMETRY)).hasSize(2);
    assertThat(job(EVENT_TELEMETRY_REMINDER_DUE).getDuedate())
        .isEqualTo(at("2027-01-21T08:00:00Z"));
  }

  @Test
  void telemetryThatIsNotReadyLeavesTheTaskOpen() {
    begin();
    reach(OnboardingStage.TELEMETRY);

    refuses(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", false), "telemetryReady");
    refuses(USER_TASK_CONFIRM_TELEMETRY, Map.of(), "telemetryReady");
    refuses(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", "false"), "telemetryReady");
    refuses(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", "yes"), "telemetryReady");
    refuses(USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", 1), "telemetryReady");
  }

  @Test
  void aWrongOrientationFormIsRefusedAndTheTaskStaysOpen() {
    begin();
    reach(OnboardingStage.ORIENTATION_CALL);

    refusesOrientation("heldOn", "2026-12-02", "notInTheFuture");
    refusesOrientation("heldOn", "2026-11-30", "afterRegistration");
    refusesOrientation("heldOn", "01.12.2026", "date");
    refusesOrientation("heldOn", "2026-02-30", "date");
    refusesOrientation("heldOn", "2026-11-30T23:00:00Z", "date");
    refusesOrientation("heldOn", "+99999-01-01", "date");
    refusesOrientation("heldOn", "1999-12-31", "yearRange");
    refusesOrientation("heldOn", 20261201, "type");
    refusesOrientation("notes", "half of \ud83d", "wholeCharacters");
    refusesOrientation("notes", "nul \0", "noNulCharacter");
    refusesOrientation("preferredWeekday", "SAT", "weekday");
    refusesOrientation("preferredWeekday", "monday", "weekday");
    refusesOrientation("preferredWeekday", "", "required");
    refusesOrientation("preferredWeekday", null, "required");
    refusesOrientation("preferredTime", "25:00", "time");
    refusesOrientation("preferredTime", "9", "time");
    refusesOrientation("preferredTime", null, "required");
    refusesOrientation("preferredTime", "08:30", null);
    refusesOrientation("preferredTime", "16:30", null);
    refusesOrientation("preferredTime", "17:00", null);

    assertThat(client().onboardingStage()).isEqualTo(OnboardingStage.ORIENTATION_CALL);
    complete(USER_TASK_HOLD_ORIENTATION_CALL, ORIENTATION);
    assertThat(process).isEnded();
  }

  /**
   * @param rule null for a rule of the reviews
   */
  private void refusesOrientation(String field, Object value, String rule) {
    Map<String, Object> form = new HashMap<>(ORIENTATION);
    form.put(field, value);
    InvalidInput refusal = refuses(USER_TASK_HOLD_ORIENTATION_CALL, form, field);
    if (rule != null) {
      assertThat(refusal.rule()).as("%s = %s", field, value).isEqualTo(rule);
    }
  }

  @Test
  void notesThatTheEngineCannotHoldAreRefused() {
    begin();

    refuses(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of("notes", "x".repeat(4_001)), "notes");
    refuses(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of("notes", "😀".repeat(4_001)), "notes");
    complete(USER_TASK_HOLD_INTRODUCTION_CALL, Map.of("notes", "😀".repeat(3_997) + "\r\n."));

    assertThat(onboarding.progress(NORD).introduction().notes())
        .isEqualTo("😀".repeat(3_997) + "\n.");
  }

  @ParameterizedTest
  @EnumSource(
      value = OnboardingStage.class,
      names = {"INTRODUCTION_CALL", "TELEMETRY", "ORIENTATION_CALL"})
  void aContractThatIsTerminatedInAnyStageEndsTheOnboardingAfterItsLastDay(OnboardingStage stage) {
    begin();
    reach(stage);

    contractChanges.carryOut(NORD, ContractChange.terminateOn(LocalDate.parse("2026-12-03")));
    time.advanceTo(time.now());
    assertThat(mailsOf(SERVICE_TASK_CONFIRM_TERMINATION)).hasSize(3);
    assertThat(bodyOf(SERVICE_TASK_CONFIRM_TERMINATION)).contains("Thursday", "3 December 2026");
    assertThat(client().status()).isEqualTo(ClientStatus.ONBOARDING);

    time.advanceTo(Instant.parse("2026-12-03T22:59:59Z"));
    assertThat(process).isNotEnded();
    time.advanceTo(Instant.parse("2026-12-03T23:00:00Z"));
    assertThat(process).isEnded().hasPassed(EVENT_ONBOARDING_ENDED);
    assertThat(client().status()).isEqualTo(ClientStatus.ENDED);
    assertThat(mailsOf(SERVICE_TASK_END_ONBOARDING)).hasSize(3);
    assertThat(tasks.createTaskQuery().count()).isZero();
  }

  @Test
  void whatHasNotLeftIsCalledBackWhenItIsMoot() {
    try (OutgoingMail held = mail.held()) {
      begin();
      reach(OnboardingStage.TELEMETRY);
      time.advanceTo(Instant.parse("2026-12-08T12:00:00Z"));
      assertThat(held.waiting())
          .containsExactlyInAnyOrder(SERVICE_TASK_SEND_WELCOME, SERVICE_TASK_REMIND_OF_TELEMETRY);

      reach(OnboardingStage.ORIENTATION_CALL);
      assertThat(held.in("SUPERSEDED")).containsExactly(SERVICE_TASK_REMIND_OF_TELEMETRY);

      contractChanges.carryOut(NORD, ContractChange.terminateOn(LocalDate.parse("2026-12-09")));
      time.advanceTo(Instant.parse("2026-12-09T23:00:00Z"));
    }
    assertThat(mail.in("SENT", "HELD")).containsExactly(SERVICE_TASK_END_ONBOARDING);
  }

  @Test
  void whoeverIsOnboardedOvernightIsWelcomedBeforeThePlan() {
    time.advanceTo(Instant.parse("2026-12-01T21:00:00Z"));
    begin();
    reach(OnboardingStage.COMPLETE);
    assertThat(mail.waiting())
        .containsExactlyInAnyOrder(SERVICE_TASK_SEND_WELCOME, SERVICE_TASK_SEND_PLAN);

    // one mail a day
    time.advanceTo(Instant.parse("2026-12-03T11:00:00Z"));

    assertThat(client().contacts())
        .hasSize(3)
        .allSatisfy(contact -> assertThat(arrivedAt(contact.email()))
            .as(contact.name())
            .containsExactly("onboarding-welcome", "onboarding-plan"));
  }

  @Test
  void aTerminationAfterThePlanIsToldByTheProgrammeAlone() {
    begin();
    reach(OnboardingStage.ORIENTATION_CALL);
    programme.plan(NORD, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));

    contractChanges.carryOut(NORD, ContractChange.terminateOn(LocalDate.parse("2027-06-30")));
    time.advanceTo(time.now());
    reach(OnboardingStage.COMPLETE);

    assertThat(mailsOf(SERVICE_TASK_CONFIRM_TERMINATION)).isEmpty();
    assertThat(mailsOf("serviceTask_announceChange")).hasSize(3);
    assertThat(bodyOf("serviceTask_announceChange")).contains("Wednesday", "30 June 2027");
  }

  @Test
  void aContractThatRunsOutEndsTheOnboardingAndAnExtensionPutsItOff() {
    onboarding.register(ClientRegistrations.until(NORD, LocalDate.parse("2026-12-31")));
    time.advanceTo(time.now());
    process = onboardingProcess();
    clients.extend(NORD, LocalDate.parse("2027-01-31"));

    time.advanceTo(Instant.parse("2027-01-31T22:59:59Z"));
    assertThat(process).isNotEnded();
    time.advanceTo(Instant.parse("2027-01-31T23:00:00Z"));

    assertThat(process).isEnded();
    assertThat(client().status()).isEqualTo(ClientStatus.ENDED);
    assertThat(mailsOf(SERVICE_TASK_CONFIRM_TERMINATION)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = OnboardingStage.class,
      names = {"INTRODUCTION_CALL", "TELEMETRY", "ORIENTATION_CALL"})
  void anOnboardingThatIsAboutToEndGoesOnWhenTheContractWasExtended(OnboardingStage stage) {
    onboarding.register(ClientRegistrations.until(NORD, LocalDate.parse("2026-12-31")));
    time.advanceTo(time.now());
    process = onboardingProcess();
    reach(stage);
    time.advanceTo(Instant.parse("2026-12-31T22:59:59Z"));
    String timer = management
        .createJobQuery()
        .activityId(EVENT_CONTRACT_ENDED)
        .singleResult()
        .getId();
    management.executeJob(timer);
    contractChanges.carryOut(NORD, ContractChange.extendTo(LocalDate.parse("2027-11-30")));

    time.advanceTo(Instant.parse("2026-12-31T23:00:00Z"));

    assertThat(client().status()).isEqualTo(ClientStatus.ONBOARDING);
    assertThat(client().onboardingStage()).isEqualTo(stage);
    assertThat(mailsOf(SERVICE_TASK_END_ONBOARDING)).isEmpty();
    assertThat(mailsOf(SERVICE_TASK_SEND_WELCOME)).hasSize(3);
    reach(OnboardingStage.COMPLETE);
    assertThat(client().status()).isEqualTo(ClientStatus.ACTIVE);
  }

  @Test
  void aContractTooShortForAReviewGoesOnAndTheMailSaysSo() {
    onboarding.register(ClientRegistrations.until(NORD, LocalDate.parse("2026-12-04")));
    time.advanceTo(time.now());
    process = onboardingProcess();

    reach(OnboardingStage.COMPLETE);

    assertThat(process).isEnded().hasPassed(EVENT_ONBOARDING_COMPLETED);
    assertThat(programme.reviewsOf(NORD)).isEmpty();
    assertThat(client().status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(bodyOf(SERVICE_TASK_SEND_PLAN)).contains("leaves no time for a");
    assertThat(attachmentsOf(SERVICE_TASK_SEND_PLAN)).isZero();
  }

  /** What only tells the client something stands beside what must go on. */
  @Test
  void mailsThatCannotBeWrittenHoldNothingUp() {
    jdbc.sql("""
            alter table mail_outbox add constraint none_of_these check (element not in
              ('serviceTask_sendWelcome', 'serviceTask_inviteToOrientationCall',
               'serviceTask_sendPlan'))
            """).update();
    try {
      begin();
      reach(OnboardingStage.COMPLETE);
      time.advanceTo(time.now().plus(Duration.ofDays(2)));
    } finally {
      jdbc.sql("alter table mail_outbox drop constraint none_of_these").update();
    }

    assertThat(client().status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(runtime
            .createProcessInstanceQuery()
            .processDefinitionKey("review-programme")
            .processInstanceBusinessKey(NORD)
            .count())
        .isEqualTo(1);
    assertThat(runtime.createIncidentQuery().list())
        .as("a lead sees in Cockpit what was not sent")
        .extracting(org.camunda.bpm.engine.runtime.Incident::getActivityId)
        .containsExactlyInAnyOrder(SERVICE_TASK_SEND_WELCOME, SERVICE_TASK_SEND_PLAN);
  }

  @Test
  void aMailThatCannotBeWrittenAnewKeepsNoOtherBack() {
    jdbc.sql("alter table mail_outbox add constraint nothing_anew check (count >= 0)")
        .update();
    try {
      try (OutgoingMail held = mail.held()) {
        begin();
        onboarding.register(ClientRegistrations.standard("SUED"));
        time.advanceTo(time.now());
        clients.extend(NORD, LocalDate.parse("2028-01-31"));
        assertThat(held.waiting()).containsExactly(SERVICE_TASK_SEND_WELCOME);
      }
      time.advanceTo(time.now().plus(Duration.ofDays(1)));
      assertThat(welcomed()).containsExactly("SUED", "SUED", "SUED");
    } finally {
      jdbc.sql("alter table mail_outbox drop constraint nothing_anew").update();
    }

    time.advanceTo(time.now().plus(Duration.ofDays(1)));
    assertThat(welcomed()).containsExactly(NORD, NORD, NORD, "SUED", "SUED", "SUED");
  }

  @Test
  void everyStepMayRunTwice() {
    begin();
    onboarding.sendWelcome(NORD);
    reach(OnboardingStage.TELEMETRY);
    onboarding.recordIntroductionCall(NORD, LocalDate.parse("2026-12-01"), "again", "x");
    assertThat(onboarding.progress(NORD).introduction().notes()).isNull();
    time.advanceTo(Instant.parse("2026-12-08T08:00:00Z"));
    onboarding.remindOfTelemetry(NORD, null);
    reach(OnboardingStage.ORIENTATION_CALL);
    onboarding.recordTelemetryReady(NORD, "again", "x");
    onboarding.remindOfTelemetry(NORD, 1);
    onboarding.inviteToOrientationCall(NORD);
    reach(OnboardingStage.COMPLETE);
    onboarding.recordOrientationCall(
        NORD, new OrientationCall(null, DayOfWeek.FRIDAY, LocalTime.of(14, 0), null), "x");
    onboarding.planReviews(NORD);
    onboarding.sendPlan(NORD);
    onboarding.startProgramme(NORD);
    onboarding.end(NORD);
    time.advanceTo(time.now());

    assertThat(programme.reviewsOf(NORD)).hasSize(4);
    assertThat(client().status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(jdbc.sql("select count(*) from mail_outbox where process = 'client-onboarding'")
            .query(Long.class)
            .single())
        .as("welcome 3, reminder 2, invitation 3, plan 3")
        .isEqualTo(11);
  }

  private ProcessInstance onboardingProcess() {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(ClientOnboardingIds.PROCESS)
        .singleResult();
  }

  private void begin() {
    onboarding.register(ClientRegistrations.standard(NORD));
    process = onboardingProcess();
    time.advanceTo(time.now());
  }

  private void reach(OnboardingStage stage) {
    Map<String, Map<String, Object>> forms = Map.of(
        USER_TASK_HOLD_INTRODUCTION_CALL, Map.of(),
        USER_TASK_CONFIRM_TELEMETRY, Map.of("telemetryReady", true),
        USER_TASK_HOLD_ORIENTATION_CALL, ORIENTATION);
    List<String> inOrder = List.of(
        USER_TASK_HOLD_INTRODUCTION_CALL,
        USER_TASK_CONFIRM_TELEMETRY,
        USER_TASK_HOLD_ORIENTATION_CALL);
    for (String task : inOrder) {
      if (!open(task).isEmpty() && client().onboardingStage().compareTo(stage) < 0) {
        complete(task, forms.get(task));
      }
    }
    assertThat(client().onboardingStage()).isEqualTo(stage);
  }

  private void complete(String definition, Map<String, Object> form) {
    tasks.complete(task(definition).getId(), form);
    time.advanceTo(time.now());
  }

  private InvalidInput refuses(String definition, Map<String, Object> form, String field) {
    String id = task(definition).getId();
    InvalidInput[] refusal = new InvalidInput[1];
    assertThatThrownBy(() -> tasks.complete(id, form)).satisfies(fault -> {
      Throwable cause = fault;
      while (cause != null && !(cause instanceof InvalidInput)) {
        cause = cause.getCause();
      }
      assertThat(cause).isInstanceOf(InvalidInput.class);
      refusal[0] = (InvalidInput) cause;
    });
    assertThat(refusal[0].field()).isEqualTo(field);
    assertThat(open(definition)).hasSize(1);
    return refusal[0];
  }

  private Client client() {
    return clients.get(NORD);
  }

  private Task task(String definition) {
    return tasks.createTaskQuery().taskDefinitionKey(definition).singleResult();
  }

  private List<Task> open(String definition) {
    return tasks.createTaskQuery().taskDefinitionKey(definition).list();
  }

  private String briefing(Task task) {
    return (String) tasks.getVariableLocal(task.getId(), VARIABLE_BRIEFING);
  }

  private Job job(String element) {
    return engine
        .getManagementService()
        .createJobQuery()
        .activityId(element)
        .processInstanceId(process.getId())
        .singleResult();
  }

  private List<String> mailsOf(String element) {
    return jdbc.sql("select recipient from mail_outbox where element = :element")
        .param("element", element)
        .query(String.class)
        .list();
  }

  /** The clients whose contacts got their welcome, once for each. */
  private List<String> welcomed() {
    return jdbc.sql("""
            select business_key from mail_outbox
            where element = :element and status = 'SENT' order by business_key
            """)
        .param("element", SERVICE_TASK_SEND_WELCOME)
        .query(String.class)
        .list();
  }

  /** The templates of what the mail server was given for an address, in that order. */
  private List<String> arrivedAt(String address) {
    return jdbc.sql("""
            select template from demo_mail
            join mail_outbox on strpos(encode(message, 'escape'), message_id) > 0
            where demo_mail.recipient = :address order by demo_mail.id
            """).param("address", address).query(String.class).list();
  }

  private String bodyOf(String element) {
    return jdbc.sql("select subject || body from mail_outbox where element = :element limit 1")
        .param("element", element)
        .query(String.class)
        .single()
        .replaceAll("\\s+", " ");
  }

  private long attachmentsOf(String element) {
    return jdbc.sql("""
            select count(*) from mail_attachment a join mail_outbox m on m.id = a.mail_id
            where m.element = :element
            """).param("element", element).query(Long.class).single();
  }

  private static Date at(String instant) {
    return Date.from(Instant.parse(instant));
  }
}

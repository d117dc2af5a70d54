package org.threatreviews.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.board.SilenceSign.Kind;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.ActionFollowUp;
import org.threatreviews.improvement.ActionReport;
import org.threatreviews.improvement.ActionResult;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.UnknownReference;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.meeting.MeetingOutcomes;
import org.threatreviews.review.meeting.MeetingRecord;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Statements;

/** Today is 1 December 2026. Mails leave when a test lets them. */
@ProcessTest
class SilentClientsTest {

  private static final String CLIENT = ReviewDriver.CLIENT;
  private static final String MANAGER = ReviewDriver.MANAGER;
  private static final String INCIDENT = "INC-1";

  @Autowired
  SilentClients silentClients;

  @Autowired
  ProgrammeBoard board;

  @Autowired
  ReviewDriver driver;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  Improvements improvements;

  @Autowired
  ActionFollowUp actions;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  MeetingOutcomes outcomes;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  DecisionHistory history;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TaskService tasks;

  @Autowired
  HistoryService engineHistory;

  @Autowired
  TestTime time;

  @Autowired
  OutgoingMail mail;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void register() {
    mail.held();
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
  }

  @AfterEach
  void letGo() {
    mail.close();
  }

  @Test
  void aClientOfWhomNothingWasAskedIsNotSilent() {
    report(Severity.HIGH);

    assertThat(silentClients.all()).isEmpty();
    assertThat(of().silence()).isEmpty();
    assertThat(of().signs()).isEmpty();
    assertThat(of().heardAt()).isNull();
  }

  @Test
  void mailThatDidNotArriveMakesAClientQuiet() {
    Instant asked = time.now();
    report(Severity.HIGH);
    refuse();

    ClientSilence silence = silentClients.all().get(CLIENT);

    assertThat(silence.level()).isEqualTo(SilenceLevel.QUIET);
    assertThat(silence.facts()).isEqualTo(new SilenceFacts(1, 0, 0, 0, 0, asked));
    assertThat(of().signs()).singleElement().satisfies(sign -> {
      assertThat(sign.kind()).isEqualTo(Kind.MAIL_UNDELIVERABLE);
      assertThat(sign.reference()).isEqualTo(INCIDENT);
      assertThat(sign.to()).isEqualTo(MANAGER);
      assertThat(sign.reason()).isEqualTo("550 no such user");
    });
  }

  @Test
  void aMailThatIsRepairedIsNoSign() {
    report(Severity.HIGH);
    refuse();
    leave();

    assertThat(silentClients.all()).isEmpty();
  }

  @Test
  void aMissedMeetingMakesAClientQuietAndTheSecondSilent() {
    missTheFirstMeeting();

    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.QUIET);
    assertThat(of().signs()).singleElement().satisfies(sign -> {
      assertThat(sign.kind()).isEqualTo(Kind.MEETING_MISSED);
      assertThat(sign.reference()).isEqualTo(ReviewDriver.FIRST);
      assertThat(sign.title()).isEqualTo(reviews.get(ReviewDriver.FIRST).title());
    });

    record("NO_SHOW", "analyst");

    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.SILENT);
  }

  @Test
  void anIncidentLeftUnansweredForTooLongMakesAClientSilentSinceItWasAsked() {
    Instant asked = time.now();
    leaveUnanswered();

    ClientSilence silence = silentClients.all().get(CLIENT);

    assertThat(silence.level()).isEqualTo(SilenceLevel.SILENT);
    assertThat(silence.facts().unansweredIncidents()).isEqualTo(1);
    assertThat(silence.facts().since()).isBetween(asked, asked.plus(Duration.ofMinutes(1)));
    assertThat(of().signs()).singleElement().satisfies(sign -> {
      assertThat(sign.kind()).isEqualTo(Kind.INCIDENT_UNANSWERED);
      assertThat(sign.reference()).isEqualTo(INCIDENT);
      assertThat(sign.reminders()).isPositive();
    });
  }

  @Test
  void twoRemindersWithoutAnAnswerMakeAClientQuiet() {
    report(Severity.LOW);
    until(Kind.INCIDENT_REMINDED, 1);
    assertThat(silentClients.all()).isEmpty();

    until(Kind.INCIDENT_REMINDED, 2);

    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.QUIET);
    assertThat(silentClients.all().get(CLIENT).facts().incidentReminders()).isEqualTo(2);
  }

  @Test
  void anActionThatIsOverdueAfterItsLastReminderMakesAClientQuiet() {
    promise();
    until(Kind.ACTION_OVERDUE, 2);

    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.QUIET);
    assertThat(of().signs()).singleElement().satisfies(sign -> {
      assertThat(sign.kind()).isEqualTo(Kind.ACTION_OVERDUE);
      assertThat(sign.title()).isEqualTo("Renew the certificate");
      assertThat(sign.askedAt()).isEqualTo(ReviewDriver.berlin("2026-12-11T00:00"));
    });
  }

  @Test
  void allCausesGiveOneSignal() {
    promise();
    missTheFirstMeeting();
    leaveUnanswered();
    refuse();

    assertThat(of().signs())
        .extracting(SilenceSign::kind)
        .contains(
            Kind.ACTION_OVERDUE,
            Kind.MEETING_MISSED,
            Kind.INCIDENT_UNANSWERED,
            Kind.MAIL_UNDELIVERABLE);
    assertThat(silentClients.all()).containsOnlyKeys(CLIENT);
    assertThat(board.silentOnly(0, 50).items()).hasSize(1);
  }

  @Test
  void anAnswerThatWasConfirmedByNobodyIsNoSign() {
    questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "Which logs?", MANAGER, null));
    String task =
        tasks.createTaskQuery().processInstanceBusinessKey("Q-1").singleResult().getId();
    tasks.complete(task, Map.of("answer", "All."));
    time.advanceTo(time.now());
    for (int day = 0; day < 30; day++) {
      time.advanceTo(time.now().plus(Duration.ofDays(1)));
      leave();
    }

    assertThat(of().signs()).isEmpty();
  }

  /** Each way to be heard of again about an incident. */
  enum Answering {
    FEEDBACK(test -> test.incidents.giveFeedback(
        INCIDENT,
        new Feedback(
            FeedbackOutcome.NEED_HELP, MANAGER, "How is it isolated?", null, null, null, null))),
    MEETING(test -> test.outcomes.record(
        ReviewDriver.FIRST,
        new MeetingRecord(ReviewOutcome.HELD, "All", null, true, null),
        "analyst")),
    PHONE(test -> test.reached(INCIDENT));

    private final Consumer<SilentClientsTest> answer;

    Answering(Consumer<SilentClientsTest> answer) {
      this.answer = answer;
    }
  }

  @ParameterizedTest
  @EnumSource
  void anAnswerEndsTheSilence(Answering answering) {
    driver.planAndStart();
    if (answering == Answering.MEETING) {
      driver.prepareAndPublish();
    }
    leaveUnanswered();
    refuse();
    assertThat(silentClients.all()).containsKey(CLIENT);
    time.set(time.now().plus(Duration.ofHours(1)));

    answering.answer.accept(this);

    assertThat(silentClients.all()).isEmpty();
    assertThat(of().silence()).isEmpty();
    assertThat(of().heardAt()).isEqualTo(time.now());
  }

  /** Each way to be heard of about something else. */
  enum Speaking {
    ANOTHER_INCIDENT(test -> {
      test.report("INC-2", Severity.LOW);
      test.incidents.giveFeedback(
          "INC-2",
          new Feedback(FeedbackOutcome.MITIGATED, MANAGER, "Done.", null, null, null, null));
    }),
    QUESTION(test ->
        test.questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "Which logs?", MANAGER, null))),
    ACTION(test -> {
      long action = test.promise();
      test.actions.answer(
          "improvement-" + action, new ActionReport(ActionResult.DONE, null, null), MANAGER);
    }),
    AGENDA_POINT(
        test -> test.reviewAgenda.raise(ReviewDriver.FIRST, MANAGER, "What about our cloud?")),
    PHONE(test -> test.reached("INC-2"));

    private final Consumer<SilentClientsTest> word;

    Speaking(Consumer<SilentClientsTest> word) {
      this.word = word;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatIsSaidAboutSomethingElseEndsNoSilenceAndHidesNoReminder(Speaking speaking) {
    driver.planAndStart();
    Instant asked = time.now();
    leaveUnanswered();
    SilenceSign before = of().signs().get(0);
    time.set(time.now().plus(Duration.ofHours(1)));

    speaking.word.accept(this);

    assertThat(of().heardAt()).isEqualTo(time.now());
    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.SILENT);
    assertThat(silentClients.all().get(CLIENT).facts().since())
        .isBetween(asked, asked.plus(Duration.ofMinutes(1)));
    assertThat(of().signs()).contains(before);
  }

  @Test
  void aQuestionSaysNothingAboutAMissedMeeting() {
    missTheFirstMeeting();
    time.set(time.now().plus(Duration.ofHours(1)));

    Speaking.QUESTION.word.accept(this);

    assertThat(silentClients.all()).containsOnlyKeys(CLIENT);

    reviewAgenda.raise(ReviewDriver.FIRST, MANAGER, "Sorry, we were ill.");

    assertThat(silentClients.all()).isEmpty();
  }

  @Test
  void anAddressThatAnswersGetsMails() {
    report(Severity.HIGH);
    refuse();
    time.set(time.now().plus(Duration.ofHours(1)));

    questions.ask(new NewQuestion(CLIENT, "Q-1", "Logs", "Which logs?", ReviewDriver.CISO, null));
    assertThat(silentClients.all()).as("a colleague’s words").containsOnlyKeys(CLIENT);

    questions.ask(new NewQuestion(CLIENT, "Q-2", "Logs", "Which logs?", MANAGER, null));
    assertThat(silentClients.all()).isEmpty();
  }

  @Test
  void whatAnotherClientSaysEndsNothing() {
    leaveUnanswered();
    driver.registerClient("SOUTH", Subscription.STANDARD, "2026-12-01", "2027-11-30");
    questions.ask(new NewQuestion("SOUTH", "Q-1", "Logs", "Which logs?", MANAGER, null));

    assertThat(silentClients.all()).containsOnlyKeys(CLIENT);
  }

  @Test
  void switchingMailsOffIsNoAnswer() {
    leaveUnanswered();
    time.set(time.now().plus(Duration.ofHours(1)));
    transaction.executeWithoutResult(step -> history.record(new Decision(
        CLIENT, DecisionSubject.CONTACT, MANAGER, "MAILS_SWITCHED_OFF", MANAGER, null)));

    assertThat(silentClients.all()).containsOnlyKeys(CLIENT);
  }

  @Test
  void silenceThatComesBackCountsFromTheLastAnswer() {
    leaveUnanswered();
    time.set(time.now().plus(Duration.ofHours(1)));
    int before = of().signs().get(0).reminders();
    Answering.PHONE.answer.accept(this);
    Instant heard = time.now();
    until(Kind.INCIDENT_REMINDED, before + 2);

    assertThat(silentClients.all().get(CLIENT).level()).isEqualTo(SilenceLevel.QUIET);
    assertThat(silentClients.all().get(CLIENT).facts().since()).isEqualTo(heard);
  }

  @Test
  void nobodyExpectsAnswersOfAClientWhoseContractHasEnded() {
    leaveUnanswered();
    jdbc.sql("update client set status = 'ENDED'").update();

    assertThat(silentClients.all()).isEmpty();
    assertThat(of().signs()).isEmpty();
  }

  @Test
  void theMostSilentComeFirst() {
    report(Severity.HIGH);
    refuse();
    for (String other : List.of("SOUTH", "EAST")) {
      driver.registerClient(other, Subscription.STANDARD, "2026-12-01", "2027-11-30");
      time.set(time.now().plus(Duration.ofDays(1)));
      record(other, "NO_SHOW", "analyst");
      record(other, "NO_SHOW", "analyst");
    }

    assertThat(silentClients.all().keySet()).containsExactly("SOUTH", "EAST", CLIENT);
    BoardPage second = board.silentOnly(1, 2);
    assertThat(second.items()).extracting(ClientRow::reference).containsExactly(CLIENT);
    assertThat(second.total()).isEqualTo(3);
    assertThat(second.silent()).isEqualTo(2);
    assertThat(second.quiet()).isEqualTo(1);
    assertThat(board.page(0, 50).items())
        .allSatisfy(row -> assertThat(row.silence()).isNotNull());
  }

  @Test
  void theBoardAsksNoMoreForMoreClients() throws Exception {
    record("NO_SHOW", "analyst");
    board.page(0, 50);
    long forOne = Statements.of(() -> board.page(0, 50));
    long decisions = evaluations();
    for (int i = 0; i < 20; i++) {
      driver.registerClient("MORE" + i, Subscription.STANDARD, "2026-12-01", "2027-11-30");
      record("MORE" + i, "NO_SHOW", "analyst");
    }

    assertThat(Statements.of(() -> board.page(0, 50))).isEqualTo(forOne);
    assertThat(evaluations()).isEqualTo(decisions);
    assertThat(silentClients.all()).hasSize(21);
  }

  @Test
  void anUnknownClientIsRefused() {
    assertThatThrownBy(() -> silentClients.of("NOBODY")).isInstanceOf(UnknownReference.class);
  }

  private long evaluations() {
    return engineHistory
        .createHistoricDecisionInstanceQuery()
        .decisionDefinitionKey("client-silence")
        .count();
  }

  private SilentClients.Details of() {
    return silentClients.of(CLIENT);
  }

  private void reached(String incident) {
    transaction.executeWithoutResult(step -> history.record(
        new Decision(CLIENT, DecisionSubject.INCIDENT, incident, "CLIENT_REACHED", "soc", null)));
  }

  private void report(Severity severity) {
    report(INCIDENT, severity);
  }

  private void report(String incident, Severity severity) {
    incidents.report(new IncidentReport(
        CLIENT, incident, severity, "Title", "Text", "Do it", null, null, time.now()));
    time.advanceTo(time.now());
  }

  private void leaveUnanswered() {
    report(Severity.HIGH);
    until(Kind.INCIDENT_UNANSWERED, 1);
  }

  /** Day by day, until the sign is there. */
  private void until(Kind kind, int reminders) {
    for (int day = 0; day < 60 && !isThere(kind, reminders); day++) {
      time.advanceTo(time.now().plus(Duration.ofDays(1)));
      leave();
    }
    assertThat(isThere(kind, reminders)).as("%d of %s", reminders, kind).isTrue();
  }

  private boolean isThere(Kind kind, int reminders) {
    return of().signs().stream()
        .anyMatch(sign -> sign.kind() == kind && sign.reminders() >= reminders);
  }

  private long promise() {
    long id = improvements
        .propose(
            new NewImprovement(
                CLIENT,
                "Renew the certificate",
                "It ends.",
                Owner.CLIENT,
                LocalDate.ofInstant(time.now(), ZoneOffset.UTC).plusDays(9),
                "REVIEW"),
            "analyst")
        .id();
    time.advanceTo(time.now());
    return id;
  }

  private void missTheFirstMeeting() {
    driver.planAndStart();
    driver.meet();
    leave();
    String task = tasks
        .createTaskQuery()
        .taskDefinitionKey("userTask_holdReview")
        .singleResult()
        .getId();
    tasks.complete(task, Map.of("outcome", "NO_SHOW"));
    time.advanceTo(time.now());
  }

  private void record(String kind, String by) {
    record(CLIENT, kind, by);
  }

  private void record(String client, String kind, String by) {
    transaction.executeWithoutResult(step -> history.record(
        new Decision(client, DecisionSubject.REVIEW, "TR-" + client + "-2027-01", kind, by, null)));
  }

  /** What the mail server has not taken comes to nothing. */
  private void refuse() {
    jdbc.sql("""
        update mail_outbox set status = 'FAILED', last_error = '550 no such user'
        where id = (select id from mail_outbox where recipient = :to and business_key = :incident
                    order by created_at desc limit 1)
        """).param("to", MANAGER).param("incident", INCIDENT).update();
  }

  private void leave() {
    jdbc.sql("""
        update mail_outbox set status = 'SENT', sent_at = :now, held_because = null
        where status in ('QUEUED', 'HELD', 'FAILED')
        """).param("now", Timestamp.from(time.now())).update();
  }
}

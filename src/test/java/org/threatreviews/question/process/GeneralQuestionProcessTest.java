package org.threatreviews.question.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.complete;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.task;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.withVariables;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.Owner;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.QuestionTimes;
import org.threatreviews.question.Questions;
import org.threatreviews.question.Queue;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

@ProcessTest
class GeneralQuestionProcessTest {

  private static final String MARIA = SampleClient.MARIA;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  ProcessEngine engine;

  @Autowired
  RuntimeService runtime;

  @Autowired
  DecisionService decisions;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clients clients;

  @Autowired
  Improvements improvements;

  @Autowired
  Questions questions;

  @Autowired
  OutgoingMail mail;

  @BeforeEach
  void registerClient() {
    BpmnAwareTests.init(engine);
    clients.register(SampleClient.of("NORTHWIND"));
  }

  @ParameterizedTest
  @CsvSource({"true, SOC", "false, THREAT_REVIEW"})
  void routesByTheDecision(boolean aboutIncident, String queue) {
    var result = decisions.evaluateDecisionTableByKey(
        GeneralQuestionIds.DECISION_ROUTING,
        Map.of(GeneralQuestionIds.VARIABLE_ABOUT_INCIDENT, aboutIncident));

    assertThat(result.<String>getSingleEntry()).isEqualTo(queue);
  }

  @Test
  void waitsInTheQueueOfTheThreatReviewTeam() {
    ProcessInstance process = ask();

    assertThat(questions.get("Q-1").queue()).isEqualTo(Queue.THREAT_REVIEW);
    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
    assertThat(task(process)).hasCandidateGroup("analyst").hasCandidateGroup("advisor");
    assertThat(task(process)).hasDueDate(Date.from(berlin("2026-12-03T09:00")));
    assertThat(runtime.getVariable(process.getId(), "queue")).isEqualTo("THREAT_REVIEW");
    assertThat(engine
            .getTaskService()
            .getVariable(task(process).getId(), "briefing")
            .toString())
        .contains("Which logs should we keep");
  }

  /** What follows from an address, such as who takes over the question, is found by one spelling. */
  @ParameterizedTest
  @ValueSource(strings = {"eva@b\u00fccher.example", "EVA@xn--bcher-kva.example"})
  void keepsTheAskingContactsAddressAsTheContactHasIt(String written) {
    String kept = "Eva@b\u00fccher.example";
    clients.register(SampleClient.of("BOOKS", kept));
    NewQuestion asked = new NewQuestion("BOOKS", "Q-7", "Proxy", "Do you see it?", written, null);

    assertThat(questions.ask(asked).created()).isTrue();

    assertThat(questions.get("Q-7").by()).isEqualTo(kept);
    assertThat(questions.ask(asked).created()).isFalse();
    NewQuestion again = new NewQuestion("BOOKS", "Q-7", "Proxy", "Do you see it?", kept, null);
    assertThat(questions.ask(again).created()).as("in the other spelling").isFalse();
  }

  @Test
  void mailsTheAnswerAndClosesWhenTheClientConfirms() {
    ProcessInstance process = ask();
    answer("Keep them for a year.", null);

    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.ANSWERED);
    assertThat(questions.get("Q-1").answer()).contains("Keep them for a year.");
    assertThat(mails()).containsExactly("Answer to your question: Log retention");
    assertThat(process).isWaitingAt(GeneralQuestionIds.EVENT_CLOSING_NOTICE_DUE);

    assertThat(questions.confirm("Q-1", MARIA)).isTrue();
    assertThat(questions.confirm("Q-1", MARIA)).isFalse();
    runDueJobs();

    assertThat(process).isEnded().hasPassed(GeneralQuestionIds.EVENT_ANSWER_CONFIRMED);
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
    assertThatThrownBy(() -> questions.reopen("Q-1", MARIA, "Not quite"))
        .isInstanceOf(StateConflict.class);
  }

  @Test
  void goesBackToTheQueueWhenTheClientReopensIt() {
    ProcessInstance process = ask();
    answer("Keep them for a year.", null);
    time.advanceTo(berlin("2026-12-02T15:00"));

    assertThat(questions.reopen("Q-1", MARIA, "And <b>backups</b>?")).isTrue();
    assertThat(questions.reopen("Q-1", MARIA, "And <b>backups</b>?")).isFalse();
    runDueJobs();

    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.OPEN);
    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
    assertThat(task(process)).hasDueDate(Date.from(berlin("2026-12-04T15:00")));
    assertThat(engine
            .getTaskService()
            .getVariable(task(process).getId(), "briefing")
            .toString())
        .contains("backups");
    assertThat(engine.getTaskService().getVariable(task(process).getId(), "answer"))
        .isNull();

    answer("Backups too.", null);
    assertThat(mails()).hasSize(2);
    assertThat(questions.get("Q-1").answer()).contains("Backups too.");
  }

  @Test
  void closesAfterTenWorkingDaysOfSilenceWithOneNoticeBefore() {
    ProcessInstance process = ask();
    answer("Keep them for a year.", null);

    time.advanceTo(berlin("2026-12-08T08:59"));
    assertThat(mails()).hasSize(1);
    time.advanceTo(berlin("2026-12-08T09:00"));
    assertThat(mails()).hasSize(2).last().isEqualTo("We will close your question: Log retention");
    assertThat(process).isWaitingAt(GeneralQuestionIds.EVENT_CLOSING_DUE);

    time.advanceTo(berlin("2026-12-15T16:59"));
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.ANSWERED);
    time.advanceTo(berlin("2026-12-15T17:00"));
    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
    assertThat(process).isEnded().hasPassed(GeneralQuestionIds.EVENT_CLOSED_IN_SILENCE);
    assertThat(mails()).hasSize(2);
  }

  @Test
  void aNoticeThatHasNotLeftIsCalledBackByAnAnswer() {
    ask();
    answer("Keep them for a year.", null);
    time.advanceTo(berlin("2026-12-01T10:00")); // when the day's mail has left
    try (OutgoingMail held = mail.held()) {
      time.advanceTo(berlin("2026-12-08T09:00"));
      assertThat(held.waiting())
          .containsExactly(GeneralQuestionIds.SERVICE_TASK_SEND_CLOSING_NOTICE);

      questions.confirm("Q-1", MARIA);

      assertThat(held.in("SUPERSEDED"))
          .containsExactly(GeneralQuestionIds.SERVICE_TASK_SEND_CLOSING_NOTICE);
    }
    assertThat(mail.in("SENT")).containsExactly(GeneralQuestionIds.SERVICE_TASK_MAIL_ANSWER);
  }

  @Test
  void canBeReopenedAfterTheNotice() {
    ProcessInstance process = ask();
    answer("Keep them for a year.", null);
    time.advanceTo(berlin("2026-12-09T09:00"));

    questions.reopen("Q-1", MARIA, "And backups?");
    time.advanceTo(berlin("2026-12-10T09:00"));

    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
  }

  @Test
  void escalatesALateAnswerUntilItIsGiven() {
    ProcessInstance process = ask();

    time.advanceTo(berlin("2026-12-03T09:00"));

    assertThat(process)
        .isWaitingAt(
            GeneralQuestionIds.USER_TASK_ANSWER_QUESTION,
            GeneralQuestionIds.USER_TASK_RESOLVE_LATE_ANSWER);
    assertThat(task(GeneralQuestionIds.USER_TASK_RESOLVE_LATE_ANSWER))
        .hasCandidateGroup("team-lead");

    answer("Sorry for the delay.", null);
    assertThat(process)
        .isWaitingAtExactly(
            GeneralQuestionIds.SUB_PROCESS_AWAIT_REPLY,
            GeneralQuestionIds.EVENT_CLOSING_NOTICE_DUE);
  }

  @Test
  void leadCompletesTheEscalationWithoutAnyVariable() {
    ProcessInstance process = ask();
    time.advanceTo(berlin("2026-12-03T09:00"));

    complete(
        task(GeneralQuestionIds.USER_TASK_RESOLVE_LATE_ANSWER),
        withVariables("notes", "Anna answers today."));
    runDueJobs();

    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
    assertThat(questions.get("Q-1").messages()).hasSize(1);
  }

  @Test
  void countsWorkingTimeOfBothSides() {
    ask(); // on a Tuesday at 9
    time.advanceTo(berlin("2026-12-02T11:00"));
    assertThat(times().firstAnswer()).hasHours(10);
    assertThat(times().answerDue()).isEqualTo(berlin("2026-12-03T09:00"));
    assertThat(times().firstAnswerLate()).isFalse();
    answer("Keep them for a year.", null);

    time.advanceTo(berlin("2026-12-04T11:00"));
    assertThat(times())
        .returns(Duration.ofHours(10), QuestionTimes::firstAnswer)
        .returns(Duration.ofHours(10), QuestionTimes::ours)
        .returns(Duration.ofHours(16), QuestionTimes::client)
        .returns(null, QuestionTimes::answerDue);

    questions.reopen("Q-1", MARIA, "And backups?");
    time.advanceTo(berlin("2026-12-07T12:00"));
    answer("Backups too.", null);
    questions.confirm("Q-1", MARIA);
    time.advanceTo(berlin("2026-12-21T09:00"));

    assertThat(times())
        .returns(Duration.ofHours(10), QuestionTimes::firstAnswer)
        .returns(Duration.ofHours(19), QuestionTimes::ours)
        .returns(Duration.ofHours(16), QuestionTimes::client);
  }

  @Test
  void knowsALateFirstAnswerForGood() {
    ask();
    time.advanceTo(berlin("2026-12-03T09:01"));
    assertThat(times().firstAnswerLate()).isTrue();
    assertThat(times().answerLate()).isTrue();

    answer("Sorry for the delay.", null);
    time.advanceTo(berlin("2026-12-20T09:00"));

    assertThat(questions.get("Q-1").status()).isEqualTo(QuestionStatus.CLOSED);
    assertThat(times().firstAnswerLate()).isTrue();
    assertThat(times().answerLate()).isFalse();
    assertThat(times().client())
        .as("from 9:01 until the end of the tenth working day after it")
        .isEqualTo(Duration.ofHours(11 * 8).minusMinutes(1));
  }

  private QuestionTimes times() {
    return questions.get("Q-1").times();
  }

  @Test
  void becomesAnImprovementOfWhoIsNamed() {
    ask();
    complete(
        task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION),
        withVariables(
            "answer", "Good idea.",
            "convertTo", "IMPROVEMENT",
            "improvementOwner", "CLIENT",
            "improvementTarget", "2027-01-29"));
    runDueJobs();

    assertThat(improvements.openOf("NORTHWIND")).singleElement().satisfies(improvement -> {
      assertThat(improvement.owner()).isEqualTo(Owner.CLIENT);
      assertThat(improvement.targetDate()).isEqualTo("2027-01-29");
    });
    assertThat(bodies()).last().asString().contains("on the improvement list of your contract");
  }

  @Test
  void refusesAnImprovementInThePast() {
    ProcessInstance process = ask();

    assertThatThrownBy(() -> complete(
            task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION),
            withVariables(
                "answer", "Good idea.",
                "convertTo", "IMPROVEMENT",
                "improvementOwner", "SOC",
                "improvementTarget", "2026-11-30")))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo("improvementTarget");
    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
    assertThat(improvements.openOf("NORTHWIND")).isEmpty();
  }

  @Test
  void anAnswerAboutAnIncidentIsLinkedOnlyWhereTheClientWantsIt() {
    clients.showIncidentDetailsInMail("NORTHWIND", false);
    incidents.report(new IncidentReport(
        "NORTHWIND",
        "SIR-1",
        Severity.LOW,
        "Beaconing",
        "It calls.",
        "Look.",
        null,
        null,
        time.now()));
    ask("Beaconing of ws-17", "SIR-1");
    answer("It has stopped.", null);

    assertThat(mails()).last().isEqualTo("Answer to your question: Q-1");
    assertThat(bodies())
        .last()
        .asString()
        .contains("contains no details", "/c/")
        .doesNotContain("Beaconing", "stopped");
  }

  @Test
  void becomesAnImprovement() {
    ask();
    answer("Good idea.", "IMPROVEMENT");

    assertThat(improvements.openOf("NORTHWIND")).singleElement().satisfies(improvement -> {
      assertThat(improvement.title()).isEqualTo("Log retention");
      assertThat(improvement.owner()).isEqualTo(Owner.PROVIDER);
      assertThat(improvement.status()).isEqualTo(ImprovementStatus.PROPOSED);
      assertThat(improvement.source()).isEqualTo("Question Q-1");
    });
  }

  @Test
  void becomesAnAgendaItemUntilAReviewTakesIt() {
    ask();
    answer("Let us talk about it.", "AGENDA_ITEM");

    assertThat(bodies())
        .last()
        .asString()
        .contains("We cannot accept files")
        .as("no review is planned yet")
        .doesNotContain("next threat review");
    assertThat(questions.forAgenda("NORTHWIND"))
        .singleElement()
        .extracting("reference")
        .isEqualTo("Q-1");
    questions.takenToAgenda("Q-1");
    assertThat(questions.forAgenda("NORTHWIND")).isEmpty();
  }

  @Test
  void asksWhoMakesTheImprovement() {
    ask();

    assertThatThrownBy(() -> complete(
            task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION),
            withVariables("answer", "Good idea.", "convertTo", "IMPROVEMENT")))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo("improvementOwner");
    assertThat(improvements.openOf("NORTHWIND")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"'', NONE, answer", "Fine., LATER, convertTo"})
  void refusesAnAnswerThatSaysNothing(String answer, String convertTo, String field) {
    ProcessInstance process = ask();

    assertThatThrownBy(() -> answer(answer, convertTo))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .extracting("field")
        .isEqualTo(field);
    assertThat(process).isWaitingAt(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
  }

  private ProcessInstance ask() {
    return ask("Log retention", null);
  }

  private ProcessInstance ask(String subject, String incident) {
    questions.ask(new NewQuestion(
        "NORTHWIND", "Q-1", subject, "Which logs should we keep?", MARIA, incident));
    ProcessInstance process = runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey("Q-1", GeneralQuestionIds.PROCESS)
        .singleResult();
    assertThat(process).isActive(); // task(…) means a task of this process from now on
    return process;
  }

  private void answer(String answer, String convertTo) {
    complete(
        task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION),
        withVariables("answer", answer, "convertTo", convertTo, "improvementOwner", "PROVIDER"));
    runDueJobs();
  }

  private void runDueJobs() {
    time.advanceTo(time.now());
  }

  private List<String> mails() {
    return jdbc.sql(
            "select subject from mail_outbox where process = 'general-question' order by created_at")
        .query(String.class)
        .list();
  }

  private List<String> bodies() {
    return jdbc
        .sql("select body from mail_outbox where process = 'general-question' order by created_at")
        .query(String.class)
        .list()
        .stream()
        .map(body -> body.replaceAll("\\s+", " "))
        .toList();
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant();
  }
}

package org.threatreviews.question.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.question.ClosedBecause;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.HistoryLines;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;
import org.threatreviews.support.SampleClient;

/** A question is asked on Tuesday, 1 December 2026, at 9; two act on it in the same instant. */
@ProcessTest
class QuestionConcurrencyTest {

  private static final String MARIA = SampleClient.MARIA;
  private static final Map<String, Object> ANSWER = Map.of(
      "answer", "Keep them for a year.",
      "convertTo", "IMPROVEMENT",
      "improvementOwner", "PROVIDER");

  @Autowired
  ProcessEngine engine;

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
  HistoryLines history;

  @BeforeEach
  void ask() {
    clients.register(SampleClient.of("NORTHWIND"));
    questions.ask(new NewQuestion(
        "NORTHWIND", "Q-1", "Log retention", "Which logs should we keep?", MARIA, null));
    runDue();
  }

  @AfterEach
  void processAndTableAgree() {
    runDue();
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    boolean running = engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey("Q-1", GeneralQuestionIds.PROCESS)
            .count()
        == 1;
    assertThat(running).isEqualTo(status() != QuestionStatus.CLOSED);
    assertThat(tasks(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION))
        .hasSize(status() == QuestionStatus.OPEN ? 1 : 0);
  }

  @Race
  void anAnswerIsGivenWhileItBecomesLate() throws Exception {
    time.set(berlin("2026-12-03T09:00"));
    Task task = task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);

    assertThat(AtOnce.run(
            () -> complete(task, ANSWER), AtOnce.job(engine, GeneralQuestionIds.EVENT_ANSWER_LATE)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(QuestionStatus.ANSWERED);
    assertThat(mails()).isEqualTo(1);
    assertThat(improvements.openOf("NORTHWIND")).hasSize(1);
    assertThat(tasks(GeneralQuestionIds.USER_TASK_RESOLVE_LATE_ANSWER)).isEmpty();
  }

  @Race
  void anAnswerIsGivenWhileTheLeadSeesToIt() throws Exception {
    time.advanceTo(berlin("2026-12-03T09:00"));
    Task answer = task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);
    Task late = task(GeneralQuestionIds.USER_TASK_RESOLVE_LATE_ANSWER);

    List<Boolean> succeeded = AtOnce.run(
        () -> complete(answer, ANSWER), () -> complete(late, Map.of("notes", "Asked Ann")));
    runDue();

    assertThat(succeeded.get(0)).isTrue();
    assertThat(status()).isEqualTo(QuestionStatus.ANSWERED);
    assertThat(decisions("LATE_ANSWER_RESOLVED")).isEqualTo(succeeded.get(1) ? 1 : 0);
    assertThat(mails()).isEqualTo(1);
  }

  @Race
  void twoAnswerAtOnce() throws Exception {
    Task task = task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION);

    List<Boolean> succeeded =
        AtOnce.run(() -> complete(task, ANSWER), () -> complete(task, Map.of("answer", "Always.")));
    runDue();

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(questions.get("Q-1").answer())
        .contains(succeeded.get(0) ? "Keep them for a year." : "Always.");
    assertThat(decisions("ANSWERED")).isEqualTo(1);
    assertThat(improvements.openOf("NORTHWIND")).hasSize(succeeded.get(0) ? 1 : 0);
    assertThat(mails()).isEqualTo(1);
  }

  @Race
  void theAnswerIsConfirmedWhileSilenceWouldCloseTheQuestion() throws Exception {
    answer();
    time.advanceTo(berlin("2026-12-14T09:00"));
    time.set(berlin("2026-12-15T09:00"));

    assertThat(AtOnce.run(
            () -> questions.confirm("Q-1", MARIA),
            AtOnce.job(engine, GeneralQuestionIds.EVENT_CLOSING_DUE)))
        .containsOnly(true);

    assertThat(questions.get("Q-1").closedBecause()).isEqualTo(ClosedBecause.CONFIRMED);
    assertThat(decisions("CONFIRMED")).isEqualTo(1);
    runDue();
    assertThat(decisions("CLOSED_IN_SILENCE")).isZero();
  }

  @Race
  void theAnswerIsConfirmedWhileTheQuestionIsClosed() throws Exception {
    silenceIsOver();

    assertThat(AtOnce.run(
            () -> questions.confirm("Q-1", MARIA),
            AtOnce.job(engine, GeneralQuestionIds.SERVICE_TASK_CLOSE_QUESTION)))
        .containsOnly(true);

    closedOnce();
  }

  @Race
  void theQuestionIsReopenedWhileItIsClosed() throws Exception {
    silenceIsOver();

    List<Boolean> succeeded = AtOnce.run(
        () -> questions.reopen("Q-1", MARIA, "And backups?"),
        AtOnce.job(engine, GeneralQuestionIds.SERVICE_TASK_CLOSE_QUESTION));
    runDue();

    assertThat(status()).isEqualTo(succeeded.get(0) ? QuestionStatus.OPEN : QuestionStatus.CLOSED);
    assertThat(decisions("REOPENED")).isEqualTo(succeeded.get(0) ? 1 : 0);
    assertThat(decisions("CLOSED_IN_SILENCE")).isEqualTo(succeeded.get(0) ? 0 : 1);
  }

  @Race
  void theQuestionIsReopenedWhileTheNoticeIsSent() throws Exception {
    answer();
    time.set(berlin("2026-12-08T09:00"));

    assertThat(AtOnce.run(
            () -> questions.reopen("Q-1", MARIA, "And backups?"),
            AtOnce.job(engine, GeneralQuestionIds.EVENT_CLOSING_NOTICE_DUE)))
        .containsOnly(true);
    runDue();

    assertThat(status()).isEqualTo(QuestionStatus.OPEN);
    assertThat(mails()).as("the answer, and no notice").isEqualTo(1);
  }

  @Race
  void oneContactConfirmsWhileAnotherReopens() throws Exception {
    answer();

    List<Boolean> succeeded = AtOnce.run(
        () -> questions.confirm("Q-1", MARIA),
        () -> questions.reopen("Q-1", SampleClient.CISO, "And backups?"));

    assertThat(succeeded).containsExactlyInAnyOrder(true, false);
    assertThat(status()).isEqualTo(succeeded.get(0) ? QuestionStatus.CLOSED : QuestionStatus.OPEN);
    assertThat(decisions("CONFIRMED") + decisions("REOPENED")).isEqualTo(1);
  }

  @Race
  void theSameLinkIsOpenedTwice() throws Exception {
    answer();

    assertThat(AtOnce.run(
            () -> questions.confirm("Q-1", MARIA), () -> questions.confirm("Q-1", MARIA)))
        .containsOnly(true);

    assertThat(decisions("CONFIRMED")).isEqualTo(1);
  }

  @Race
  void theSameQuestionIsAskedTwice() throws Exception {
    NewQuestion another = new NewQuestion(
        "NORTHWIND", "Q-2", "Backups", "Which backups should we keep?", MARIA, null);

    assertThat(AtOnce.run(() -> questions.ask(another), () -> questions.ask(another)))
        .containsOnly(true);

    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceBusinessKey("Q-2", GeneralQuestionIds.PROCESS)
            .count())
        .isEqualTo(1);
  }

  private void answer() {
    complete(task(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION), ANSWER);
    runDue();
  }

  /** The client was silent for long enough; the step that closes the question is about to run. */
  private void silenceIsOver() throws Exception {
    answer();
    time.advanceTo(berlin("2026-12-14T09:00"));
    time.set(berlin("2026-12-15T09:00"));
    AtOnce.job(engine, GeneralQuestionIds.EVENT_CLOSING_DUE).run();
  }

  private void closedOnce() {
    assertThat(status()).isEqualTo(QuestionStatus.CLOSED);
    boolean confirmed = questions.get("Q-1").closedBecause() == ClosedBecause.CONFIRMED;
    assertThat(decisions("CONFIRMED")).isEqualTo(confirmed ? 1 : 0);
    assertThat(decisions("CLOSED_IN_SILENCE")).isEqualTo(confirmed ? 0 : 1);
  }

  private QuestionStatus status() {
    return questions.get("Q-1").status();
  }

  private List<Task> tasks(String element) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey("Q-1")
        .taskDefinitionKey(element)
        .list();
  }

  private Task task(String element) {
    List<Task> tasks = tasks(element);
    assertThat(tasks).as(element).hasSize(1);
    return tasks.get(0);
  }

  private void complete(Task task, Map<String, Object> variables) {
    engine.getTaskService().complete(task.getId(), variables);
  }

  private long decisions(String kind) {
    return history.of("NORTHWIND", DecisionSubject.QUESTION).stream()
        .filter(line -> line.startsWith("Q-1 " + kind + " "))
        .count();
  }

  private long mails() {
    return jdbc.sql("select count(*) from mail_outbox where business_key = 'Q-1'")
        .query(Long.class)
        .single();
  }

  private void runDue() {
    time.advanceTo(time.now());
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant();
  }
}

package org.threatreviews.review.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.incident.Feedback;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentFollowUp;
import org.threatreviews.incident.IncidentReport;
import org.threatreviews.incident.Severity;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromiseReckoning;
import org.threatreviews.promise.PromisesDue;
import org.threatreviews.promise.PromisesDue.Count;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** What either side had promised stands in the pack, kept or not. */
@ProcessTest
class PackPromisesTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  IncidentFollowUp incidents;

  @Autowired
  Questions questions;

  @Autowired
  PromiseReckoning promises;

  @Autowired
  ReviewPacks packs;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void poolAsBefore() {
    driver.registerPool();
  }

  @Test
  void aQuestionThatNobodyHasAnsweredIsABrokenPromise() {
    driver.advanceTo("2027-01-11T10:00");
    ask("Q-1");
    complete("Q-1", "userTask_answerQuestion", Map.of("answer", "All of them."));
    driver.advanceTo("2027-01-18T10:00");
    ask("Q-2");

    driver.prepareAndPublish();

    assertThat(promises(berlin("2026-12-01T00:00"), time.now()))
        .containsEntry(PromiseKind.OUR_ANSWERS, new Count(2, 1));
    Element pack = Jsoup.parse(packs.get(FIRST).html());
    assertThat(row(pack, "questions answered in time")).endsWith("2 1");
    assertThat(row(pack, "Answer to a question: Q-2")).contains("20 Jan 2027", "not yet done");
    assertThat(pack.text())
        .contains("Questions that we have yet to answer")
        .containsPattern("Q-2 Logs .*18 Jan 2027 .*20 Jan 2027 .*overdue");
  }

  @Test
  void lateVerificationsCallsAndDaysOfTheClientAreBrokenPromises() {
    driver.advanceTo("2027-01-11T10:00");
    report("SIR-1", Severity.CRITICAL);
    report("SIR-2", Severity.HIGH);
    says("SIR-2", FeedbackOutcome.IN_PROGRESS, "2027-01-13");
    report("SIR-3", Severity.HIGH);
    says("SIR-3", FeedbackOutcome.MITIGATED, null);
    driver.advanceTo("2027-01-15T10:00");
    says("SIR-2", FeedbackOutcome.MITIGATED, null);
    complete("SIR-1", "userTask_callClient", Map.of("reached", "true", "notes", "At last."));
    complete("SIR-2", "userTask_verifyClosure", Map.of("verdict", "REMOVED"));

    driver.prepareAndPublish();

    assertThat(promises(berlin("2026-12-01T00:00"), time.now()))
        .containsEntry(PromiseKind.CLIENT_DATES, new Count(1, 0))
        .containsEntry(PromiseKind.OUR_CALLS, new Count(1, 0))
        .containsEntry(PromiseKind.OUR_VERIFICATIONS, new Count(2, 1));
    Element pack = Jsoup.parse(packs.get(FIRST).html());
    assertThat(row(pack, "Call about an incident: SIR-1")).contains("11 Jan 2027", "15 Jan 2027");
    assertThat(row(pack, "Incident: SIR-2")).contains("13 Jan 2027", "15 Jan 2027", "You");
    assertThat(row(pack, "Verification or help: SIR-3")).contains("not yet done", "Us");
  }

  @Test
  void noCallIsOwedToWhoAnswersFirst() {
    driver.advanceTo("2027-01-11T10:00");
    report("SIR-1", Severity.CRITICAL);
    says("SIR-1", FeedbackOutcome.MITIGATED, null);
    driver.advanceTo("2027-01-15T10:00");

    assertThat(promises(berlin("2026-12-01T00:00"), time.now()))
        .containsEntry(PromiseKind.OUR_CALLS, new Count(0, 0));
  }

  @Test
  void lateMinutesAndPacksAreBrokenPromises() {
    driver.holdFirst();
    driver.advanceTo("2027-02-25T10:00");
    Instant from = berlin("2026-12-01T00:00");
    assertThat(promises(from, time.now()))
        .containsEntry(PromiseKind.OUR_PACKS, new Count(1, 1))
        .containsEntry(PromiseKind.OUR_MINUTES, new Count(1, 1));

    jdbc.sql("update review_pack set published_at = published_at + interval '3 hours'")
        .update();
    jdbc.sql("update review_minutes set sent_at = sent_at + interval '7 days'").update();

    assertThat(promises(from, time.now()))
        .containsEntry(PromiseKind.OUR_PACKS, new Count(1, 0))
        .containsEntry(PromiseKind.OUR_MINUTES, new Count(1, 0));
    assertThat(promises(berlin("2027-02-20T00:00"), time.now()))
        .as("due before")
        .containsEntry(PromiseKind.OUR_PACKS, new Count(0, 0))
        .containsEntry(PromiseKind.OUR_MINUTES, new Count(0, 0));
  }

  private Map<PromiseKind, Count> promises(Instant from, Instant to) {
    PromisesDue due = promises.between(CLIENT, from, to);
    return due.counts();
  }

  private static String row(Element pack, String words) {
    return pack.select("tr").stream()
        .map(Element::text)
        .filter(text -> text.contains(words))
        .filter(text -> !text.startsWith("SIR-"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row with " + words));
  }

  private void ask(String reference) {
    questions.ask(new NewQuestion(CLIENT, reference, "Logs", "Which logs?", MANAGER, null));
    time.advanceTo(time.now());
  }

  private void report(String reference, Severity severity) {
    incidents.report(new IncidentReport(
        CLIENT, reference, severity, "Beaconing", "Text", "Do it", null, null, time.now()));
    time.advanceTo(time.now());
  }

  private void says(String reference, FeedbackOutcome outcome, String promisedFor) {
    incidents.giveFeedback(
        reference,
        new Feedback(
            outcome,
            MANAGER,
            "We have done it.",
            null,
            promisedFor == null ? null : LocalDate.parse(promisedFor),
            null,
            null));
    time.advanceTo(time.now());
  }

  private void complete(String key, String task, Map<String, Object> form) {
    String id = tasks
        .createTaskQuery()
        .processInstanceBusinessKey(key)
        .taskDefinitionKey(task)
        .singleResult()
        .getId();
    tasks.complete(id, form);
    time.advanceTo(time.now());
  }
}

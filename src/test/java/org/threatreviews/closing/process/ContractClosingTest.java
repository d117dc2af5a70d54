package org.threatreviews.closing.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.closing.process.ContractClosingIds.USER_TASK_SETTLE_OPEN_ITEMS;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.closing.ClosingDecision.OfItem;
import org.threatreviews.closing.ClosingProcess;
import org.threatreviews.closing.ContractClosing;
import org.threatreviews.closing.OpenItem;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.ActionPoints;
import org.threatreviews.improvement.Improvement;
import org.threatreviews.improvement.ImprovementStatus;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.Questions;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.agenda.AgendaOutcome;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.process.ReviewDriver;
import org.threatreviews.support.ProcessTest;

/** A contract that ends on Tuesday, 30 November 2027, with something open or without. */
@ProcessTest
class ContractClosingTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ContractClosing closing;

  @Autowired
  ClosingProcess follow;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  Improvements improvements;

  @Autowired
  ActionPoints actionPoints;

  @Autowired
  Questions questions;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void register() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    follow.follow(CLIENT);
    time.advanceTo(time.now());
  }

  @Test
  void theLeadGetsAListThirtyDaysAndOneDayBeforeTheEnd() {
    Improvement improvement = propose("Rotate keys");
    driver.reportIncident("SIR-1", "Beaconing");
    ask("Q-1");
    driver.advanceTo("2027-10-29T08:59");
    assertThat(list()).isNull();

    // 31 October is a Sunday
    driver.advanceTo("2027-10-29T09:00");

    Task task = list();
    assertThat(task.getName()).contains("Nordwind AG", "30 November 2027");
    assertThat(briefing(task))
        .contains("SIR-1", "Beaconing", "Log retention", "Rotate keys", "/board/clients/NORD");
    assertThat(task.getDueDate()).isEqualTo(java.util.Date.from(berlin("2027-11-05T09:00")));
    complete(task, Map.of("actions", "KEEP", "note", "The client's own team knows of it."));
    assertThat(list()).isNull();
    assertThat(improvements.get(improvement.id()).isOpen()).isTrue();

    propose("Onboard the proxy");
    driver.advanceTo("2027-11-29T09:00");
    assertThat(briefing(list())).contains("Onboard the proxy").doesNotContain("Rotate keys");
  }

  @Test
  void afterTheEndTheClientIsToldAndTheListStaysUntilItIsDecided() {
    propose("Rotate keys");
    driver.reportIncident("SIR-1", "Beaconing");
    activate();
    driver.advanceTo("2027-12-01T12:00");

    assertThat(mails())
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail)
            .contains("30 November 2027", "SIR-1: Beaconing", "Rotate keys", "go on with them"));
    assertThat(list()).isNotNull();
    driver.advanceTo("2028-02-01T12:00");
    assertThat(list()).isNotNull();
    assertThat(mails()).hasSize(2);

    complete(list(), Map.of("actions", "CLOSE", "note", "Handed over to Max Manager."));

    assertThat(process()).isNull();
    assertThat(improvements.of(CLIENT))
        .extracting(Improvement::status, Improvement::declinedReason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(
            ImprovementStatus.DECLINED, "Handed over to Max Manager."));
    assertThat(closing.openOf(CLIENT)).extracting(OpenItem::reference).containsExactly("SIR-1");
  }

  @Test
  void nothingOpenAsksNobodyAndTellsTheClient() {
    activate();
    driver.advanceTo("2027-12-01T12:00");

    assertThat(mails()).hasSize(2).allMatch(mail -> mail.contains("Nothing is left open"));
    assertThat(process()).isNull();
  }

  @Test
  void theOtherWayMayBeTakenWithSomeActions() {
    Improvement kept = propose("Rotate keys");
    Improvement closed = propose("Onboard the proxy");
    driver.advanceTo("2027-10-29T09:00");
    refuses(Map.of("note", "No budget"), "actions");
    refuses(Map.of("actions", "CLOSE"), "Please say why");
    refuses(
        Map.of("actions", "CLOSE", "note", "x", "exceptions", "improvement-0"), "improvement-0");

    complete(
        list(),
        Map.of("actions", "CLOSE", "note", "No budget", "exceptions", kept.key().toString()));

    assertThat(improvements.get(kept.id()).isOpen()).isTrue();
    assertThat(improvements.get(closed.id()).status()).isEqualTo(ImprovementStatus.DECLINED);
  }

  @Test
  void eachThingMayHaveWordsOfItsOwn() {
    Improvement kept = propose("Rotate keys");
    Improvement closed = propose("Onboard the proxy");
    driver.reportIncident("SIR-1", "Beaconing");
    driver.advanceTo("2027-10-29T09:00");

    complete(
        list(),
        Map.of(
            "actions",
            "CLOSE",
            "note",
            "No budget",
            "exceptions",
            "%s: Their own team goes on\nSIR-1: With their new provider".formatted(kept.key())));

    assertThat(notes())
        .containsEntry(kept.key().toString(), "false Their own team goes on")
        .containsEntry(closed.key().toString(), "true No budget")
        .containsEntry("SIR-1", "false With their new provider");
  }

  @Test
  void decidesItemByItemUntilTheTaskIsOver() {
    Improvement improvement = propose("Rotate keys");
    driver.reportIncident("SIR-1", "Beaconing");
    driver.advanceTo("2027-10-29T09:00");

    closing.decide(CLIENT, OpenItem.Kind.INCIDENT, "SIR-1", new OfItem(false, "With them"), "lead");

    assertThat(briefing(list())).contains("Rotate keys").doesNotContain("SIR-1");
    assertThatThrownBy(() -> closing.decide(
            CLIENT, OpenItem.Kind.INCIDENT, "SIR-1", new OfItem(true, "Over"), "lead"))
        .hasMessageContaining("Only actions and improvements can be closed");
    assertThatThrownBy(() ->
            closing.decide(CLIENT, OpenItem.Kind.ACTION, "SIR-1", new OfItem(true, "Over"), "lead"))
        .hasMessageContaining("SIR-1");

    closing.decide(
        CLIENT,
        OpenItem.Kind.ACTION,
        improvement.key().toString(),
        new OfItem(true, "No budget"),
        "lead");
    time.advanceTo(time.now());

    assertThat(list()).isNull();
    assertThat(process()).as("the contract still runs").isNotNull();
    assertThat(improvements.get(improvement.id()).declinedReason()).isEqualTo("No budget");
    assertThat(closing.list(CLIENT))
        .extracting(
            listed -> listed.item().reference(), listed -> listed.decision().note())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("SIR-1", "With them"));
  }

  private Map<String, String> notes() {
    return jdbc
        .sql("select reference, closed || ' ' || note as words from closing_decision")
        .query()
        .listOfRows()
        .stream()
        .collect(java.util.stream.Collectors.toMap(
            row -> (String) row.get("reference"), row -> (String) row.get("words")));
  }

  @Test
  void anExtensionTakesTheListBackAndPutsItOff() {
    propose("Rotate keys");
    driver.advanceTo("2027-10-29T09:00");
    assertThat(list()).isNotNull();

    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-11-30")));
    time.advanceTo(time.now());

    assertThat(list()).isNull();
    driver.advanceTo("2028-10-30T09:00");
    assertThat(list()).isNull();
    driver.advanceTo("2028-10-31T09:00");
    assertThat(list()).isNotNull();
    assertThat(mails()).isEmpty();
  }

  @Test
  void anEarlyEndMakesTheListAtOnceWhenItsDaysHavePassed() {
    propose("Rotate keys");
    activate();

    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2026-12-03")));
    driver.advanceTo("2026-12-02T09:00");
    assertThat(list()).isNotNull();
    driver.advanceTo("2026-12-04T09:00");
    assertThat(mails()).hasSize(2);
  }

  @Test
  void aRenewalIsFollowedToItsOwnEnd() {
    activate();
    driver.advanceTo("2027-12-02T12:00");
    assertThat(process()).isNull();

    contractChanges.carryOut(
        CLIENT,
        ContractChange.renew(LocalDate.parse("2027-12-01"), LocalDate.parse("2028-11-30"), null));
    propose("Rotate keys");
    driver.advanceTo("2028-10-31T09:00");

    assertThat(list()).isNotNull();
  }

  @Test
  void aSuspendedClosingCatchesUpWithAnExtension() {
    propose("Rotate keys");
    ProcessInstance process = process();
    engine.getRuntimeService().suspendProcessInstanceById(process.getId());
    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-11-30")));
    driver.advanceTo("2027-12-15T09:00");

    engine.getRuntimeService().activateProcessInstanceById(process.getId());
    time.advanceTo(time.now());

    assertThat(mails()).isEmpty();
    assertThat(process()).isNotNull();
  }

  @Test
  void aMeetingOfTheContractIsRecordedAfterItsEndAndItsActionsAreFollowed() {
    driver.planAndStart();
    driver.reportIncident("SIR-1", "Beaconing");
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-02-28")));
    driver.prepareAndPublish();
    driver.advanceTo("2027-03-01T09:00");
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    assertThat(closing.openOf(CLIENT)).extracting(OpenItem::kind).contains(OpenItem.Kind.MEETING);

    driver.decide(reviewAgenda.of(FIRST).items().get(0).id(), AgendaOutcome.ACTION_AGREED);
    complete(
        task("userTask_holdReview", FIRST), Map.of("outcome", "HELD", "attendees", "Max Manager"));

    assertThat(reviews.get(FIRST).status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(sent("callActivity_deliverMinutes")).isNotEmpty();
    assertThat(actionPoints.openOf(CLIENT)).hasSize(1);
    driver.advanceTo("2027-07-20T10:00");
    assertThat(sent("serviceTask_remindClient")).isNotEmpty();
    assertThat(task(
            "userTask_decideOverdueAction",
            actionPoints.openOf(CLIENT).get(0).key().toString()))
        .isNotNull();
  }

  /** Without reviews: each would be on the list as one that nobody has recorded. */
  private void activate() {
    clients.activate(CLIENT);
  }

  private Improvement propose(String title) {
    Improvement proposed = improvements.propose(
        new NewImprovement(CLIENT, title, null, Owner.PROVIDER, null, null), "analyst");
    time.advanceTo(time.now());
    return proposed;
  }

  private void ask(String reference) {
    questions.ask(new NewQuestion(
        CLIENT, reference, "Log retention", "Which logs should we keep?", MANAGER, null));
    time.advanceTo(time.now());
  }

  private ProcessInstance process() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(ContractClosingIds.PROCESS)
        .processInstanceBusinessKey(CLIENT)
        .singleResult();
  }

  private Task list() {
    return task(USER_TASK_SETTLE_OPEN_ITEMS, CLIENT);
  }

  private Task task(String element, String key) {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(key)
        .taskDefinitionKey(element)
        .singleResult();
  }

  private String briefing(Task task) {
    return engine
        .getTaskService()
        .getVariable(task.getId(), ContractClosingIds.VARIABLE_BRIEFING)
        .toString();
  }

  private void complete(Task task, Map<String, Object> form) {
    engine.getTaskService().complete(task.getId(), form);
    time.advanceTo(time.now());
  }

  private void refuses(Map<String, Object> form, String words) {
    assertThatThrownBy(() -> engine.getTaskService().complete(list().getId(), form))
        .hasMessageContaining(words);
  }

  private List<String> mails() {
    return sent("serviceTask_tellOfEnd");
  }

  private List<String> sent(String element) {
    return jdbc
        .sql("select body from mail_outbox where element = :element")
        .param("element", element)
        .query(String.class)
        .list()
        .stream()
        .map(body -> body.replaceAll("\\s+", " "))
        .toList();
  }
}

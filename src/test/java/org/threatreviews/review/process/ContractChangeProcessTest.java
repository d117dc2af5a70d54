package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.ContractChangeIds.USER_TASK_CHANGE_CONTRACT;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;
import org.threatreviews.review.plan.NextSubscription;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.support.ProcessTest;

/** A team lead changes a contract from Tasklist. */
@ProcessTest
class ContractChangeProcessTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void nobodyIsSignedIn() {
    engine.getIdentityService().clearAuthentication();
    checks.everyReviewHasItsProcess();
  }

  @Test
  void showsTheContractToWhomHasAsked() {
    engine.getIdentityService().setAuthentication("lead", List.of("team-lead"));
    request(CLIENT);

    Task task = driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT);
    assertThat(task.getName()).isEqualTo("Change the contract: Nordwind AG");
    assertThat(task.getAssignee()).isEqualTo("lead");
    assertThat(task.getDueDate()).isNotNull();
    assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
        .extracting(IdentityLink::getGroupId)
        .contains("team-lead");
    assertThat(driver.briefing(task))
        .contains(
            "1 December 2026 to 30 November 2027", "standard", "active", "Q1 2027", "Q4 2027");
  }

  @Test
  void aFormThatIsLeftGoesByItselfAndChangesNothing() {
    request(CLIENT);

    driver.advanceTo("2026-12-08T08:59");
    driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT);
    driver.advanceTo("2026-12-08T09:00");

    assertThat(engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processDefinitionKey(ContractChangeIds.PROCESS)
            .count())
        .isZero();
    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2027-11-30");
  }

  @ParameterizedTest
  @CsvSource({"NOBODY, unknownClient", "'  ', required"})
  void beginsForAKnownClientOnly(String client, String rule) {
    assertThatThrownBy(() -> request(client)).isInstanceOfSatisfying(InvalidInput.class, e -> {
      assertThat(e.field()).isEqualTo("client");
      assertThat(e.rule()).isEqualTo(rule);
    });
    assertThat(engine.getTaskService().createTaskQuery().count()).isZero();
  }

  @Test
  void carriesOutEachChange() {
    change(Map.of("change", "EXTEND", "contractEnd", "2028-05-31"));
    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2028-05-31");

    change(Map.of(
        "change", "CHANGE_SUBSCRIPTION", "effective", "2027-03-01", "subscription", "ADVISOR"));
    assertThat(clients.get(CLIENT).subscription())
        .as("in force until then")
        .isEqualTo(Subscription.STANDARD);
    assertThat(programme.nextSubscriptions(List.of(CLIENT)))
        .containsEntry(
            CLIENT, new NextSubscription(Subscription.ADVISOR, LocalDate.parse("2027-03-01")));

    change(Map.of("change", "HOLD", "effective", "2026-12-01", "until", "2027-01-31"));
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ON_HOLD);
    request(CLIENT);
    assertThat(driver.briefing(driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT)))
        .contains(
            "Subscription: standard",
            "From 1 March 2027: advisor subscription",
            "On hold: 1 December 2026 to 31 January 2027");
    engine
        .getTaskService()
        .complete(driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT).getId(), Map.of("change", "NONE"));
    driver.runDue();

    change(Map.of("change", "RESUME", "effective", "2027-01-15"));
    assertThat(programme.holdsOf(CLIENT))
        .containsExactly(new Hold(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-01-14")));

    change(Map.of("change", "TERMINATE", "effective", "2027-06-30"));
    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2027-06-30");
    assertThat(driver.mailsOf(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE)).isEqualTo(10);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void showsFirstWhatAChangeDoesAndComesBackWithIt() {
    request(CLIENT);
    Map<String, Object> end =
        Map.of("change", "TERMINATE", "effective", "2027-06-30", "step", "SHOW");
    engine
        .getTaskService()
        .complete(driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT).getId(), end);
    driver.runDue();

    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2027-11-30");
    Task task = driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT);
    assertThat(driver.briefing(task))
        .contains(
            "Nothing has been changed yet",
            "Cancelled: Q3 2027 on 18 August 2027",
            "No review for Q3 2027",
            "to 2 contacts");
    assertThat(driver.variable(task, "effective")).isEqualTo("2027-06-30");
    assertThat(driver.variable(task, "step")).as("asked anew").isNull();
    engine
        .getTaskService()
        .complete(
            task.getId(),
            Map.of("change", "TERMINATE", "effective", "2027-06-30", "step", "CARRY_OUT"));
    driver.runDue();

    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2027-06-30");
    assertThat(driver.process(ContractChangeIds.PROCESS, CLIENT)).isNull();
    checks.programmeRuns(CLIENT);
  }

  @Test
  void changesNothingWhenThatIsSaid() {
    change(Map.of("change", "NONE"));

    assertThat(driver.mailsOf(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE)).isZero();
    checks.programmeRuns(CLIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "TERMINATE, 2026-11-30, effective, notInThePast",
    "TERMINATE, , effective, required",
    "TERMINATE, soon, effective, date",
    "HOLD, 2027-01-01, until, required",
    "RESUME, 2027-01-01, effective, notOnHold",
    "EXPAND, 2027-01-01, change, oneOf",
    "'', 2027-01-01, change, required"
  })
  void refusesWhatDoesNotFitAndKeepsTheTask(
      String change, String effective, String field, String rule) {
    request(CLIENT);
    Task task = driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT);
    Map<String, Object> form = effective == null
        ? Map.of("change", change)
        : Map.of("change", change, "effective", effective);

    assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), form))
        .rootCause()
        .isInstanceOfSatisfying(Refusal.class, e -> {
          assertThat(e.field()).isEqualTo(field);
          assertThat(e.rule()).isEqualTo(rule);
        });
    assertThat(driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT)).isNotNull();
    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2027-11-30");
  }

  private void request(String client) {
    engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            ContractChangeIds.PROCESS, Map.of(ContractChangeIds.VARIABLE_CLIENT, client));
  }

  private void change(Map<String, Object> form) {
    request(CLIENT);
    engine
        .getTaskService()
        .complete(driver.task(USER_TASK_CHANGE_CONTRACT, CLIENT).getId(), form);
    driver.runDue();
    assertThat(driver.process(ContractChangeIds.PROCESS, CLIENT)).isNull();
  }
}

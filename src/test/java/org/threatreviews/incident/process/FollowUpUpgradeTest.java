package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_CALL_DUE_AGAIN;
import static org.threatreviews.incident.process.IncidentFollowUpIds.EVENT_LEAD_ASKED_AGAIN;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_CALL_CLIENT;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION;
import static org.threatreviews.incident.process.IncidentFollowUpIds.USER_TASK_VERIFY_CLOSURE;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FeedbackOutcome;
import org.threatreviews.incident.IncidentStatus;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** Follow-ups that began before the lead was asked again go on by the newest model. */
@ProcessTest
@Breaks(
    value = {Rule.WITHOUT_NEXT_STEP, Rule.INCIDENT_STATUS},
    because = "the models are taken away with what runs by them")
class FollowUpUpgradeTest {

  private static final String DEPLOYMENT = "follow-up-upgrade-test";

  @Autowired
  FollowUpDriver driver;

  @Autowired
  FollowUpUpgrade upgrade;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startWithTheEarlierModel() {
    deploy("earlier/incident-follow-up.bpmn");
    driver.registerClient();
  }

  @AfterEach
  void removeTheModels() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
    engine
        .getRepositoryService()
        .createDeploymentQuery()
        .deploymentName(DEPLOYMENT)
        .list()
        .forEach(each -> engine.getRepositoryService().deleteDeployment(each.getId(), true));
  }

  @Test
  void asksTheLeadAgainAboutAClientThatWasForgotten() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T09:00");
    driver.complete(
        USER_TASK_DECIDE_ESCALATION,
        Map.of("decision", "KEEP_WAITING", "until", "2026-12-15", "notes", "Busy"));
    driver.advanceTo("2027-02-01T09:00");
    assertThat(driver.tasks(USER_TASK_DECIDE_ESCALATION)).as("forgotten").isEmpty();

    upgradeNow();

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION)).isNotNull();
    driver.complete(USER_TASK_DECIDE_ESCALATION, Map.of("decision", "REMIND_AGAIN"));
    assertThat(driver.isWaitingAt(EVENT_LEAD_ASKED_AGAIN)).isTrue();
  }

  @Test
  void keepsTheTaskOfALeadWhoWasAsked() {
    driver.reportAndNotify(Severity.HIGH);
    driver.advanceTo("2026-12-08T09:00");
    String lead = driver.task(USER_TASK_DECIDE_ESCALATION).getId();

    upgradeNow();

    assertThat(driver.task(USER_TASK_DECIDE_ESCALATION).getId()).isEqualTo(lead);
    driver.complete(USER_TASK_DECIDE_ESCALATION, Map.of("decision", "CALL_CLIENT"));
    assertThat(driver.isWaitingAt(EVENT_LEAD_ASKED_AGAIN)).isTrue();
    assertThat(driver.tasks(USER_TASK_CALL_CLIENT)).hasSize(1);
  }

  @Test
  void callsAgainWhoeverIsNotReached() {
    driver.reportAndNotify(Severity.CRITICAL);
    String call = driver.task(USER_TASK_CALL_CLIENT).getId();

    upgradeNow();

    assertThat(driver.task(USER_TASK_CALL_CLIENT).getId()).isEqualTo(call);
    driver.complete(USER_TASK_CALL_CLIENT, Map.of("reached", false, "notes", "No answer"));
    assertThat(driver.isWaitingAt(EVENT_CALL_DUE_AGAIN)).isTrue();
  }

  @Test
  void keepsWhatTheSocHasToDo() {
    driver.reportAndNotify(Severity.HIGH);
    driver.giveAndRun(FeedbackOutcome.NEED_HELP);

    upgradeNow();

    driver.complete(USER_TASK_ASSIST_CLIENT, Map.of("notes", "Pull the plug."));
    driver.giveAndRun(FeedbackOutcome.MITIGATED);
    driver.complete(USER_TASK_VERIFY_CLOSURE, Map.of("verdict", "REMOVED"));
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.CLOSED);
    assertThat(driver.process()).isNull();
  }

  @Test
  void keepsAnAcceptedRisk() {
    driver.reportAndNotify(Severity.HIGH);
    driver.acceptRisk(LocalDate.parse("2027-01-15"));

    upgradeNow();

    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.RISK_ACCEPTED);
    driver.advanceTo("2027-01-18T09:00");
    assertThat(driver.incident().status()).isEqualTo(IncidentStatus.AWAITING_CLIENT);
  }

  private void upgradeNow() {
    deploy("bpmn/incident-follow-up.bpmn");
    upgrade.afterSingletonsInstantiated();
    driver.runDue();
    ProcessDefinition latest = engine
        .getRepositoryService()
        .createProcessDefinitionQuery()
        .processDefinitionKey(IncidentFollowUpIds.PROCESS)
        .latestVersion()
        .singleResult();
    assertThat(driver.process().getProcessDefinitionId()).isEqualTo(latest.getId());
  }

  private void deploy(String model) {
    engine
        .getRepositoryService()
        .createDeployment()
        .name(DEPLOYMENT)
        .addClasspathResource(model)
        .deploy();
  }
}

package org.threatreviews.incident.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.incident.process.FollowUpDriver.berlin;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.incident.FollowUpPolicies;
import org.threatreviews.incident.FollowUpPolicy;
import org.threatreviews.incident.Severity;
import org.threatreviews.support.ProcessTest;

@ProcessTest
class FollowUpPolicyTest {

  @Autowired
  FollowUpPolicies policies;

  @Autowired
  FollowUpDriver driver;

  @Autowired
  ProcessEngine engine;

  @ParameterizedTest
  @CsvSource({
    "CRITICAL,  1, 3,  2, 1, true,  1",
    "HIGH,      2, 3,  5, 1, false, 1",
    "MEDIUM,    5, 3, 15, 2, false, 3",
    "LOW,      10, 3, 30, 2, false, 3"
  })
  void isAsTheServiceDescriptionHasIt(
      Severity severity,
      int interval,
      int perContact,
      int escalation,
      int decision,
      boolean call,
      int verification) {
    assertThat(policies.of(severity))
        .isEqualTo(
            new FollowUpPolicy(interval, perContact, escalation, decision, call, verification));
  }

  @Test
  void appliesALeadsChangeToRunningIncidents() {
    driver.registerClient();
    driver.reportAndNotify(Severity.HIGH);
    String deployment = deployWithHighReminderIntervalOf("4");
    try {
      driver.advanceTo("2026-12-03T09:00");

      assertThat(driver.incident().remindersSent()).isEqualTo(1);
      assertThat(driver.due(IncidentFollowUpIds.EVENT_REMINDER_DUE))
          .isEqualTo(berlin("2026-12-09T09:00"));
    } finally {
      engine.getRepositoryService().deleteDeployment(deployment, true);
    }
  }

  private String deployWithHighReminderIntervalOf(String days) {
    RepositoryService repository = engine.getRepositoryService();
    DmnModelInstance table =
        Dmn.readModelFromStream(getClass().getResourceAsStream("/bpmn/follow-up-policy.dmn"));
    Text interval = ((org.camunda.bpm.model.dmn.instance.OutputEntry)
            table.getModelElementById("outputEntry_high_reminderIntervalDays"))
        .getText();
    interval.setTextContent(days);
    return repository
        .createDeployment()
        .addModelInstance("follow-up-policy.dmn", table)
        .deploy()
        .getId();
  }
}

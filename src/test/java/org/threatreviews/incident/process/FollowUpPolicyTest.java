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
import org.threatreviews.incident.Severity;
import org.threatreviews.incident.round.GrowingDistance;
import org.threatreviews.incident.terms.FollowUpPolicy;
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
    "CRITICAL,  1, 3,  2, 1,  1,  5,  7, true,  1, true,   30,  30,  240, true",
    "HIGH,      2, 3,  5, 1,  2, 10, 14, false, 1, false, 120, 120,  960, false",
    "MEDIUM,    5, 3, 15, 2,  5, 20, 30, false, 3, false, 240, 240, 1440, false",
    "LOW,      10, 3, 30, 2, 10, 40, 60, false, 3, false, 240, 240, 1440, false"
  })
  void isAsTheServiceDescriptionHasIt(
      Severity severity,
      int interval,
      int perContact,
      int escalation,
      int decision,
      int again,
      int againAtMost,
      int longestWait,
      boolean call,
      int verification,
      boolean mailAll,
      int callWithin,
      int callAgain,
      int callAgainAtMost,
      boolean atAnyHour) {
    assertThat(policies.of(severity))
        .isEqualTo(new FollowUpPolicy(
            interval,
            perContact,
            escalation,
            decision,
            new GrowingDistance(again, againAtMost),
            longestWait,
            call,
            verification,
            mailAll,
            new FollowUpPolicy.Calls(
                callWithin, new GrowingDistance(callAgain, callAgainAtMost), atAnyHour)));
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

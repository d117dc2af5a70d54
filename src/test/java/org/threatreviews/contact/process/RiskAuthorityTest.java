package org.threatreviews.contact.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.contact.process.RiskAuthorityIds.USER_TASK_NAME_RISK_AUTHORITY;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactChange;
import org.threatreviews.client.ContactData;
import org.threatreviews.contact.ContactChanges;
import org.threatreviews.demo.TestTime;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;
import org.threatreviews.support.SampleClient;

/** Of Maria (1) and Carl (2), only Carl may accept risks. */
@ProcessTest
class RiskAuthorityTest {

  private static final String CLIENT = "NORTH";
  private static final String MARIA = "1";
  private static final String CARL = "2";

  @Autowired
  ContactChanges changes;

  @Autowired
  Onboarding onboarding;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @BeforeEach
  void register() {
    onboarding.register(SampleClient.of(CLIENT));
    time.advanceTo(time.now());
  }

  @Test
  void nothingIsAskedWhileSomebodyMayAcceptRisks() {
    assertThat(task()).isNull();
  }

  @Test
  void theLeadIsAskedAtOnceWhenNobodyMayAnyMore() {
    authority(CARL, false);
    time.advanceTo(time.now());

    Task task = task();
    assertThat(task.getName()).contains("Northwind Traders");
    assertThat(task.getDueDate()).isAfter(java.util.Date.from(time.now()));
    assertThatThrownBy(() -> complete(Map.of())).hasMessageContaining("contact");
    assertThatThrownBy(() -> complete(Map.of("contact", "nobody@northwind.example")))
        .hasMessageContaining("is not a contact of Northwind Traders");

    complete(Map.of("contact", SampleClient.MARIA));
    time.advanceTo(time.now());

    assertThat(task()).isNull();
    assertThat(clients.get(CLIENT).contact(SampleClient.MARIA))
        .get()
        .extracting(Contact::riskAuthority)
        .isEqualTo(true);
  }

  @Test
  void theTaskEndsByItselfWhenSomebodyGetsTheAuthority() {
    authority(CARL, false);
    time.advanceTo(time.now());

    authority(MARIA, true);
    time.advanceTo(time.now());

    assertThat(task()).isNull();
    assertThat(instances()).isZero();
  }

  @Test
  void theLeadIsAskedWhenTheOnlyOneWhoMayHasLeft() {
    changes.leaveAfter(CLIENT, CARL, LocalDate.parse("2026-12-01"), null, "lead");
    time.advanceTo(Instant.parse("2026-12-01T22:59:59Z"));
    assertThat(task()).isNull();

    time.advanceTo(Instant.parse("2026-12-01T23:00:00Z"));

    assertThat(task()).isNotNull();
  }

  @Test
  void whoIsNamedAndLeavesMeanwhileIsAskedForAgain() {
    authority(CARL, false);
    time.advanceTo(time.now());
    changes.leaveAfter(CLIENT, MARIA, LocalDate.parse("2026-12-01"), null, "lead");
    time.set(Instant.parse("2026-12-01T22:00:00Z"));
    complete(Map.of("contact", SampleClient.MARIA));
    time.set(Instant.parse("2026-12-02T08:00:00Z"));
    assertThat(changes.leave(CLIENT, MARIA)).isFalse();

    time.advanceTo(time.now());

    assertThat(task()).isNotNull();
  }

  @Race
  void losingTheAuthorityWhileTheProcessLooksIsNotOverlooked() throws Exception {
    authority(CARL, false);
    time.advanceTo(time.now());
    authority(MARIA, true);

    AtOnce.run(
        () -> authority(MARIA, false), AtOnce.job(engine, "serviceTask_lookForRiskAuthority"));
    time.advanceTo(time.now().plusSeconds(3_600));

    assertThat(task()).isNotNull();
    assertThat(instances()).isEqualTo(1);
  }

  private void authority(String id, boolean may) {
    ContactChange wanted = data -> new ContactData(
        data.name(),
        data.email(),
        data.phone(),
        data.role(),
        data.level(),
        may,
        data.language(),
        data.timeZone(),
        data.workingDays(),
        data.workingHours());
    changes.change(CLIENT, id, wanted, "lead");
  }

  private Task task() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(USER_TASK_NAME_RISK_AUTHORITY)
        .singleResult();
  }

  private void complete(Map<String, Object> form) {
    engine.getTaskService().complete(task().getId(), form);
  }

  private long instances() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processDefinitionKey(RiskAuthorityIds.PROCESS)
        .count();
  }
}

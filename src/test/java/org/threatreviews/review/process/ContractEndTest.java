package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.Client;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** Contracts change in the moment in which they end. */
@ProcessTest
class ContractEndTest {

  private static final int CLIENTS = 10;
  private static final LocalDate LAST_DAY = LocalDate.parse("2026-12-10");
  private static final Instant OVER = berlin("2026-12-11T00:00");

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  Clients clients;

  @Autowired
  ProcessEngine engine;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @Race
  void manyExtensionsAndTheEndLeaveEveryClientRunningOrRefused() throws Exception {
    List<String> all = start(CLIENTS);
    time.set(OVER.minusMillis(1));

    List<AtOnce.Act> acts = new ArrayList<>();
    all.forEach(client -> acts.add(() ->
        contractChanges.carryOut(client, ContractChange.extendTo(LocalDate.parse("2027-11-30")))));
    acts.add(() -> {
      time.set(OVER);
      driver.runDue();
    });
    List<Boolean> succeeded = AtOnce.run(acts.toArray(AtOnce.Act[]::new));
    driver.runDue();

    for (int i = 0; i < CLIENTS; i++) {
      String client = all.get(i);
      if (succeeded.get(i)) {
        assertThat(clients.get(client).status()).as(client).isEqualTo(ClientStatus.ACTIVE);
        checks.programmeRuns(client);
      } else {
        assertThat(clients.get(client).status()).as(client).isEqualTo(ClientStatus.ENDED);
        assertThat(driver.process(ReviewProgrammeIds.PROCESS, client)).isNull();
      }
    }
  }

  @Test
  void aProgrammeThatIsAboutToEndGoesOnWhenItsContractWasExtended() {
    String client = start(1).get(0);
    time.set(OVER);
    executeJob(ReviewProgrammeIds.EVENT_CONTRACT_ENDED);
    time.set(OVER.minusSeconds(1)); // the extension has begun before midnight
    contractChanges.carryOut(client, ContractChange.extendTo(LocalDate.parse("2027-11-30")));
    time.set(OVER);

    driver.runDue();

    assertThat(clients.get(client).status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(client);
    assertThat(driver.mailsOf(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE)).isPositive();
  }

  @Test
  void fromTheDayAfterTheLastAContractIsRenewedAndNotExtended() {
    Client client = clients.get(start(1).get(0));
    time.set(OVER); // the programme has not noticed yet

    assertThat(client.status()).isEqualTo(ClientStatus.ACTIVE);
    for (ContractChange change : List.of(
        ContractChange.extendTo(LocalDate.parse("2027-11-30")),
        ContractChange.terminateOn(LAST_DAY),
        ContractChange.hold(LAST_DAY, LAST_DAY))) {
      assertThatThrownBy(() -> contractChanges.carryOut(client.reference(), change))
          .isInstanceOfSatisfying(
              StateConflict.class, e -> assertThat(e.rule()).isEqualTo("contractEnded"))
          .hasMessageContaining("10 December 2026")
          .hasMessageContaining("renewed");
    }
  }

  private void executeJob(String element) {
    engine
        .getManagementService()
        .executeJob(engine
            .getManagementService()
            .createJobQuery()
            .activityId(element)
            .singleResult()
            .getId());
  }

  /** Contracts too short for a review, so that only their end is ahead. */
  private List<String> start(int count) {
    List<String> all = IntStream.range(0, count).mapToObj(i -> "END-" + i).toList();
    for (String client : all) {
      driver.registerClient(client, Subscription.STANDARD, "2026-12-01", LAST_DAY.toString());
      programme.plan(client, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
      clients.activate(client);
      programme.start(client);
    }
    driver.runDue();
    return all;
  }
}

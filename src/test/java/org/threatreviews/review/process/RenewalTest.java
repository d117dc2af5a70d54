package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContractSpan;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.improvement.Improvements;
import org.threatreviews.improvement.NewImprovement;
import org.threatreviews.improvement.Owner;
import org.threatreviews.problem.Refusal;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.support.AtOnce;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** A client with a contract from 1 December 2026 to 30 November 2027 gets another one. */
@ProcessTest
class RenewalTest {

  private static final LocalDate LAST_DAY = day("2027-11-30");

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  Improvements improvements;

  @Autowired
  Clients clients;

  @Autowired
  TestTime time;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void everythingFits() {
    checks.everyReviewHasItsProcess();
  }

  @Test
  void anEndedClientComesBackUnderItsReferenceWithItsHistory() {
    driver.holdFirst();
    improvements.propose(
        new NewImprovement(CLIENT, "Rotate keys", null, Owner.CLIENT, null, null), "analyst");
    driver.advanceTo("2028-02-14T10:00");
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    List<ReviewSummary> former = programme.reviewsOf(CLIENT);

    renew("2028-03-15", "2029-03-14", null);

    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(clients.get(CLIENT).contractStart()).isEqualTo("2028-03-15");
    assertThat(clients.contracts(clients.get(CLIENT)))
        .containsExactly(
            new ContractSpan(day("2026-12-01"), LAST_DAY),
            new ContractSpan(day("2028-03-15"), day("2029-03-14")));
    checks.programmeRuns(CLIENT);
    assertThat(meetings()).containsExactly("2028-05-31", "2028-09-06", "2028-12-06", "2029-03-07");
    List<ReviewSummary> all = programme.reviewsOf(CLIENT);
    assertThat(all).containsAll(former);
    assertThat(new HashSet<>(all.stream().map(ReviewSummary::reference).toList()))
        .hasSameSizeAs(all);
    assertThat(all.stream().filter(review -> review.status() == ReviewStatus.PLANNED))
        .extracting(ReviewSummary::sequence)
        .doesNotHaveDuplicates()
        .allMatch(number -> number > 1);
    assertThat(improvements.openOf(CLIENT)).hasSize(1);
    assertThat(driver.mailsToContacts(ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE))
        .anySatisfy(mail -> {
          assertThat(mail.subject()).contains("renewed");
          assertThat(mail.body()).contains("15 March 2028", "14 March 2029");
        });
    driver.advanceTo("2029-03-15T00:00");
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
  }

  @Test
  void aRenewalBeforeTheEndGoesOnWithoutAGapAndCountsFromItsOwnFirstDay() {
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(day("2027-11-14")));
    driver.advanceTo("2027-09-01T10:00");

    renew("2027-11-15", "2028-11-14", null);

    assertThat(clients.get(CLIENT).contractStart()).isEqualTo("2026-12-01");
    assertThat(clients.get(CLIENT).contractEnd()).isEqualTo("2028-11-14");
    checks.programmeRuns(CLIENT);
    assertThat(meetings())
        .containsExactly("2027-11-03", "2028-02-02", "2028-05-03", "2028-08-02", "2028-11-01");
    driver.advanceTo("2027-12-01T10:00");
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void aTerminationBeforeTheRenewalBeginsTakesItBack() {
    driver.advanceTo("2027-09-01T10:00");
    renew("2027-12-01", "2028-11-30", null);

    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(day("2027-10-31")));
    driver.runDue();

    assertThat(clients.contracts(clients.get(CLIENT)))
        .containsExactly(new ContractSpan(day("2026-12-01"), day("2027-10-31")));
    assertThat(meetings()).allMatch(meeting -> meeting.compareTo("2027-10-31") <= 0);
  }

  @Test
  void aRenewalMayBringTheOtherSubscription() {
    driver.advanceTo("2027-12-10T10:00");

    renew("2027-12-01", "2028-05-31", Subscription.ADVISOR);

    assertThat(clients.get(CLIENT).subscription()).isEqualTo(Subscription.ADVISOR);
    assertThat(meetings()).hasSize(6);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void refusesDaysThatDoNotFollowTheContract() {
    refuses("followsContract", () -> renew("2028-01-01", "2028-12-31", null));
    refuses("followsContract", () -> renew("2027-11-30", "2028-12-31", null));
    refuses("endBeforeStart", () -> renew("2027-12-01", "2027-11-30", null));
    refuses("contractTooLong", () -> renew("2027-12-01", "2038-01-01", null));
    refuses(
        "required",
        () -> contractChanges.carryOut(
            CLIENT,
            new ContractChange(ContractChange.Type.RENEW, null, null, day("2028-11-30"), null)));
    driver.advanceTo("2028-02-01T10:00");
    refuses("afterContractEnd", () -> renew("2027-11-30", "2028-11-30", null));
    refuses("contractOver", () -> renew("2027-12-01", "2028-01-31", null));
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
  }

  @Test
  void theSameRenewalOnceMoreChangesNothing() {
    driver.advanceTo("2028-02-01T10:00");
    renew("2028-02-01", "2029-01-31", null);
    List<ReviewSummary> plan = programme.reviewsOf(CLIENT);

    renew("2028-02-01", "2029-01-31", null);

    assertThat(programme.reviewsOf(CLIENT)).isEqualTo(plan);
    assertThat(clients.contracts(clients.get(CLIENT))).hasSize(2);
  }

  @Race
  void aRenewalInTheMomentOfTheEndLeavesARunningProgramme() throws Exception {
    driver.advanceTo("2027-11-30T12:00");
    Instant over = berlin("2027-12-01T00:00");
    time.set(over);

    List<Boolean> succeeded = AtOnce.run(
        () -> contractChanges.carryOut(
            CLIENT, ContractChange.renew(day("2027-12-01"), day("2028-11-30"), null)),
        driver::runDue);
    driver.runDue();

    assertThat(succeeded).containsExactly(true, true);
    assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void whatWasHeldBeforeIsPartOfTheClientsReviews() {
    driver.holdFirst();
    driver.advanceTo("2028-02-01T10:00");
    renew("2028-02-01", "2029-01-31", null);

    assertThat(programme.reviewsOf(CLIENT).get(0).reference()).isEqualTo(FIRST);
    assertThat(programme.reviewsOf(CLIENT).get(0).status()).isEqualTo(ReviewStatus.CLOSED);
  }

  private void renew(String first, String last, Subscription subscription) {
    contractChanges.carryOut(CLIENT, ContractChange.renew(day(first), day(last), subscription));
    driver.runDue();
  }

  private void refuses(String rule, ThrowingCallable step) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  /** Days of the meetings that are ahead. */
  private List<String> meetings() {
    return programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.status() == ReviewStatus.PLANNED)
        .map(review -> review.start().toString().substring(0, 10))
        .sorted()
        .toList();
  }

  private static LocalDate day(String day) {
    return LocalDate.parse(day);
  }
}

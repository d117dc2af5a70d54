package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_HOLD_BEGUN;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_HOLD_ENDED;
import static org.threatreviews.review.process.ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.MissingReviews;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.review.schedule.Hold;
import org.threatreviews.support.ProcessTest;

/** A client goes on hold. Reviews are on 17 February, 19 May, 18 August and 17 November 2027. */
@ProcessTest
class HoldProcessTest {

  @Autowired
  ReviewDriver driver;

  @Autowired
  ProgrammeChecks checks;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ReviewAgenda reviewAgenda;

  @Autowired
  Clients clients;

  @Autowired
  MissingReviews missing;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
  }

  @AfterEach
  void everythingFits() {
    checks.everyReviewHasItsProcess();
  }

  @Test
  void movesTheReviewsOfItsDaysAndTellsTheClientOnce() {
    driver.planAndStart();

    hold("2027-02-01", "2027-04-30");

    assertThat(driver.first())
        .as("the last working day before the hold")
        .returns(ReviewStatus.PLANNED, ReviewSummary::status)
        .returns(berlin("2027-01-29T10:00"), ReviewSummary::start);
    assertThat(titles()).containsExactly("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027");
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body())
            .contains(
                "paused from Monday",
                "1 February 2027 to Friday",
                "30 April 2027",
                "new date",
                "Q1 2027: Friday, 29 January 2027"));
    checks.programmeRuns(CLIENT);
  }

  @ParameterizedTest
  @CsvSource({
    "2027-02-17, 2027-02-17, 2027-02-18", // a day: the next, as near as the one before
    "2027-02-16, 2027-02-17, 2027-02-18",
    "2027-02-17, 2027-02-18, 2027-02-16",
    "2027-02-11, 2027-02-19, 2027-02-22",
    "2027-01-25, 2027-02-28, 2027-01-22"
  })
  void movesAReviewToTheNearestDayOutside(String from, String until, String day) {
    driver.planAndStart();

    hold(from, until);

    assertThat(driver.first().start()).isEqualTo(berlin(day + "T10:00"));
    resume(from);
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-17T10:00"));
    assertThat(titles()).containsExactly("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027");
    assertThat(missing.all()).isEmpty();
    checks.programmeRuns(CLIENT);
  }

  @Test
  void movesAReviewBehindAHoldThatBeginsSoon() {
    driver.planAndStart();
    driver.advanceTo("2027-02-12T09:00");

    hold("2027-02-15", "2027-03-02");

    assertThat(driver.first())
        .as("within ten working days after its period")
        .returns("Q1 2027", ReviewSummary::title)
        .returns(berlin("2027-03-03T10:00"), ReviewSummary::start);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void cancelsTheReviewOfAPeriodThatIsMostlyOnHoldAndSaysWhy() {
    driver.planAndStart();

    hold("2026-12-15", "2027-02-28");

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    assertThat(live())
        .extracting(ReviewSummary::title, ReviewSummary::sequence)
        .containsExactly(tuple("Q2 2027", 1), tuple("Q3 2027", 2), tuple("Q4 2027", 3));
    assertThat(driver.first().sequence()).isEqualTo(4);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body()).contains("no longer take place", "Q1 2027"));
    assertThat(missing.all()).isEmpty();
    checks.programmeRuns(CLIENT);
  }

  @Test
  void putsTheClientOnHoldFromItsFirstDayToItsLast() {
    driver.planAndStart();
    hold("2027-02-01", "2027-04-30");

    assertThat(driver.due(EVENT_HOLD_BEGUN)).isEqualTo(berlin("2027-02-01T00:00"));
    driver.advanceTo("2027-01-31T23:59");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    driver.advanceTo("2027-02-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    assertThat(driver.due(EVENT_HOLD_ENDED)).isEqualTo(berlin("2027-05-01T00:00"));
    driver.advanceTo("2027-04-30T23:59");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2027-05-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void leavesWhatTheSkippedReviewHeldToTheNext() {
    driver.planAndStart();
    reviewAgenda.raise(FIRST, ReviewDriver.MANAGER, "Can we talk about phishing?");
    hold("2026-12-15", "2027-02-28");

    driver.advanceTo("2027-05-12T10:00");

    assertThat(reviewAgenda.of(SECOND).items())
        .extracting("title")
        .containsExactly("Can we talk about phishing?");
    assertThat(driver.second().periodStart()).isEqualTo(berlin("2026-12-01T00:00"));
  }

  @Test
  void beginsAndEndsAtOnceWhenTodayIsAgreed() {
    driver.planAndStart();

    hold("2026-12-01", "2027-02-28");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    resume("2026-12-01");

    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    assertThat(programme.holdsOf(CLIENT)).isEmpty();
    assertThat(titles()).containsExactly("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027");
    checks.programmeRuns(CLIENT);
  }

  @Test
  void aHoldThatEndsEarlyGivesBackTheReviewsThatLieAfterIt() {
    driver.planAndStart();
    hold("2027-03-15", "2027-05-31");
    driver.advanceTo("2027-04-05T09:00");

    resume("2027-05-10");

    assertThat(programme.holdsOf(CLIENT))
        .containsExactly(new Hold(LocalDate.parse("2027-03-15"), LocalDate.parse("2027-05-09")));
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    assertThat(live().get(1))
        .returns("Q2 2027", ReviewSummary::title)
        .returns(2, ReviewSummary::sequence)
        .returns(berlin("2027-05-19T10:00"), ReviewSummary::start);
    assertThat(driver.mails(SERVICE_TASK_ANNOUNCE_CHANGE))
        .hasSize(4)
        .last()
        .satisfies(
            mail -> assertThat(mail.body()).contains("resume on Monday", "10 May 2027", "Q2 2027"));
    driver.advanceTo("2027-05-10T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    driver.advanceTo("2027-08-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
  }

  @Test
  void goesOnHoldASecondTime() {
    driver.planAndStart();
    hold("2027-01-04", "2027-01-31");
    hold("2027-05-01", "2027-05-31");

    assertThat(driver.second().start()).isEqualTo(berlin("2027-04-30T10:00"));
    driver.advanceTo("2027-01-15T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2027-02-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    driver.advanceTo("2027-05-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2027-06-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
  }

  @Test
  void plansAndMovesNothingIntoAHold() {
    driver.planAndStart();
    hold("2027-05-01", "2027-07-31");

    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-02-29")));
    contractChanges.carryOut(
        CLIENT, ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-03-01")));
    driver.runDue();

    assertThat(titles())
        .containsExactly(
            "Q1 2027",
            "March 2027",
            "April 2027",
            "August 2027",
            "September 2027",
            "October 2027",
            "November 2027",
            "December 2027",
            "January 2028",
            "February 2028");
    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-05-04T10:00")))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.rule()).isEqualTo("onHold"));
    checks.programmeRuns(CLIENT);
  }

  @Test
  void movesAReviewThatLiesAfterTheHoldWhileTheClientIsOnHold() {
    driver.planAndStart();
    hold("2027-01-04", "2027-03-31");
    driver.advanceTo("2027-01-11T09:00");

    moves.move(SECOND, berlin("2027-05-20T14:00"));
    driver.runDue();

    assertThat(driver.second().start()).isEqualTo(berlin("2027-05-20T14:00"));
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-05-20T14:00")))
        .isInstanceOf(StateConflict.class);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void changesTheContractWhileTheClientIsOnHold() {
    driver.planAndStart();
    hold("2027-01-04", "2027-03-31");
    driver.advanceTo("2027-01-11T09:00");

    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-02-29")));
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-03-15")));
    driver.runDue();

    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    assertThat(titles()).isEmpty();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size()).isEqualTo(6);
    checks.programmeRuns(CLIENT);
    driver.advanceTo("2027-03-16T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ENDED);
    assertThat(driver.programmeProcess()).isNull();
    driver.advanceTo("2027-04-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ENDED);
  }

  @Test
  void endsWithTheContractThatRunsOutDuringAHold() {
    driver.planAndStart();
    hold("2027-11-01", "2027-11-30");

    driver.advanceTo("2027-11-30T23:59");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2027-12-01T00:00");

    assertThat(status()).isEqualTo(ClientStatus.ENDED);
    assertThat(driver.programmeProcess()).isNull();
  }

  @Test
  void waitsForTheOnboardingAndThenFollowsTheHold() {
    hold("2026-12-01", "2027-02-28");
    assertThat(status()).isEqualTo(ClientStatus.ONBOARDING);
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size()).isZero();

    driver.planAndStart();

    assertThat(titles()).containsExactly("Q2 2027", "Q3 2027", "Q4 2027");
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    checks.programmeRuns(CLIENT);
    driver.advanceTo("2027-03-01T00:00");
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
  }

  @Test
  void everyOtherChangeDuringTheOnboardingIsInThePlan() {
    contractChanges.carryOut(CLIENT, ContractChange.extendTo(LocalDate.parse("2028-11-30")));
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-08-31")));
    hold("2027-01-01", "2027-02-28");
    resume("2027-01-01");
    hold("2027-05-01", "2027-05-31");

    driver.planAndStart();

    assertThat(titles()).containsExactly("Q1 2027", "Q2 2027", "Q3 2027");
    assertThat(driver.second().start()).isEqualTo(berlin("2027-04-30T10:00"));
    checks.programmeRuns(CLIENT);
  }

  @Test
  void tellsAChangeBetweenThePlanAndTheStartOfTheProgramme() {
    driver.plan();
    hold("2027-02-01", "2027-04-30");
    moves.move(SECOND, berlin("2027-05-20T14:00"));
    driver.runDue();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size()).isZero();

    clients.activate(CLIENT);
    programme.start(CLIENT);
    driver.runDue();

    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE))
        .extracting(mail -> mail.subject())
        .as("the hold and the new date, to two contacts")
        .hasSize(4);
    driver.planAndStart();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size()).isEqualTo(4);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void isMissedByNobodyWhenTheTimersComeLate() {
    driver.planAndStart();
    hold("2027-02-01", "2027-04-30");

    time.set(berlin("2027-06-01T10:00"));
    driver.runDue();

    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void everyStepMayRunTwice() {
    driver.planAndStart();
    hold("2027-02-01", "2027-04-30");
    programme.followAgreements(CLIENT);
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    driver.advanceTo("2027-02-01T00:00");
    programme.followAgreements(CLIENT);
    assertThat(status()).isEqualTo(ClientStatus.ON_HOLD);
    driver.advanceTo("2027-05-01T00:00");
    programme.followAgreements(CLIENT);
    assertThat(status()).isEqualTo(ClientStatus.ACTIVE);
    programme.announceChanges(CLIENT);
    driver.runDue();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-30, 2027-01-31, effective, notInThePast",
    "2027-12-01, 2027-12-31, effective, withinContract",
    "2027-11-01, 2027-12-01, until, withinContract",
    "2027-02-02, 2027-02-01, until, notBeforeEffective",
    "2027-02-01, 2027-05-01, until, holdTooLong",
    "2027-03-31, 2027-04-15, effective, onHoldAlready",
    "2027-02-15, 2027-03-01, effective, onHoldAlready"
  })
  void refusesAHoldThatDoesNotFit(String from, String until, String field, String rule) {
    driver.planAndStart();
    hold("2027-03-01", "2027-03-31");

    assertThatThrownBy(() -> hold(from, until)).isInstanceOfSatisfying(Refusal.class, e -> {
      assertThat(e.field()).isEqualTo(field);
      assertThat(e.rule()).isEqualTo(rule);
    });
    assertThat(programme.holdsOf(CLIENT)).hasSize(1);
    checks.programmeRuns(CLIENT);
  }

  @ParameterizedTest
  @CsvSource({"2027-04-01, notOnHold", "2026-11-30, notInThePast", "2028-01-01, withinContract"})
  void refusesToResumeWhatIsNotOnHold(String effective, String rule) {
    driver.planAndStart();
    hold("2027-03-01", "2027-03-31");

    assertThatThrownBy(() -> resume(effective))
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.rule()).isEqualTo(rule));
    assertThat(programme.holdsOf(CLIENT)).hasSize(1);
  }

  @Test
  void refusesToResumeTwiceInDifferentWords() {
    driver.planAndStart();
    hold("2027-03-01", "2027-03-31");
    resume("2027-03-01");
    resume("2027-03-01");

    assertThatThrownBy(() -> resume("2027-03-02")).isInstanceOf(StateConflict.class);
  }

  private void hold(String from, String until) {
    contractChanges.carryOut(
        CLIENT, ContractChange.hold(LocalDate.parse(from), LocalDate.parse(until)));
    driver.runDue();
  }

  private void resume(String effective) {
    contractChanges.carryOut(CLIENT, ContractChange.resumeOn(LocalDate.parse(effective)));
    driver.runDue();
  }

  private ClientStatus status() {
    return clients.get(CLIENT).status();
  }

  private List<ReviewSummary> live() {
    return programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.status() != ReviewStatus.CANCELLED)
        .toList();
  }

  private List<String> titles() {
    return live().stream().map(ReviewSummary::title).toList();
  }
}

package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.MissedReviewIds.USER_TASK_DECIDE_MISSED_REVIEW;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewProgrammeIds.EVENT_PREPARATION_DUE;
import static org.threatreviews.review.process.ReviewProgrammeIds.SERVICE_TASK_ANNOUNCE_CHANGE;
import static org.threatreviews.review.process.ThreatReviewIds.SERVICE_TASK_ANNOUNCE_NEW_DATE;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_HOLD_REVIEW;
import static org.threatreviews.review.process.ThreatReviewIds.USER_TASK_PREPARE_REVIEW;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.threatreviews.client.ClientStatus;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.Refusal;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.ReviewOutcome;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.ProcessTest;

/** Every change of a plan in every state of the programme and of its first review. */
@ProcessTest
class ProgrammeChangesProcessTest {

  private static final Map<String, Object> READY =
      Map.of("summary", "A quiet quarter.", "trainingPoint", "Sessions", "ready", true);

  private static final LocalDate HOLD_FROM = LocalDate.parse("2027-02-17");

  /** Where the first review stands. Its meeting is on 17 February 2027, at 10 o'clock. */
  enum State {
    PLANNED(driver -> {}),
    ONE_MINUTE_BEFORE_IT_BEGINS(driver -> driver.advanceTo("2027-02-03T09:59")),
    BEGUN(driver -> driver.advanceTo("2027-02-03T10:00")),
    ONE_MINUTE_BEFORE_PREPARATION_AND_REMINDER(driver -> driver.advanceTo("2027-02-10T09:59")),
    IN_PREPARATION(driver -> driver.advanceTo("2027-02-10T10:00")),
    PREPARED(State::prepare),
    ONE_MINUTE_BEFORE_PUBLICATION(driver -> {
      prepare(driver);
      driver.advanceTo("2027-02-16T09:59");
    }),
    PUBLISHED(ReviewDriver::prepareAndPublish),
    NOT_HELD(driver -> {
      driver.prepareAndPublish();
      driver.advanceTo("2027-02-17T11:00");
      driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "NO_SHOW"));
    }),
    HELD_BEFORE_MINUTES(driver -> {
      driver.prepareAndPublish();
      driver.advanceTo("2027-02-17T11:00");
      driver.completeOnly(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    });

    private final Consumer<ReviewDriver> way;

    State(Consumer<ReviewDriver> way) {
      this.way = way;
    }

    /** Whether the meeting's time has passed. */
    boolean isPast() {
      return this == NOT_HELD || this == HELD_BEFORE_MINUTES;
    }

    /** Whether the day before the meeting leaves the client five working days. */
    boolean canMoveADayForward() {
      return this == PLANNED || this == ONE_MINUTE_BEFORE_IT_BEGINS || this == BEGUN;
    }

    /** The first new date is a day nearer, so that the preparation begins with it. */
    int datesToldInPreparation(int dates) {
      return this == BEGUN ? dates : this == ONE_MINUTE_BEFORE_IT_BEGINS ? dates - 1 : 0;
    }

    private static void prepare(ReviewDriver driver) {
      driver.advanceTo("2027-02-10T10:00");
      driver.complete(USER_TASK_PREPARE_REVIEW, READY);
    }
  }

  /** What changes in the contract. */
  enum Change {
    TO_ADVISOR(ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-03-01"))),
    TO_ADVISOR_AND_BACK(
        ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-03-01")),
        ContractChange.subscribeTo(Subscription.STANDARD, LocalDate.parse("2027-03-01"))),
    EXTEND(ContractChange.extendTo(LocalDate.parse("2028-05-31"))),
    TERMINATE(ContractChange.terminateOn(LocalDate.parse("2027-02-28"))),
    HOLD(ContractChange.hold(HOLD_FROM, LocalDate.parse("2027-04-30"))),
    HOLD_AND_RESUME(
        ContractChange.hold(HOLD_FROM, LocalDate.parse("2027-04-30")),
        ContractChange.resumeOn(HOLD_FROM));

    private final List<ContractChange> steps;

    Change(ContractChange... steps) {
      this.steps = List.of(steps);
    }
  }

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
  Clients clients;

  @Autowired
  Staff pool;

  @Autowired
  ProcessEngine engine;

  @BeforeEach
  void startProgramme() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
  }

  @AfterEach
  void restorePool() {
    driver.registerPool();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void movesAReviewInEveryState(State state) {
    state.way.accept(driver);
    List<ReviewSummary> before = programme.reviewsOf(CLIENT);

    if (state == State.HELD_BEFORE_MINUTES) {
      assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-02-25T14:00")))
          .isInstanceOf(StateConflict.class);
      driver.runDue();
      assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
      checks.programmeRuns(CLIENT);
      return;
    }
    moves.move(FIRST, berlin("2027-02-25T14:00"));
    moves.move(FIRST, berlin("2027-02-25T14:00"));
    driver.runDue();
    moves.move(FIRST, berlin("2027-02-25T14:00"));
    driver.runDue();

    assertThat(driver.first())
        .returns(berlin("2027-02-25T14:00"), ReviewSummary::start)
        .returns("analyst", ReviewSummary::analyst);
    assertThat(othersThan(FIRST, programme.reviewsOf(CLIENT)))
        .as("nothing else moves")
        .isEqualTo(othersThan(FIRST, before));
    assertThat(newDatesTold()).isEqualTo(2);
    assertThat(driver.tasks(USER_TASK_DECIDE_MISSED_REVIEW, FIRST)).isEmpty();
    checks.programmeRuns(CLIENT);

    driver.advanceTo("2027-02-25T16:00");
    if (!driver.tasks(USER_TASK_PREPARE_REVIEW, FIRST).isEmpty()) {
      driver.complete(USER_TASK_PREPARE_REVIEW, READY);
    }
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
    assertThat(newDatesTold()).isEqualTo(2);
    checks.programmeRuns(CLIENT);
  }

  static Stream<Arguments> changesInStates() {
    return Arrays.stream(State.values())
        .flatMap(state -> Arrays.stream(Change.values()).map(c -> Arguments.of(c, state)));
  }

  @ParameterizedTest(name = "{0} when {1}")
  @MethodSource("changesInStates")
  void changesTheContractInEveryState(Change change, State state) {
    state.way.accept(driver);

    for (ContractChange step : change.steps) {
      contractChanges.carryOut(CLIENT, step);
      contractChanges.carryOut(CLIENT, step);
      driver.runDue();
      contractChanges.carryOut(CLIENT, step);
      driver.runDue();
      checks.programmeRuns(CLIENT);
    }

    List<ReviewSummary> live = live();
    assertThat(live)
        .extracting(ReviewSummary::title)
        .containsExactlyElementsOf(expected(change, state));
    assertThat(live).extracting(ReviewSummary::sequence).doesNotHaveDuplicates();
    boolean firstStays = live.get(0).reference().equals(FIRST);
    boolean moved = change.name().startsWith("HOLD") && state.canMoveADayForward();
    assertThat(firstStays).isEqualTo(state.isPast() || moved || !change.name().startsWith("HOLD"));
    if (firstStays) {
      assertThat(driver.first().start())
          .isEqualTo(
              berlin(moved && change == Change.HOLD ? "2027-02-16T10:00" : "2027-02-17T10:00"));
      // only a review in preparation tells each of its dates itself
      assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size())
          .isEqualTo(moved ? 2L * state.datesToldInPreparation(change.steps.size()) : 0);
    } else {
      assertThat(driver.firstProcess()).isNull();
    }
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size())
        .isEqualTo(2L * change.steps.size());
    if (state == State.HELD_BEFORE_MINUTES) {
      assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
      assertThat(driver.mailsOf(ThreatReviewIds.CALL_ACTIVITY_DELIVER_MINUTES)).isEqualTo(2);
    }

    driver.advanceTo("2027-02-28T12:00");
    checks.programmeRuns(CLIENT);
    assertThat(clients.get(CLIENT).status())
        .isEqualTo(change == Change.HOLD ? ClientStatus.ON_HOLD : ClientStatus.ACTIVE);
    driver.advanceTo("2027-03-01T00:00");
    if (change == Change.TERMINATE) {
      checks.everyReviewHasItsProcess();
      assertThat(driver.programmeProcess()).isNull();
      assertThat(clients.get(CLIENT).status()).isEqualTo(ClientStatus.ENDED);
    }
  }

  private static List<String> expected(Change change, State state) {
    List<String> quarters = List.of("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027");
    return switch (change) {
      case TO_ADVISOR ->
        List.of(
            "Q1 2027",
            "March 2027",
            "April 2027",
            "May 2027",
            "June 2027",
            "July 2027",
            "August 2027",
            "September 2027",
            "October 2027",
            "November 2027");
      case TO_ADVISOR_AND_BACK -> quarters;
      case EXTEND -> List.of("Q1 2027", "Q2 2027", "Q3 2027", "Q4 2027", "Q1 2028", "Q2 2028");
      case TERMINATE -> List.of("Q1 2027");
      // no day is left before the hold, and it lasts too long to meet after it
      case HOLD -> state.isPast() || state.canMoveADayForward() ? quarters : quarters.subList(1, 4);
      case HOLD_AND_RESUME -> quarters;
    };
  }

  @ParameterizedTest
  @EnumSource(Change.class)
  void changesTheContractWhenEveryReviewHasBegun(Change change) {
    driver.advanceTo("2027-11-10T10:00");
    ContractChange last = switch (change) {
      case TO_ADVISOR, TO_ADVISOR_AND_BACK ->
        ContractChange.subscribeTo(Subscription.ADVISOR, LocalDate.parse("2027-11-29"));
      case EXTEND -> ContractChange.extendTo(LocalDate.parse("2028-02-29"));
      case TERMINATE -> ContractChange.terminateOn(LocalDate.parse("2027-11-16"));
      case HOLD, HOLD_AND_RESUME ->
        ContractChange.hold(LocalDate.parse("2027-11-15"), LocalDate.parse("2027-11-30"));
    };
    ReviewSummary fourth = live().get(3);

    contractChanges.carryOut(CLIENT, last);
    driver.runDue();
    contractChanges.carryOut(CLIENT, last);
    driver.runDue();

    checks.programmeRuns(CLIENT);
    boolean cancelled = switch (change) {
      case TERMINATE, HOLD, HOLD_AND_RESUME -> true;
      default -> false;
    };
    assertThat(driver.process(ThreatReviewIds.PROCESS, fourth.reference()) == null)
        .isEqualTo(cancelled);
    assertThat(live()).hasSize(cancelled ? 3 : change == Change.EXTEND ? 5 : 4);
    driver.advanceTo("2027-12-01T00:00");
    checks.everyReviewHasItsProcess();
    assertThat(clients.get(CLIENT).status())
        .isEqualTo(change == Change.EXTEND ? ClientStatus.ACTIVE : ClientStatus.ENDED);
  }

  @Test
  void refusesEveryChangeAfterTheEnd() {
    driver.advanceTo("2027-12-01T00:00");

    for (Change change : Change.values()) {
      assertThatThrownBy(() -> contractChanges.carryOut(CLIENT, change.steps.get(0)))
          .as(change.name())
          .isInstanceOfSatisfying(
              StateConflict.class, e -> assertThat(e.rule()).isEqualTo("contractEnded"));
    }
    assertThatThrownBy(() -> moves.move(FIRST, berlin("2027-12-15T10:00")))
        .isInstanceOf(Refusal.class);
    checks.everyReviewHasItsProcess();
  }

  @Test
  void goesBackToItsDate() {
    driver.advanceTo("2027-02-03T10:00");

    moves.move(FIRST, berlin("2027-02-25T14:00"));
    driver.runDue();
    moves.move(FIRST, berlin("2027-02-17T10:00"));
    driver.runDue();

    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-17T10:00"));
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size()).isEqualTo(4);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void beginsAtOnceWhenItMovesToANearDate() {
    moves.move(FIRST, berlin("2026-12-08T10:00"));
    driver.runDue();

    assertThat(driver.firstProcess()).isNotNull();
    assertThat(newDatesTold()).isEqualTo(2);
    assertThat(driver.due(EVENT_PREPARATION_DUE)).isEqualTo(programme.preparationBegins(SECOND));
    checks.programmeRuns(CLIENT);
  }

  @Test
  void givesAMovedReviewToSomebodyWhoIsThere() {
    pool.register(Analyst.joining(
        "bert", "Bert", "bert@mdr.example", true, false, ZoneId.of("Europe/Berlin")));
    pool.registerAbsence(
        driver.first().analyst(), LocalDate.parse("2027-02-25"), LocalDate.parse("2027-02-25"));
    String before = driver.first().analyst();

    moves.move(FIRST, berlin("2027-02-25T14:00"));
    driver.runDue();

    assertThat(driver.first().analyst()).isNotNull().isNotEqualTo(before);
    checks.programmeRuns(CLIENT);
  }

  @Test
  void movesToTheDateThatTheAnalystHasAgreedOnAfterThePostponement() {
    driver.meet();

    driver.complete(
        USER_TASK_HOLD_REVIEW, Map.of("outcome", "POSTPONED", "newStart", "2027-02-26T14:00"));

    assertThat(driver.first())
        .returns(berlin("2027-02-26T14:00"), ReviewSummary::start)
        .returns(ReviewOutcome.POSTPONED, ReviewSummary::outcome);
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size()).isEqualTo(2);
    checks.programmeRuns(CLIENT);

    driver.advanceTo("2027-02-25T14:00");
    refusedOnCompletion(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "POSTPONED", "newStart", "2027-03-02T10:00"),
        "leadDecides");
    driver.advanceTo("2027-02-26T14:00");
    refusedOnCompletion(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "NO_SHOW", "newStart", "2027-03-02T10:00"),
        "notApplicable");
    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-26T14:00"));
  }

  @Test
  void refusesAnImpossibleDateAfterAPostponementAndRecordsNothing() {
    driver.prepareAndPublish();

    refusedOnCompletion(
        USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "POSTPONED", "newStart", "2027-02-27T10:00"),
        "workingDay");

    assertThat(driver.first().outcome()).isNull();
    driver.advanceTo("2027-02-17T11:00");
    driver.complete(USER_TASK_HOLD_REVIEW, Map.of("outcome", "HELD", "attendees", "All"));
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CLOSED);
  }

  @Test
  void movesToTheDateThatTheAnalystHasAgreedOnDuringPreparation() {
    driver.advanceTo("2027-02-10T10:00");
    refusedOnCompletion(
        USER_TASK_PREPARE_REVIEW,
        Map.of("newStart", "2027-02-27T10:00", "ready", true),
        "workingDay");

    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("summary", "So far.", "ready", true, "newStart", "2027-02-26T14:00"));

    assertThat(driver.first().start()).isEqualTo(berlin("2027-02-26T14:00"));
    assertThat(driver.tasks(USER_TASK_PREPARE_REVIEW, FIRST)).isEmpty();
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size()).isEqualTo(2);
    checks.programmeRuns(CLIENT);

    driver.advanceTo("2027-02-19T14:00");
    assertThat(driver.variable(driver.task(USER_TASK_PREPARE_REVIEW), "summary"))
        .isEqualTo("So far.");
    driver.complete(
        USER_TASK_PREPARE_REVIEW,
        Map.of("newStart", "2027-02-26T14:00", "trainingPoint", "Sessions", "ready", true));
    driver.advanceTo("2027-02-25T14:00");
    assertThat(driver.first().status()).isEqualTo(ReviewStatus.PUBLISHED);
    assertThat(driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size()).isEqualTo(2);
  }

  private void refusedOnCompletion(String task, Map<String, Object> form, String rule) {
    assertThatThrownBy(() -> driver.completeOnly(task, form))
        .rootCause()
        .isInstanceOfSatisfying(Refusal.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  private long newDatesTold() {
    return driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_NEW_DATE).size()
        + driver.mailsToContacts(SERVICE_TASK_ANNOUNCE_CHANGE).size();
  }

  private List<ReviewSummary> live() {
    return programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.status() != ReviewStatus.CANCELLED)
        .toList();
  }

  private static List<ReviewSummary> othersThan(String reference, List<ReviewSummary> reviews) {
    return reviews.stream().filter(r -> !r.reference().equals(reference)).toList();
  }
}

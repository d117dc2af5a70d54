package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.threatreviews.review.process.ReviewDriver.CISO;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.SECOND;
import static org.threatreviews.review.process.ReviewDriver.berlin;
import static org.threatreviews.review.process.ReviewHandOverIds.*;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.MailKind;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.ReviewStatus;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.review.handover.HandOvers;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Staff;
import org.threatreviews.staff.process.StaffIntake;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Race;

/** The first meeting is on Wednesday, 17 February 2027; its analyst is "analyst". */
@ProcessTest
class ReviewHandOverProcessTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate MEETING = LocalDate.parse("2027-02-17");

  /** With four reviews each, as many as one departure has to hand over. */
  private static final int CLIENTS = 13;

  private static final String HAND_OVER_MAIL =
      MailKind.REVIEW_ANALYST_CHANGED.step().element();

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  HandOvers handOvers;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ThreatReviews reviews;

  @Autowired
  TestTime time;

  @Autowired
  ProcessEngine engine;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  BusinessCalendar calendar;

  private List<String> planned;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @AfterEach
  void noEngineIncident() {
    assertThat(engine.getRuntimeService().createIncidentQuery().count()).isZero();
  }

  @Test
  void givesTheReviewToSomebodyElseAndTellsBoth() {
    start(Subscription.STANDARD);
    secondAnalyst();

    pool.registerAbsence("analyst", MEETING, MEETING);
    assertThat(handOver(FIRST)).isNotNull();
    assertThat(handOver(SECOND)).isNull();
    driver.runDue();

    assertThat(driver.first().analyst()).isEqualTo("ben");
    assertThat(driver.second().analyst()).isEqualTo("analyst");
    assertThat(invitation(FIRST)).isEqualTo(1);
    assertThat(handOver(FIRST)).isNull();
    assertThat(driver.mails(HAND_OVER_MAIL))
        .extracting("recipient")
        .containsExactlyInAnyOrder(CISO, MANAGER, "ben@mdr.example");
  }

  @Test
  @Breaks(value = Rule.TASK_OF_SOMEBODY_GONE, because = "Ben is no user")
  void reassignsTheTasksAndPassesOnTheNotesOfTheLastReview() {
    start(Subscription.STANDARD);
    secondAnalyst();
    driver.meet();
    driver.complete(
        ThreatReviewIds.USER_TASK_HOLD_REVIEW,
        Map.of("outcome", "HELD", "attendees", "All", "notes", "They fear for their mail server."));
    driver.advanceTo("2027-05-12T10:00");
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW, SECOND).getAssignee())
        .isEqualTo("analyst");

    pool.registerAbsence("analyst", LocalDate.parse("2027-05-12"), LocalDate.parse("2027-05-31"));
    driver.runDue();

    assertThat(driver.second().analyst()).isEqualTo("ben");
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW, SECOND).getAssignee())
        .isEqualTo("ben");
    assertThat(driver.mails(HAND_OVER_MAIL))
        .filteredOn(mail -> mail.recipient().equals("ben@mdr.example"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.body())
            .contains("They fear for their mail server.", "A quiet quarter."));
  }

  @Test
  void asksTheLeadWhenNobodyIsFree() {
    start(Subscription.STANDARD);

    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    Task task = leadTask();
    assertThat(task.getName()).isEqualTo("Name a substitute: Nordwind AG, Q1 2027");
    assertThat(driver.briefing(task))
        .contains(
            "Nordwind AG", "17 February 2027", "Ann Analyst", "Ada Advisor", "advisor", "free");
    assertThat(driver.first().analyst()).isEqualTo("analyst");

    assertThatThrownBy(() -> complete(task, Map.of("analyst", "nobody")))
        .rootCause()
        .isInstanceOf(InvalidInput.class);
    complete(leadTask(), Map.of("analyst", "advisor"));

    assertThat(driver.first().analyst()).isEqualTo("advisor");
    assertThat(invitation(FIRST)).isEqualTo(1);
    assertThat(handOver(FIRST)).isNull();
    assertThat(driver.mails(HAND_OVER_MAIL)).hasSize(3);
  }

  @Test
  void refusesSomebodyWhoIsAwayToo() {
    start(Subscription.STANDARD);
    pool.registerAbsence("advisor", MEETING, MEETING);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    assertThat(driver.briefing(leadTask())).contains("away on that day");
    assertThatThrownBy(() -> complete(leadTask(), Map.of("analyst", "advisor")))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("away");
  }

  @Test
  void leavesTheReviewToAnybodyWhenTheLeadNamesNobody() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-10T10:00");
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    complete(leadTask(), Map.of());

    assertThat(driver.first().analyst()).isNull();
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW).getAssignee())
        .isNull();
    assertThat(driver.mails(HAND_OVER_MAIL)).isEmpty();
  }

  @Test
  void takesWhoeverIsFreeByNowWhenTheLeadNamesNobody() {
    start(Subscription.STANDARD);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();
    secondAnalyst();

    complete(leadTask(), Map.of());

    assertThat(driver.first().analyst()).isEqualTo("ben");
    assertThat(driver.mails(HAND_OVER_MAIL)).hasSize(3);
  }

  @Test
  void endsTheLeadsTaskWhenTheAbsenceIsWithdrawn() {
    start(Subscription.STANDARD);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    pool.withdrawAbsence("analyst", MEETING);
    driver.runDue();

    assertSettled("analyst");
  }

  @Test
  void doesNothingWhenTheAbsenceIsWithdrawnBeforeTheJobRuns() {
    start(Subscription.STANDARD);
    secondAnalyst();
    pool.registerAbsence("analyst", MEETING, MEETING);
    pool.withdrawAbsence("analyst", MEETING);

    driver.runDue();

    assertSettled("analyst");
    assertThat(invitation(FIRST)).isZero();
  }

  @Test
  void endsTheLeadsTaskWhenTheReviewIsMovedToWhereSomebodyIsThere() {
    start(Subscription.STANDARD);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    moves.move(FIRST, berlin("2027-02-18T10:00"));
    driver.runDue();

    assertSettled("analyst");
  }

  @Test
  void endsTheLeadsTaskWhenTheReviewIsCancelled() {
    start(Subscription.STANDARD);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    contractChanges.carryOut(
        ReviewDriver.CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-01-05")));
    driver.runDue();

    assertThat(driver.first().status()).isEqualTo(ReviewStatus.CANCELLED);
    assertThat(handOver(FIRST)).isNull();
    assertThat(driver.mails(HAND_OVER_MAIL)).isEmpty();
  }

  @Test
  void leavesTheQuestionToTheReviewsOwnProcessOnceThatAsks() {
    start(Subscription.STANDARD);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    driver.advanceTo("2027-02-03T10:00");

    assertThat(handOver(FIRST)).isNull();
    driver.complete(ThreatReviewIds.USER_TASK_ASSIGN_ANALYST, Map.of("analyst", "advisor"));
    assertThat(driver.mails(HAND_OVER_MAIL))
        .extracting("recipient")
        .containsExactlyInAnyOrder(CISO, MANAGER, "advisor@mdr.example");
  }

  @Test
  void stepsThatRunTwiceOrLateChangeNothing() {
    start(Subscription.STANDARD);
    secondAnalyst();
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();

    assertThat(handOvers.findSubstitute(FIRST, null, null)).isTrue();
    handOvers.announce(FIRST);
    time.set(berlin("2027-03-17T10:00"));
    assertThat(handOvers.findSubstitute(FIRST, null, null)).isTrue();
    handOvers.announce(FIRST);
    handOvers.decide(FIRST, "analyst", "advisor", "lead");

    assertThat(driver.first().analyst()).isEqualTo("ben");
    assertThat(invitation(FIRST)).isEqualTo(1);
    assertThat(driver.mails(HAND_OVER_MAIL)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-12-01", "2026-06-01"})
  void takesAnAbsenceOfTwoYearsFromTodayOrEarlier(String from) {
    start(Subscription.STANDARD);
    secondAnalyst();

    pool.registerAbsence("analyst", LocalDate.parse(from), LocalDate.parse("2028-12-31"));
    driver.runDue();

    assertThat(programme.reviewsOf(ReviewDriver.CLIENT))
        .hasSize(4)
        .extracting(ReviewSummary::analyst)
        .containsOnly("ben");
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "reviews are planned, and no programme is started")
  void handsOverFiftyReviews() {
    List<String> clients = IntStream.range(0, 13).mapToObj(i -> "C-" + i).toList();
    clients.forEach(client -> {
      driver.registerClient(client, Subscription.STANDARD, "2026-12-01", "2027-11-30");
      programme.plan(client, java.time.DayOfWeek.WEDNESDAY, java.time.LocalTime.of(10, 0));
    });
    secondAnalyst();

    pool.leave("analyst");
    driver.runDue();

    assertThat(clients.stream().flatMap(client -> programme.reviewsOf(client).stream()))
        .hasSize(52)
        .extracting(ReviewSummary::analyst)
        .containsOnly("ben");
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "plans reviews without the programme that begins them")
  void asksTheLeadOnceAboutAllReviewsOfSomebodyWhoLeaves() {
    planFor(CLIENTS);

    pool.leave("analyst");
    driver.runDue();

    Task asked = theOneTask();
    assertThat(engine.getTaskService().getVariable(asked.getId(), "others").toString())
        .contains("51 more reviews");

    complete(asked, Map.of("analyst", "advisor"));

    assertThat(allReviews()).hasSize(52).extracting(ReviewSummary::analyst).containsOnly("advisor");
    assertThat(openTasks()).isEmpty();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "plans reviews without the programme that begins them")
  void leavesAllToAnybodyWhenTheLeadNamesNobody() {
    planFor(CLIENTS);
    pool.leave("analyst");
    driver.runDue();

    complete(theOneTask(), Map.of());

    assertThat(allReviews()).extracting(ReviewSummary::analyst).containsOnlyNulls();
    assertThat(openTasks()).isEmpty();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  /** The lead never answers; each meeting passes, and the next one is asked about. */
  @Test
  @Breaks(
      value = Rule.WITHOUT_NEXT_STEP,
      because = "plans reviews without the programme that begins them")
  void noQuestionOutlivesItsReview() {
    planFor(2);
    pool.leave("analyst");
    driver.runDue();

    Instant last = allReviews().stream()
        .map(ReviewSummary::start)
        .max(java.util.Comparator.naturalOrder())
        .orElseThrow();
    while (time.now().isBefore(last)) {
      time.advanceTo(time.now().plus(java.time.Duration.ofDays(30)));
      assertThat(openTasks()).hasSizeLessThanOrEqualTo(1);
    }
    time.advanceTo(last.plus(java.time.Duration.ofDays(10)));

    assertThat(openTasks()).isEmpty();
    assertThat(engine.getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void whoLeavesGivesBackWhatWasClaimed() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-11T12:00");
    Task claimed = driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW);
    engine.getTaskService().setAssignee(claimed.getId(), "analyst");

    pool.leave("analyst");

    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW).getAssignee())
        .isNull();
  }

  @Test
  void whoHasNoAccountAnyMoreGivesBackWhatWasClaimed() {
    start(Subscription.STANDARD);
    driver.advanceTo("2027-02-11T12:00");
    Task claimed = driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW);
    engine.getTaskService().setAssignee(claimed.getId(), "long-gone");

    pool.giveBackOfStrangers();
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW).getAssignee())
        .isNull();

    engine.getTaskService().setAssignee(claimed.getId(), "lead");
    pool.giveBackOfStrangers();
    assertThat(driver.task(ThreatReviewIds.USER_TASK_PREPARE_REVIEW).getAssignee())
        .isEqualTo("lead");
  }

  private void planFor(int number) {
    planned = IntStream.range(0, number).mapToObj(i -> "C-" + i).toList();
    planned.forEach(client -> {
      driver.registerClient(client, Subscription.STANDARD, "2026-12-01", "2027-11-30");
      programme.plan(client, java.time.DayOfWeek.WEDNESDAY, java.time.LocalTime.of(10, 0));
    });
  }

  private List<ReviewSummary> allReviews() {
    return planned.stream().map(programme::reviewsOf).flatMap(List::stream).toList();
  }

  private Task theOneTask() {
    assertThat(openTasks()).hasSize(1);
    return openTasks().get(0);
  }

  private List<Task> openTasks() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(USER_TASK_NAME_SUBSTITUTE)
        .list();
  }

  @Test
  void givesTheClientsOfAnAdvisorWhoLeavesToTheOneWithTheMostTime() {
    start(Subscription.ADVISOR);
    assertThat(driver.first().analyst()).isEqualTo("advisor");
    register("bea", true);

    pool.leave("advisor");
    driver.runDue();

    assertThat(
            jdbc.sql("select advisor from review_programme").query(String.class).single())
        .isEqualTo("bea");
    assertThat(programme.reviewsOf(ReviewDriver.CLIENT))
        .extracting(ReviewSummary::analyst)
        .containsOnly("bea");
  }

  @Test
  void aDeputyTakesOverFromAnAdvisorWhoIsAway() {
    start(Subscription.ADVISOR);

    LocalDate day = driver.first().start().atZone(BERLIN).toLocalDate();
    pool.registerAbsence("advisor", day, day);
    driver.runDue();

    assertThat(driver.first().analyst()).isEqualTo("analyst");
    assertThat(
            jdbc.sql("select advisor from review_programme").query(String.class).single())
        .isEqualTo("advisor");
  }

  @Test
  void aSecondAbsenceReachesTheSubstituteToo() {
    start(Subscription.STANDARD);
    secondAnalyst();
    register("cleo", false);
    pool.registerAbsence("analyst", MEETING, MEETING);
    driver.runDue();
    String substitute = driver.first().analyst();

    pool.registerAbsence(substitute, MEETING, MEETING);
    driver.runDue();

    assertThat(driver.first().analyst()).isNotIn("analyst", substitute);
    assertThat(invitation(FIRST)).isEqualTo(2);
  }

  @Race
  void twoAbsencesAtOnceGiveOneTask() throws Exception {
    start(Subscription.STANDARD);
    secondAnalyst();

    atOnce(
        () -> pool.registerAbsence("analyst", MEETING, MEETING.plusDays(2)),
        () -> pool.registerAbsence("ben", MEETING.minusDays(2), MEETING),
        () -> pool.registerAbsence("analyst", MEETING.minusDays(1), MEETING));
    driver.runDue();

    assertThat(driver.tasks(USER_TASK_NAME_SUBSTITUTE, FIRST)).hasSize(1);
    assertThat(pool.member("analyst").absences())
        .containsExactly(
            new org.threatreviews.staff.Absence(MEETING.minusDays(1), MEETING.plusDays(2)));
  }

  @Test
  void followsTheGroupsOfTheEngine() {
    IdentityService identity = engine.getIdentityService();
    User user = identity.newUser("gina");
    user.setFirstName("Gina");
    user.setLastName("Group");
    user.setEmail("gina@mdr.example");
    user.setPassword("a-Long-Pass-Word-1!");
    boolean newGroup = identity.createGroupQuery().groupId("analyst").count() == 0;
    if (newGroup) {
      identity.saveGroup(identity.newGroup("analyst"));
    }
    identity.saveUser(user);
    try {
      StaffIntake intake = new StaffIntake(identity, pool, calendar);
      identity.createMembership("gina", "analyst");
      intake.takeIn();
      assertThat(pool.member("gina").analyst().active()).isTrue();
      assertThat(pool.member("gina").account()).isTrue();

      identity.deleteMembership("gina", "analyst");
      intake.takeIn();
      assertThat(pool.member("gina").analyst().active()).isFalse();
      assertThat(pool.member("advisor").analyst().active())
          .as("kept by the API")
          .isTrue();

      identity.createMembership("gina", "analyst");
      intake.takeIn();
      assertThat(pool.member("gina").analyst().active()).isTrue();

      pool.leave("gina");
      intake.takeIn();
      assertThat(pool.member("gina").analyst().active())
          .as("taken out by a lead, though still in the group")
          .isFalse();
    } finally {
      identity.deleteUser("gina");
      if (newGroup) {
        identity.deleteGroup("analyst");
      }
    }
  }

  @Test
  void whoComesBackKeepsWhatNobodyTookOver() {
    start(Subscription.STANDARD);
    pool.leave("analyst");
    driver.runDue();
    assertThat(leadTask()).isNotNull();

    pool.change("analyst", new AnalystChange(null, null, null, null, null, null, true));
    driver.runDue();

    assertSettled("analyst");
  }

  private void assertSettled(String analyst) {
    assertThat(handOver(FIRST)).isNull();
    assertThat(driver.first().analyst()).isEqualTo(analyst);
    assertThat(driver.mails(HAND_OVER_MAIL)).isEmpty();
  }

  private void start(Subscription subscription) {
    driver.registerClient(subscription);
    driver.planAndStart();
  }

  private void secondAnalyst() {
    register("ben", false);
  }

  private void register(String userId, boolean advisor) {
    pool.register(Analyst.joining(
        userId, "Somebody " + userId, userId + "@mdr.example", true, advisor, BERLIN));
  }

  private ProcessInstance handOver(String review) {
    return driver.process(PROCESS, review);
  }

  private Task leadTask() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(USER_TASK_NAME_SUBSTITUTE)
        .taskCandidateGroup("team-lead")
        .processInstanceBusinessKey(FIRST)
        .singleResult();
  }

  private void complete(Task task, Map<String, Object> variables) {
    engine.getTaskService().complete(task.getId(), variables);
    driver.runDue();
  }

  private int invitation(String review) {
    return jdbc.sql("select invitation from review where reference = :reference")
        .param("reference", review)
        .query(Integer.class)
        .single();
  }

  @SafeVarargs
  private static void atOnce(Callable<Object>... calls) throws Exception {
    CyclicBarrier together = new CyclicBarrier(calls.length);
    ExecutorService threads = Executors.newFixedThreadPool(calls.length);
    try {
      List<Future<Object>> running = Stream.of(calls)
          .map(call -> threads.submit(() -> {
            together.await();
            return call.call();
          }))
          .toList();
      for (Future<Object> result : running) {
        result.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

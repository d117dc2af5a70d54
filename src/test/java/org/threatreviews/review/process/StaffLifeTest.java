package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.ClientData;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Subscription;
import org.threatreviews.invariant.Rule;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.handover.DeparturePreview;
import org.threatreviews.review.handover.DeparturePreviews;
import org.threatreviews.review.handover.NamedAdvisors;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.AnalystChange;
import org.threatreviews.staff.Departures;
import org.threatreviews.staff.Qualification;
import org.threatreviews.staff.Staff;
import org.threatreviews.staff.process.StaffIntake;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;

/** People of the team come and go over the years, and clients keep one face. From 1 December 2026. */
@ProcessTest
@Breaks(
    value = {Rule.TASK_OF_SOMEBODY_GONE, Rule.WITHOUT_NEXT_STEP},
    because = "the people are no users, and reviews are planned without the programme")
class StaffLifeTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate LAST_DAY = LocalDate.parse("2027-03-31");
  private static final String PEOPLE_MAIL = "serviceTask_startReview";

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  Departures departures;

  @Autowired
  DeparturePreviews previews;

  @Autowired
  NamedAdvisors named;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  ProcessEngine engine;

  @Autowired
  BusinessCalendar calendar;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @BeforeEach
  void registerPool() {
    driver.registerPool();
  }

  @Test
  void anAdvisorIsNamedWithADeputy() {
    register("bea", true);
    start(Subscription.ADVISOR);

    assertThat(named.of(ReviewDriver.CLIENT))
        .extracting(NamedAdvisors.Named::advisor, NamedAdvisors.Named::deputy)
        .containsExactly("advisor", "bea");
  }

  /** It was eight mails in one minute, alternating between two successors. */
  @Test
  void whenAnAdvisorLeavesEachContactGetsOneMailAboutOneSuccessor() {
    start(Subscription.ADVISOR);
    register("bea", true);
    register("cleo", true);

    pool.leave("advisor");
    driver.runDue();

    String advisor = named.of(ReviewDriver.CLIENT).advisor();
    assertThat(advisor).isIn("bea", "cleo");
    assertThat(reviews()).hasSize(12).extracting(ReviewSummary::analyst).containsOnly(advisor);
    assertThat(mailsToContacts())
        .extracting("recipient")
        .containsExactlyInAnyOrder(ReviewDriver.CISO, ReviewDriver.MANAGER);
    assertThat(mailsToContacts())
        .allSatisfy(mail -> assertThat(mail.body())
            .contains(
                "Somebody " + advisor + " is your Cybersecurity Advisor from", "1 December 2026"));
    assertThat(driver.mails(PEOPLE_MAIL))
        .extracting("recipient")
        .contains(advisor + "@mdr.example");
  }

  @Test
  void theDeputyBecomesAdvisorWhenNobodyElseIsNamed() {
    register("bea", true);
    start(Subscription.ADVISOR);
    register("amy", true);

    pool.leave("advisor");
    driver.runDue();

    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("bea");
    assertThat(named.of(ReviewDriver.CLIENT).deputy()).isEqualTo("amy");
    assertThat(mailsToContacts()).hasSize(2);
  }

  @Test
  void aStandardClientKeepsOneFaceToo() {
    start(Subscription.STANDARD);
    register("ben", false);
    register("cleo", false);

    pool.leave("analyst");
    driver.runDue();

    assertThat(reviews()).hasSize(4).extracting(ReviewSummary::analyst).containsOnly("ben");
    assertThat(mailsToContacts()).hasSize(2);
    assertThat(driver.mails("serviceTask_confirmAnalyst")).isEmpty();
  }

  @Test
  void aDepartureIsSeenBeforeItIsAnnouncedAndHoldsWhatItShowed() {
    start(Subscription.ADVISOR);
    register("bea", true);

    DeparturePreview preview = previews.of("advisor", LAST_DAY, "bea");

    assertThat(preview.clients()).singleElement().satisfies(client -> {
      assertThat(client.nextAdvisor()).isEqualTo("bea");
      assertThat(client.mails()).isEqualTo(2);
      assertThat(client.meetings())
          .hasSize(8)
          .extracting(DeparturePreview.Handed::to)
          .containsOnly("bea");
    });
    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("advisor");

    assertThat(departures.announce("advisor", LAST_DAY, "bea")).isTrue();
    assertThat(departures.announce("advisor", LAST_DAY, "bea")).isFalse();
    driver.runDue();

    assertThat(reviews().stream().filter(review -> day(review).isAfter(LAST_DAY)))
        .hasSize(8)
        .extracting(ReviewSummary::analyst)
        .containsOnly("bea");
    assertThat(reviews().stream().filter(review -> !day(review).isAfter(LAST_DAY)))
        .hasSize(4)
        .extracting(ReviewSummary::analyst)
        .containsOnly("advisor");
    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("advisor");
    assertThat(mailsToContacts())
        .hasSize(2)
        .allSatisfy(mail -> assertThat(mail.body())
            .contains("Somebody bea is your Cybersecurity Advisor from", "1 April 2027"));

    driver.advanceTo("2027-04-01T06:00");

    assertThat(pool.member("advisor").analyst().active()).isFalse();
    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("bea");
    assertThat(mailsToContacts()).as("told once").hasSize(2);
    assertThat(departure("advisor")).isNull();
  }

  /** They would have been the advisor for some weeks, and then another. */
  @Test
  void whoWasToFollowAndLeavesTooIsReplacedAtOnce() {
    start(Subscription.ADVISOR);
    register("bea", true);
    departures.announce("advisor", LAST_DAY, "bea");
    driver.runDue();
    register("cleo", true);

    departures.announce("bea", LAST_DAY.plusMonths(2), "cleo");
    driver.runDue();

    assertThat(named.of(ReviewDriver.CLIENT))
        .extracting(
            NamedAdvisors.Named::advisor, NamedAdvisors.Named::next, NamedAdvisors.Named::nextFrom)
        .containsExactly("advisor", "cleo", LAST_DAY.plusDays(1));
    assertThat(reviews().stream().filter(review -> day(review).isAfter(LAST_DAY)))
        .extracting(ReviewSummary::analyst)
        .containsOnly("cleo");
    int told = mailsToContacts().size();

    driver.advanceTo("2027-04-01T06:00");
    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("cleo");
    driver.advanceTo("2027-06-02T06:00");

    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("cleo");
    assertThat(mailsToContacts()).as("nothing new to tell").hasSize(told);
  }

  @Test
  void whoStaysAfterAllGetsBackWhatMoved() {
    start(Subscription.STANDARD);
    register("ben", false);
    departures.announce("analyst", LAST_DAY, "ben");
    driver.runDue();
    assertThat(reviews()).extracting(ReviewSummary::analyst).contains("ben");

    departures.withdraw("analyst");
    departures.withdraw("analyst");
    driver.runDue();

    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("analyst");
    assertThat(departure("analyst")).isNull();
    driver.advanceTo("2027-04-02T10:00");
    assertThat(pool.member("analyst").analyst().active()).isTrue();
  }

  @Test
  void aSuspendedDepartureHoldsAllTheSameAndIsCarriedOutLate() {
    start(Subscription.ADVISOR);
    register("bea", true);
    departures.announce("advisor", LAST_DAY, "bea");
    driver.runDue();
    engine.getRuntimeService().suspendProcessInstanceById(departure("advisor").getId());

    driver.advanceTo("2027-05-03T10:00");
    assertThat(pool.member("advisor").analyst().active()).isTrue();
    assertThat(previewRefusal()).isInstanceOf(InvalidInput.class);
    assertThat(reviews().stream().filter(review -> day(review).isAfter(LAST_DAY)))
        .extracting(ReviewSummary::analyst)
        .containsOnly("bea");

    engine.getRuntimeService().activateProcessInstanceById(departure("advisor").getId());
    driver.runDue();
    assertThat(pool.member("advisor").analyst().active()).isFalse();
    assertThat(departures.carryOut("advisor")).as("twice").isTrue();
  }

  private Throwable previewRefusal() {
    return catchThrowable(() -> previews.of("bea", LocalDate.parse("2027-06-30"), "advisor"));
  }

  /** Meetings not yet recorded stayed with the leaver. */
  @Test
  void othersRecordTheMeetingsOfWhoLeaves() {
    start(Subscription.STANDARD);
    register("ben", false);
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T12:00");
    departures.announce("analyst", LocalDate.parse("2027-02-17"), "ben");

    driver.advanceTo("2027-02-18T01:00");

    Task task = driver.task(ThreatReviewIds.USER_TASK_HOLD_REVIEW);
    assertThat(task.getAssignee()).isEqualTo("ben");
    assertThat(driver.first().analyst()).isEqualTo("ben");
  }

  @Test
  void aLeadMayRecordTheMeetingsOfWhoLeavesWithoutASuccessor() {
    start(Subscription.STANDARD);
    driver.prepareAndPublish();
    driver.advanceTo("2027-02-17T12:00");

    pool.leave("analyst");
    driver.runDue();

    Task task = driver.task(ThreatReviewIds.USER_TASK_HOLD_REVIEW);
    assertThat(task.getAssignee()).isNull();
    assertThat(engine.getTaskService().getIdentityLinksForTask(task.getId()))
        .extracting("groupId")
        .contains("team-lead");
  }

  /** Who comes back got nothing back. */
  @Test
  void anAdvisorWhoComesBackGetsTheirClientsBack() {
    start(Subscription.ADVISOR);
    register("bea", true);
    pool.leave("advisor");
    driver.runDue();
    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("bea");

    pool.change("advisor", active());
    driver.runDue();

    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("advisor");
    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("advisor");
    assertThat(mailsToContacts()).as("one each for each change").hasSize(4);
  }

  @Test
  void anAbsenceThatEndsEarlyGivesBackTheMeetingsOfTheirClients() {
    register("bea", true);
    start(Subscription.ADVISOR);
    LocalDate from = LocalDate.parse("2027-01-01");
    pool.registerAbsence("advisor", from, LocalDate.parse("2027-04-30"));
    driver.runDue();
    assertThat(reviews()).extracting(ReviewSummary::analyst).contains("bea", "advisor");
    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("advisor");

    pool.withdrawAbsence("advisor", from);
    driver.runDue();

    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("advisor");
  }

  /** A new user in the group was qualified at once and got seven reviews of ADVISOR clients. */
  @Test
  void whoIsNewHoldsNothingUntilALeadHasSaidWhat() {
    IdentityService identity = engine.getIdentityService();
    User user = identity.newUser("nina");
    user.setFirstName("Nina");
    user.setLastName("New");
    user.setEmail("nina@mdr.example");
    user.setPassword("a-Long-Pass-Word-1!");
    boolean newGroup = identity.createGroupQuery().groupId("analyst").count() == 0;
    if (newGroup) {
      identity.saveGroup(identity.newGroup("analyst"));
    }
    identity.saveUser(user);
    try {
      identity.createMembership("nina", "analyst");
      new StaffIntake(identity, pool, calendar).takeIn();
      assertThat(pool.member("nina").waiting()).isTrue();
      start(Subscription.STANDARD);
      pool.leave("analyst");
      driver.runDue();
      assertThat(reviews()).extracting(ReviewSummary::analyst).doesNotContain("nina");

      Qualification standard =
          new Qualification(EnumSet.of(Subscription.STANDARD), Set.of("en", "de"));
      pool.change("nina", AnalystChange.qualifying(standard));
      assertThat(pool.member("nina").waiting()).isFalse();
      driver.runDue();
      assertThat(reviews()).extracting(ReviewSummary::analyst).contains("nina");
    } finally {
      identity.deleteUser("nina");
      if (newGroup) {
        identity.deleteGroup("analyst");
      }
    }
  }

  /** It was ten working days before the meeting that the lead was asked. */
  @Test
  void whereNobodyIsFreeWhenReviewsArePlannedTheLeadIsAskedAtOnce() {
    pool.change("analyst", AnalystChange.qualifying(Qualification.NONE));
    start(Subscription.STANDARD);
    driver.runDue();

    assertThat(reviews()).hasSize(4).extracting(ReviewSummary::analyst).containsOnlyNulls();
    assertThat(leadTask().getDueDate())
        .isBefore(Date.from(ReviewDriver.berlin("2026-12-05T00:00")));
    assertThat(driver.briefing(leadTask()))
        .contains(
            "Nobody leads this meeting", "Nobody is qualified for standard reviews in English.");

    register("ben", false);
    complete(leadTask(), Map.of("analyst", "ben"));
    driver.runDue();

    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("ben");
    assertThat(leadTask()).isNull();
  }

  @Test
  void aMeetingIsHeldInTheClientsLanguageAndTheLeadReadsWhenNobodyCan() {
    start(Subscription.ADVISOR);
    pool.change("analyst", AnalystChange.qualifying(Qualification.NONE));
    register("bea", true);
    pool.change(
        "bea",
        AnalystChange.qualifying(
            new Qualification(EnumSet.of(Subscription.ADVISOR), Set.of("ja"))));

    pool.leave("advisor");
    driver.runDue();

    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnlyNulls();
    assertThat(driver.briefing(leadTask()))
        .contains("Nobody is qualified for advisor reviews in English.");
    assertThatThrownBy(() -> complete(leadTask(), Map.of("analyst", "bea")))
        .rootCause()
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("not qualified for advisor reviews in English");
  }

  @Test
  void aClientWhoSpeaksAnotherLanguageGetsSomebodyWhoDoesToo() {
    start(Subscription.ADVISOR);
    pool.change(
        "advisor",
        AnalystChange.qualifying(
            new Qualification(EnumSet.of(Subscription.ADVISOR), Set.of("en", "de"))));
    register("bea", true);

    clients.describe(
        ReviewDriver.CLIENT,
        known -> new ClientData(known.name(), known.country(), "ja", known.timeZone()));
    driver.runDue();

    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("bea");
    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("bea");
    assertThat(mailsToContacts()).hasSize(2);
  }

  @Test
  void aLeadNamesAnotherAdvisorAndEachContactIsToldOnce() {
    start(Subscription.ADVISOR);
    register("bea", true);

    named.name(ReviewDriver.CLIENT, "bea", "advisor", "They know the hospital.");
    driver.runDue();

    assertThat(reviews()).extracting(ReviewSummary::analyst).containsOnly("bea");
    assertThat(mailsToContacts()).hasSize(2);
    assertThat(jdbc.sql("select wording from decision where kind = 'ADVISOR_ASSIGNED'")
            .query(String.class)
            .list())
        .contains("bea in place of advisor, deputy advisor: They know the hospital.");
    assertThatThrownBy(() -> named.name(ReviewDriver.CLIENT, "bea", "bea", null))
        .isInstanceOf(InvalidInput.class);
  }

  /** Whoever was named stays named; contacts whose subscription has no advisor hear nothing of it. */
  @Test
  void aClientWithoutTheAdvisorSubscriptionIsNotToldOfAnAdvisor() {
    register("bea", true);
    start(Subscription.ADVISOR);
    driver.advanceTo("2027-01-11T10:00");
    contractChanges.carryOut(
        ReviewDriver.CLIENT,
        ContractChange.subscribeTo(Subscription.STANDARD, LocalDate.parse("2027-01-11")));
    driver.runDue();

    assertThat(previews.of("advisor", LAST_DAY, null).clients())
        .noneMatch(DeparturePreview.OfClient::advised);
    pool.leave("advisor");
    driver.runDue();

    assertThat(named.of(ReviewDriver.CLIENT).advisor()).isEqualTo("bea");
    assertThat(mailsToContacts())
        .noneMatch(mail -> mail.body().contains("is your Cybersecurity Advisor from"));
  }

  @Test
  void theHistorySaysThatNobodyFollows() {
    register("bea", true);
    start(Subscription.ADVISOR);
    pool.change("analyst", AnalystChange.qualifying(Qualification.NONE));

    pool.leave("bea");

    assertThat(jdbc.sql("select wording from decision where kind = 'DEPUTY_ASSIGNED'")
            .query(String.class)
            .list())
        .containsExactly("nobody in place of bea");
  }

  /** Nobody has anything to do in any of these years: it is not always the first of the alphabet. */
  @Test
  void equalLoadsGoToWhoWasAssignedLeastRecently() {
    register("aaron", false);
    register("ben", false);
    List<String> holders = new ArrayList<>();
    for (int year = 0; year < 6; year++) {
      String client = "C-" + year;
      driver.registerClient(
          client, Subscription.STANDARD, (2026 + year) + "-12-01", (2027 + year) + "-02-28");
      programme.plan(client, DayOfWeek.WEDNESDAY, LocalTime.of(10, 0));
      holders.add(programme.reviewsOf(client).get(0).analyst());
    }

    assertThat(holders.subList(0, 3)).containsExactlyInAnyOrder("aaron", "analyst", "ben");
    assertThat(holders.subList(3, 6)).isEqualTo(holders.subList(0, 3));
  }

  private void start(Subscription subscription) {
    driver.registerClient(subscription);
    driver.planAndStart();
  }

  private void register(String userId, boolean advisor) {
    pool.register(Analyst.joining(
        userId, "Somebody " + userId, userId + "@mdr.example", true, advisor, BERLIN));
  }

  private List<ReviewSummary> reviews() {
    return programme.reviewsOf(ReviewDriver.CLIENT);
  }

  private List<ReviewDriver.SentMail> mailsToContacts() {
    return driver.mailsToContacts(PEOPLE_MAIL);
  }

  private ProcessInstance departure(String userId) {
    return driver.process("analyst-departure", userId);
  }

  private Task leadTask() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .taskDefinitionKey(ReviewHandOverIds.USER_TASK_NAME_SUBSTITUTE)
        .singleResult();
  }

  private void complete(Task task, Map<String, Object> form) {
    engine.getTaskService().complete(task.getId(), form);
    driver.runDue();
  }

  private static AnalystChange active() {
    return new AnalystChange(null, null, null, null, null, null, true);
  }

  private static LocalDate day(ReviewSummary review) {
    return review.start().atZone(BERLIN).toLocalDate();
  }
}

package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.invariant.Rule;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.handover.NamedAdvisors;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.review.plan.ReviewProgramme;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;

/**
 * What is told of people when a hold is over is so then, however often they changed meanwhile. The
 * reviews are on 19 May, 18 August and 17 November 2027; the first falls into the hold.
 */
@ProcessTest
@Breaks(
    value = {Rule.TASK_OF_SOMEBODY_GONE, Rule.WITHOUT_NEXT_STEP},
    because = "the people are no users")
class PeopleMailThroughHoldTest {

  private static final String PEOPLE = "review-people-changed";

  @Autowired
  ReviewDriver driver;

  @Autowired
  Staff pool;

  @Autowired
  NamedAdvisors named;

  @Autowired
  ReviewProgramme programme;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  MeetingMoves moves;

  @Autowired
  OutgoingMail mail;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  @Test
  void whoeverWasReplacedSinceIsNotNamed() {
    onHold(Subscription.STANDARD);
    register("ben", false);
    pool.leave("advisor");
    pool.leave("analyst");
    driver.runDue();
    register("cleo", false);
    away("ben", "2027-08-18");

    driver.advanceTo("2027-04-02T12:00");

    assertThat(templates()).containsExactly(PEOPLE);
    assertThat(bodies())
        .singleElement()
        .asString()
        .containsPattern("19 May 2027[^;]*led by Somebody ben")
        .containsPattern("18 August 2027, [^,]*, led by Somebody cleo")
        .containsPattern("17 November 2027[^;]*led by Somebody ben");
    assertThat(holders()).containsExactly("ben", "cleo", "ben");
  }

  @Test
  void whatWasToBeToldOfAnAdvisorIsToldWithWhatCameAfter() {
    onHold(Subscription.ADVISOR);
    register("bea", true);
    register("cleo", true);
    named.name(CLIENT, "bea", "cleo", "They know the hospital.");
    driver.runDue();
    away("bea", "2027-05-19");

    driver.advanceTo("2027-04-02T12:00");

    assertThat(templates()).containsExactly(PEOPLE);
    assertThat(bodies())
        .singleElement()
        .asString()
        .contains("Somebody bea is your Cybersecurity Advisor from")
        .contains("Somebody cleo stands in")
        .containsPattern("19 May 2027, [^,]*, led by Somebody cleo");
  }

  @Test
  void aMeetingThatHasMovedSinceIsNamedByItsNewDate() {
    onHold(Subscription.STANDARD);
    register("ben", false);
    pool.leave("advisor");
    pool.leave("analyst");
    driver.runDue();
    moves.move(second().reference(), berlin("2027-05-20T14:00"));
    driver.runDue();

    driver.advanceTo("2027-04-02T12:00");

    assertThat(templates()).contains(PEOPLE);
    assertThat(bodies())
        .allSatisfy(body -> assertThat(body).doesNotContain("19 May 2027, 10:00"))
        .anySatisfy(
            body -> assertThat(body).containsPattern("20 May 2027, [^,]*, led by Somebody ben"));
  }

  @Test
  void aContractThatEndsBeforeSaysNothingOfPeople() {
    onHold(Subscription.STANDARD);
    register("ben", false);
    pool.leave("advisor");
    pool.leave("analyst");
    driver.runDue();
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-03-15")));
    driver.runDue();

    driver.advanceTo("2027-04-02T12:00");

    assertThat(templates()).isNotEmpty().doesNotContain(PEOPLE);
  }

  @Test
  void whoTakesOverReadsOfWhatIsStillTheirs() {
    driver.registerClient(Subscription.STANDARD);
    start();
    register("ben", false);
    try (OutgoingMail held = mail.held()) {
      pool.leave("advisor");
      pool.leave("analyst");
      driver.runDue();
      assertThat(held.waiting()).isNotEmpty();
      register("cleo", false);
      away("ben", "2027-08-18");
    }

    driver.advanceTo("2026-12-01T12:00");

    assertThat(bodiesTo("ben@mdr.example"))
        .isNotEmpty()
        .allSatisfy(body -> assertThat(body).doesNotContain("18 August 2027"))
        .anySatisfy(body -> assertThat(body).contains("19 May 2027"));
    assertThat(bodiesTo("cleo@mdr.example")).singleElement().asString().contains("18 August 2027");
  }

  private void onHold(Subscription subscription) {
    driver.registerClient(subscription);
    start();
    driver.advanceTo("2026-12-15T10:00");
    contractChanges.carryOut(
        CLIENT, ContractChange.hold(LocalDate.parse("2027-01-04"), LocalDate.parse("2027-03-31")));
    driver.advanceTo("2027-01-11T10:00");
    jdbc.sql("delete from mail_attachment").update();
    jdbc.sql("delete from mail_outbox").update();
  }

  private void start() {
    driver.registerPool();
    driver.planAndStart();
  }

  private void register(String userId, boolean advisor) {
    pool.register(Analyst.joining(
        userId,
        "Somebody " + userId,
        userId + "@mdr.example",
        true,
        advisor,
        ZoneId.of("Europe/Berlin")));
  }

  private void away(String userId, String day) {
    pool.registerAbsence(userId, LocalDate.parse(day), LocalDate.parse(day));
    driver.runDue();
  }

  private ReviewSummary second() {
    return ahead().get(0);
  }

  private List<ReviewSummary> ahead() {
    return programme.reviewsOf(CLIENT).stream()
        .filter(review -> review.start().isAfter(berlin("2027-04-01T00:00")))
        .toList();
  }

  private List<String> holders() {
    return ahead().stream().map(ReviewSummary::analyst).toList();
  }

  /** Of what has left to one contact. */
  private List<String> templates() {
    return jdbc.sql("""
            select template from mail_outbox
            where recipient = :to and status = 'SENT' order by sent_at, number
            """).param("to", MANAGER).query(String.class).list();
  }

  private List<String> bodies() {
    return bodiesTo(MANAGER);
  }

  private List<String> bodiesTo(String recipient) {
    return jdbc.sql("""
            select body from mail_outbox
            where recipient = :to and status = 'SENT' order by sent_at, number
            """).param("to", recipient).query(String.class).list().stream()
        .map(body -> body.replaceAll("[\\s\u00a0]+", " "))
        .toList();
  }
}

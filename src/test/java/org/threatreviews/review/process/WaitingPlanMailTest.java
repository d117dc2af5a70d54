package org.threatreviews.review.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.threatreviews.review.process.ReviewDriver.CLIENT;
import static org.threatreviews.review.process.ReviewDriver.FIRST;
import static org.threatreviews.review.process.ReviewDriver.MANAGER;
import static org.threatreviews.review.process.ReviewDriver.berlin;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.review.move.MeetingMoves;
import org.threatreviews.review.plan.ContractChange;
import org.threatreviews.review.plan.ContractChanges;
import org.threatreviews.support.OutgoingMail;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/** A plan that waits for the morning leaves as it is then: no calendar shows a meeting that is not. */
@ProcessTest
class WaitingPlanMailTest {

  private static final Pattern METHOD = Pattern.compile("METHOD:(\\w+)");
  private static final Pattern UID = Pattern.compile("UID:([\\w-]+)@");
  private static final Pattern SEQUENCE = Pattern.compile("SEQUENCE:(\\d+)");

  @Autowired
  ReviewDriver driver;

  @Autowired
  Onboarding onboarding;

  @Autowired
  MeetingMoves moves;

  @Autowired
  ContractChanges contractChanges;

  @Autowired
  OutgoingMail mail;

  @Autowired
  Outbox outbox;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @Autowired
  JdbcClient jdbc;

  /** One meeting as a mail tells a calendar of it. */
  private record Told(String method, String review, int sequence) {}

  @BeforeEach
  void planAtNight() {
    driver.registerPool();
    driver.registerClient(Subscription.STANDARD);
    driver.planAndStart();
    driver.advanceTo("2026-12-01T22:00");
  }

  @Test
  void aMeetingThatMovesBeforeThePlanHasLeftIsToldOnce() {
    onboarding.sendPlan(CLIENT);
    moves.move(FIRST, berlin("2027-02-18T11:00"));
    driver.runDue();

    driver.advanceTo("2026-12-02T12:00");

    assertThat(sentTo(MANAGER)).containsExactly("onboarding-plan");
    assertThat(told(MANAGER)).contains(new Told("REQUEST", FIRST, 1));
    assertThat(told(MANAGER)).doesNotContain(new Told("REQUEST", FIRST, 0));
    assertThat(bodies(MANAGER)).singleElement().asString().contains("18 February 2027");
  }

  @Test
  void aContractThatEndsBeforeThePlanHasLeftPutsNoGhostIntoACalendar() {
    onboarding.sendPlan(CLIENT);
    contractChanges.carryOut(CLIENT, ContractChange.terminateOn(LocalDate.parse("2027-06-30")));
    driver.runDue();

    driver.advanceTo("2026-12-02T12:00");

    assertThat(sentTo(MANAGER)).containsExactly("onboarding-plan", "review-contract-changed");
    assertThat(told(MANAGER))
        .as("who never had the request gets no cancellation")
        .isNotEmpty()
        .allMatch(told -> told.method().equals("REQUEST"))
        .extracting(Told::review)
        .doesNotContain("TR-NORD-2027-03", "TR-NORD-2027-04");
  }

  @Test
  void whenTheReviewsArePlannedNobodyIsAskedWhenTheyShouldBe() {
    transaction.executeWithoutResult(status -> outbox.enqueue(invitationToTheCall()));
    onboarding.sendPlan(CLIENT);

    driver.advanceTo("2026-12-02T12:00");

    assertThat(sentTo(MANAGER)).containsExactly("onboarding-plan");
  }

  @Test
  void whoIsAskedForPointsAfterAMoveReadsOfTheNewDateOnly() {
    driver.advanceTo("2027-02-02T12:00");
    try (OutgoingMail held = mail.held()) {
      driver.advanceTo("2027-02-03T12:00");
      assertThat(held.waiting()).contains(MailKind.REVIEW_AGENDA_REQUEST.step().element());
      moves.move(FIRST, berlin("2027-02-18T11:00"));
      driver.runDue();
    }

    assertThat(sentTo(MANAGER)).containsExactly("review-agenda-request");
    assertThat(bodies(MANAGER))
        .singleElement()
        .asString()
        .contains("18 February 2027")
        .doesNotContain("17 February 2027");
    assertThat(told(MANAGER)).containsExactly(new Told("REQUEST", FIRST, 1));
  }

  @Test
  void theSequenceOfAMeetingNeverGoesDownInAnybodysCalendar() {
    Random random = new Random(27);
    onboarding.sendPlan(CLIENT);
    for (int i = 0; i < Thoroughness.times(12); i++) {
      LocalDate day = LocalDate.parse("2027-02-15").plusDays(random.nextInt(12));
      try {
        moves.move(FIRST, berlin("%sT%02d:00".formatted(day, 9 + random.nextInt(7))));
      } catch (InvalidInput | StateConflict refused) {
        assertThat(refused).hasMessageContaining(" ");
      }
      if (random.nextBoolean()) {
        driver.runDue();
      }
      if (random.nextInt(3) == 0) {
        time.advanceTo(time.now().plusSeconds(3600L * (1 + random.nextInt(30))));
      }
    }
    driver.advanceTo("2027-01-11T12:00");

    Map<String, Integer> last = new HashMap<>();
    assertThat(told(MANAGER)).isNotEmpty().allSatisfy(told -> {
      assertThat(told.sequence()).isGreaterThanOrEqualTo(last.getOrDefault(told.review(), 0));
      last.put(told.review(), told.sequence());
    });
    assertThat(last.get(FIRST))
        .as("the last that was told is the one that holds")
        .isEqualTo(jdbc.sql("select invitation from review where reference = :review")
            .param("review", FIRST)
            .query(Integer.class)
            .single());
  }

  private Mail invitationToTheCall() {
    return new Mail(
        new MailKey(MailKind.ONBOARDING_ORIENTATION_INVITATION, CLIENT, 1),
        new Recipient(CLIENT, "Max Manager", MANAGER, "en", ZoneId.of("Europe/Berlin"), "DE"),
        Map.of("client", "Nordwind", "country", "DE", "contractEnd", LocalDate.parse("2027-11-30")),
        null);
  }

  private List<String> sentTo(String recipient) {
    return jdbc.sql("""
            select template from mail_outbox
            where recipient = :to and status = 'SENT' order by sent_at, number
            """).param("to", recipient).query(String.class).list();
  }

  private List<String> bodies(String recipient) {
    return jdbc.sql("""
            select body from mail_outbox
            where recipient = :to and status = 'SENT' order by sent_at, number
            """).param("to", recipient).query(String.class).list().stream()
        .map(body -> body.replaceAll("[\\s\u00a0]+", " "))
        .toList();
  }

  /** What calendars were told of single meetings, in the order in which mails left. */
  private List<Told> told(String recipient) {
    List<Told> told = new ArrayList<>();
    jdbc.sql("""
            select m.invitation as content, m.sent_at, m.number, 0 as file from mail_outbox m
            where m.recipient = :to and m.status = 'SENT' and m.invitation is not null
            union all
            select a.content, m.sent_at, m.number, 1 from mail_outbox m
            join mail_attachment a on a.mail_id = m.id
            where m.recipient = :to and m.status = 'SENT' and a.filename <> 'threat-reviews.ics'
              and a.content_type like 'text/calendar%'
            order by sent_at, number, file
            """).param("to", recipient).query(row -> {
      String calendar = new String(row.getBytes("content"), StandardCharsets.UTF_8);
      told.add(new Told(
          first(METHOD, calendar),
          first(UID, calendar),
          Integer.parseInt(first(SEQUENCE, calendar))));
    });
    return told;
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group(1);
  }
}

package org.threatreviews.question.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Languages;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDates;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.question.NewQuestion;
import org.threatreviews.question.QuestionStatus;
import org.threatreviews.question.Questions;
import org.threatreviews.support.ClockChanges;
import org.threatreviews.support.EightZones;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.Thoroughness;

/** What the mails about a question announce happens on the day that they name. */
@ProcessTest
class QuestionPromiseTest {

  private static final String ADA = "ada@far.example";

  @Autowired
  Clients clients;

  @Autowired
  Questions questions;

  @Autowired
  TaskService tasks;

  @Autowired
  TestTime time;

  @Autowired
  Outbox outbox;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  JdbcClient jdbc;

  private record Sent(String body, Instant at) {}

  @EightZones
  void theReminderAndTheEndComeOnTheDaysThatTheMailsName(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    register(zone);
    Random random = new Random(zoneId.hashCode());
    for (int n = 1; n <= Thoroughness.times(2); n++) {
      LocalDate day = LocalDate.parse("2026-12-02").plusDays(40L * (n - 1) + random.nextInt(7));
      time.advanceTo(day.atTime(LocalTime.of(random.nextInt(24), random.nextInt(60)))
          .atZone(zone)
          .toInstant());
      holdsWhatItSays("Q-" + n, zone);
    }
  }

  /** Asked and answered shortly before, so that reminder and end lie on both sides of it. */
  @EightZones
  void theDaysAreThoseThatTheMailsNameOverAClockChange(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    register(zone);
    int number = 0;
    for (LocalDate change : ClockChanges.in(zone, Year.of(2027))) {
      Random random = new Random(change.toEpochDay());
      LocalDate day = change.minusDays(2L + random.nextInt(7));
      time.advanceTo(
          day.atTime(random.nextInt(24), random.nextInt(60)).atZone(zone).toInstant());
      holdsWhatItSays("Q-" + ++number, zone);
    }
  }

  /** Who reopens it from the page in the evening has read the answer that waits for the morning. */
  @EightZones
  void anAnswerThatWasReopenedOvernightIsNotAskedAbout(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    register(zone);
    LocalDate day = LocalDate.parse("2026-12-02");
    time.advanceTo(day.atTime(21, 0).atZone(zone).toInstant());
    questions.ask(new NewQuestion("FAR", "Q-1", "Log retention", "How long?", ADA, null));
    runDue();
    answer("For a year.");

    questions.reopen("Q-1", ADA, "All of them?");
    time.advanceTo(day.plusDays(1).atTime(10, 30).atZone(zone).toInstant());

    assertThat(sentAnswers()).isEmpty();

    answer("All but the firewall's.");
    time.advanceTo(day.plusDays(2).atTime(12, 0).atZone(zone).toInstant());

    assertThat(sentAnswers())
        .singleElement()
        .asString()
        .contains("All but the firewall's.")
        .doesNotContain("For a year.");
  }

  /** It is late; the day's calm mail has left in the morning. */
  @EightZones
  void aLateAnswerComesOnTheDayOnWhichItIsWritten(String zoneId) {
    ZoneId zone = ZoneId.of(zoneId);
    register(zone);
    LocalDate day = LocalDate.parse("2026-12-09");
    time.advanceTo(day.minusDays(7).atTime(11, 0).atZone(zone).toInstant());
    questions.ask(new NewQuestion("FAR", "Q-1", "Log retention", "How long?", ADA, null));
    runDue();
    time.advanceTo(day.atTime(10, 30).atZone(zone).toInstant());
    theDayHasItsMail(zone);

    answer("For a year.");
    time.advanceTo(day.atTime(17, 0).atZone(zone).toInstant());

    assertThat(sentAnswers()).singleElement().asString().contains("For a year.");
  }

  /** One has left, and one that waits has its day tomorrow. */
  private void theDayHasItsMail(ZoneId zone) {
    for (int n = 1; n <= 2; n++) {
      int count = 70 + n;
      transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
          new MailKey(MailKind.ONBOARDING_ORIENTATION_INVITATION, "CALL-" + count, count),
          new Recipient("FAR", "Ada", ADA, "en", zone, "DE"),
          Map.of(
              "client", "Far Away", "country", "DE", "contractEnd", LocalDate.parse("2027-11-30")),
          null)));
      runDue();
    }
  }

  private List<String> sentAnswers() {
    return jdbc.sql("""
            select body from mail_outbox
            where template = :template and status = 'SENT' order by sent_at
            """)
        .param("template", MailKind.QUESTION_ANSWER.template())
        .query(String.class)
        .list();
  }

  private void register(ZoneId zone) {
    clients.register(new ClientRegistration(
        "FAR",
        "Far Away Ltd",
        "DE",
        "en",
        zone,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(new Contact("Ada", ADA, null, ContactRole.SECURITY_MANAGER, 1, true, "en", zone))));
  }

  private void holdsWhatItSays(String reference, ZoneId zone) {
    questions.ask(new NewQuestion("FAR", reference, "Log retention", "How long?", ADA, null));
    runDue();
    answer("For a year.");

    time.advanceTo(time.now().plusSeconds(20L * 24 * 3600));
    Sent answer = sent(MailKind.QUESTION_ANSWER, reference);
    Sent notice = sent(MailKind.QUESTION_CLOSING_NOTICE, reference);
    assertThat(answer.body())
        .as("%s: the day of the reminder", reference)
        .contains("remind you once on %s".formatted(day(notice.at(), zone)));
    assertThat(questions.get(reference).status()).isEqualTo(QuestionStatus.CLOSED);
    Instant closed = questions.get(reference).closedAt();
    assertThat(notice.body())
        .as("%s: the day of the end", reference)
        .contains("close the question on %s".formatted(day(closed, zone)));
    assertThat(closed.atZone(zone).toLocalTime())
        .as("there is time to reply on that day")
        .isAfterOrEqualTo(LocalTime.of(17, 0));
  }

  private static String day(Instant instant, ZoneId zone) {
    return breakable(MailDates.unbroken(zone, Languages.of("en")).date(instant));
  }

  private static String breakable(String text) {
    return text.replaceAll("[\\s\u00a0]+", " ");
  }

  private void answer(String text) {
    String task = tasks
        .createTaskQuery()
        .taskDefinitionKey(GeneralQuestionIds.USER_TASK_ANSWER_QUESTION)
        .singleResult()
        .getId();
    tasks.complete(task, Map.of("answer", text));
    runDue();
  }

  private void runDue() {
    time.advanceTo(time.now());
  }

  private Sent sent(MailKind kind, String reference) {
    return jdbc.sql("""
            select body, sent_at from mail_outbox
            where template = :template and business_key = :reference and status = 'SENT'
            """)
        .param("template", kind.template())
        .param("reference", reference)
        .query((row, n) -> new Sent(
            breakable(row.getString("body")), row.getTimestamp("sent_at").toInstant()))
        .single();
  }
}

package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailTerms.Timing;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/** Of every kind: what is needed by a moment, or is over then, leaves before it. */
@ProcessTest
@Breaks(because = "mails are written about what there is not")
class MailsInTimeTest {

  /** What says of a near day that somebody is asked from then on, is to come, or is reminded on. */
  static final Set<MailKind> NEEDED_BY_A_DAY = EnumSet.of(
      MailKind.CONTACT_JOINED,
      MailKind.CONTACT_READDRESSED,
      MailKind.CONTACT_STANDS_IN,
      MailKind.REVIEW_AGENDA_REQUEST,
      MailKind.REVIEW_FIRST_REMINDER,
      MailKind.REVIEW_SECOND_REMINDER,
      MailKind.REVIEW_PACK,
      MailKind.INCIDENT_ACCEPTANCE_HEADS_UP,
      // when it was promised
      MailKind.REVIEW_MINUTES,
      MailKind.QUESTION_ANSWER,
      MailKind.QUESTION_CLOSING_NOTICE,
      // it ends with the day that it names
      MailKind.ACTION_REMINDER);

  /** What is as good on the next day: it asks for something with a day of its own, or tells. */
  private static final Set<MailKind> MAY_WAIT_A_DAY = EnumSet.of(
      MailKind.ONBOARDING_WELCOME,
      MailKind.ONBOARDING_TELEMETRY_REMINDER,
      MailKind.ONBOARDING_ORIENTATION_INVITATION,
      MailKind.ONBOARDING_TERMINATION,
      MailKind.ONBOARDING_ENDED,
      MailKind.ONBOARDING_PLAN,
      MailKind.CONTRACT_ENDED,
      MailKind.INCIDENT_REPORTED,
      MailKind.INCIDENT_REMINDER,
      MailKind.INCIDENT_EXTRA_REMINDER,
      MailKind.INCIDENT_CLOSED,
      MailKind.INCIDENT_HELP,
      MailKind.INCIDENT_REOPENED,
      MailKind.INCIDENT_ACCEPTANCE_SUSPENDED,
      MailKind.INCIDENT_ACCEPTANCE_RESTORED,
      MailKind.INCIDENT_ACCEPTANCE_DECIDED,
      MailKind.INCIDENT_ACCEPTANCE_WANTED,
      MailKind.INCIDENT_SEVERITY_CHANGED,
      MailKind.INCIDENT_STILL_PRESENT,
      MailKind.INCIDENT_WITHDRAWN);

  @Autowired
  Outbox outbox;

  @Autowired
  MailPolicy policy;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @Autowired
  Clock clock;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private MailDispatcher dispatcher;

  @BeforeEach
  void connect() {
    clients.register(SampleClient.of("NORTHWIND"));
    dispatcher = dispatchers.through(server.sender());
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void ofEveryKindForContactsItIsKnownWhetherItMayWaitADay() {
    Set<MailKind> known = EnumSet.copyOf(NEEDED_BY_A_DAY);
    known.addAll(MAY_WAIT_A_DAY);
    EnumSet<MailKind> atOnceOrOurs = EnumSet.complementOf(EnumSet.copyOf(known));

    assertThat(NEEDED_BY_A_DAY).doesNotContainAnyElementsOf(MAY_WAIT_A_DAY);
    assertThat(atOnceOrOurs)
        .filteredOn(kind -> !kind.isForStaff() && kind != MailKind.DIGEST)
        .as("neither at once nor in one of both lists")
        .allMatch(kind -> policy.termsOf(kind, null).timing() == Timing.AT_ONCE);
    assertThat(known)
        .noneMatch(
            kind -> kind.isForStaff() || policy.termsOf(kind, null).timing() == Timing.AT_ONCE);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DIGEST")
  void whatIsNeededBeforeTheNextDaysMailLeavesToday(MailKind kind) {
    theDayHasHadItsMail();

    // what is for the digest is due in the morning, when the digest leaves
    boolean digest = policy.termsOf(kind, null).timing() == Timing.DIGEST;
    at(digest ? "2026-12-02T09:00" : "2026-12-01T11:00");
    Instant midnight = berlin(digest ? "2026-12-03T00:00" : "2026-12-02T00:00");
    transaction.executeWithoutResult(
        status -> outbox.enqueue(mail(kind), clock.instant(), midnight));
    at(digest ? "2026-12-02T09:30" : "2026-12-01T11:00");
    dispatcher.dispatchDue();

    assertThat(statusOf(kind)).isEqualTo("SENT");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "DIGEST")
  void whatIsOverBeforeTheNextDaysMailLeavesToday(MailKind kind) {
    theDayHasHadItsMail();

    at("2026-12-01T11:00");
    transaction.executeWithoutResult(
        status -> outbox.enqueue(mail(kind).before(berlin("2026-12-02T00:00"))));
    dispatcher.dispatchDue();

    assertThat(statusOf(kind)).isEqualTo("SENT");
  }

  /** Today's has left, and what is to leave tomorrow has waited longer and is a mail by itself. */
  private void theDayHasHadItsMail() {
    at("2026-12-01T10:00");
    file("TR-1");
    dispatcher.dispatchDue();
    file("TR-2");
    assertThat(dispatcher.dispatchDue()).as("waits for tomorrow").isZero();
  }

  private void file(String reference) {
    transaction.executeWithoutResult(status -> outbox.enqueue(new Mail(
        new MailKey(MailKind.REVIEW_PACK, reference, 7),
        recipient("NORTHWIND"),
        sample(MailKind.REVIEW_PACK),
        new Mail.Link(LinkScope.CLIENT, "NORTHWIND"),
        null,
        List.of(new Attachment("pack.pdf", "application/pdf", new byte[] {1})))));
  }

  private Mail mail(MailKind kind) {
    boolean staff = kind.isForStaff();
    return new Mail(
            new MailKey(kind, "KEY-1", 1),
            recipient(staff ? null : "NORTHWIND"),
            sample(kind),
            kind.template().startsWith("incident-") ? "MEDIUM" : null,
            staff ? null : new Mail.Link(LinkScope.CLIENT, "NORTHWIND"))
        .toWhoKnows();
  }

  private static Recipient recipient(String client) {
    return new Recipient(client, "Eva", "eva@northwind.example", "en", SampleClient.BERLIN, "DE");
  }

  private static Map<String, Object> sample(MailKind kind) {
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(kind.template()));
    model.remove("link");
    return model;
  }

  private String statusOf(MailKind kind) {
    return jdbc.sql(
            "select status from mail_outbox where business_key = 'KEY-1' and element = :element")
        .param("element", kind.step().element())
        .query(String.class)
        .single();
  }

  private void at(String local) {
    time.set(berlin(local));
  }

  private static Instant berlin(String local) {
    return LocalDateTime.parse(local).atZone(SampleClient.BERLIN).toInstant();
  }
}

package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.Clients;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailSubject;
import org.threatreviews.notification.MailSubjects;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.Breaks;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;

/**
 * When a mail leaves, nothing newer about the same has gone to its recipient before, and nothing that
 * the newer one replaces.
 */
@ProcessTest
@Breaks(because = "mails are written about what there is not")
class ObsoleteMailTest {

  private static final String CLIENT = "NORTHWIND";
  private static final String EVA = "eva@northwind.example";

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  StoredMails mails;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  private final ScriptedMailServer server = new ScriptedMailServer();
  private MailDispatcher dispatcher;

  /** Two mails about one thing to one person; nobody else gets any. */
  private record Pair(MailKind older, MailKind newer) {

    String reference() {
      return "%s then %s".formatted(older, newer);
    }

    String address() {
      return "%d-%d@northwind.example".formatted(older.ordinal(), newer.ordinal());
    }

    boolean isReplaced() {
      return MailSubjects.replacedBy(newer).contains(older);
    }

    /** It would say that nothing more is to be done about what its recipient has never heard of. */
    boolean isUnheard() {
      return isReplaced() && MailSubjects.presupposesAnEarlierOne(newer);
    }
  }

  private record Written(String status, String messageId, boolean inDigest) {}

  @BeforeEach
  void connect() {
    clients.register(SampleClient.of(CLIENT));
    dispatcher = dispatchers.through(server.sender());
  }

  @AfterEach
  void closeServer() throws IOException {
    server.close();
  }

  @Test
  void ofEveryTwoMailsAboutTheSameThatWaitWhatTheTableSaysLeaves() {
    List<Pair> pairs = pairs();
    assertThat(pairs).hasSizeGreaterThan(200);
    at("2026-12-01T22:00");
    pairs.forEach(pair -> {
      write(pair.older(), pair.reference(), pair.address(), 1);
      write(pair.newer(), pair.reference(), pair.address(), 2);
    });

    at("2026-12-02T09:30");
    dispatcher.dispatchDue();

    List<String> left =
        server.accepted().stream().map(ScriptedMailServer.Received::messageId).toList();
    SoftAssertions softly = new SoftAssertions();
    for (Pair pair : pairs) {
      Written older = written(pair.reference(), 1);
      Written newer = written(pair.reference(), 2);
      softly
          .assertThat(older.status())
          .as("%s: the older", pair.reference())
          .isEqualTo(pair.isReplaced() ? "SUPERSEDED" : "SENT");
      softly
          .assertThat(newer.status())
          .as("%s: the newer", pair.reference())
          .isEqualTo(pair.isUnheard() ? "SUPERSEDED" : "SENT");
      boolean both = older.status().equals("SENT") && newer.status().equals("SENT");
      if (both && !older.inDigest() && !newer.inDigest()) {
        softly
            .assertThat(left.indexOf(older.messageId()))
            .as("%s: their order", pair.reference())
            .isLessThan(left.indexOf(newer.messageId()));
      }
    }
    softly.assertAll();
  }

  @Test
  void whatLeftForOneContactMattersToThatContactOnly() {
    write(MailKind.INCIDENT_REPORTED, "SIR-1", EVA, 1);
    dispatcher.dispatchDue();
    at("2026-12-01T22:00");
    write(MailKind.INCIDENT_REPORTED, "SIR-1", "max@northwind.example", 1);
    for (String address : List.of(EVA, "max@northwind.example")) {
      write(MailKind.INCIDENT_CLOSED, "SIR-1", address, 1);
    }

    at("2026-12-02T09:30");
    dispatcher.dispatchDue();

    assertThat(sentTo(EVA)).containsExactly("incident-reported", "incident-closed");
    assertThat(sentTo("max@northwind.example")).isEmpty();
  }

  @Test
  void whoKnowsOfItOtherwiseHearsThatItIsOver() {
    at("2026-12-01T22:00");
    write(MailKind.INCIDENT_REPORTED, "SIR-1", EVA, 1);
    transaction.executeWithoutResult(
        status -> outbox.enqueue(mail(MailKind.INCIDENT_CLOSED, "SIR-1", EVA, 1).toWhoKnows()));

    at("2026-12-02T09:30");
    dispatcher.dispatchDue();

    assertThat(sentTo(EVA)).containsExactly("incident-closed");
  }

  @Test
  void aRetryOfTheOlderDelaysTheNewer() {
    at("2026-12-01T10:00");
    write(MailKind.INCIDENT_REPORTED, "SIR-1", EVA, 1);
    server.answers(command -> command.startsWith("RCPT TO") ? "451 4.7.1 come again" : null);
    dispatcher.dispatchDue();
    server.works();
    write(MailKind.INCIDENT_REMINDER, "SIR-1", EVA, 1);

    assertThat(dispatcher.dispatchDue())
        .as("the older one waits, so does the newer")
        .isZero();
    assertThat(dispatcher.nextDue()).contains(berlin("2026-12-01T10:01"));

    at("2026-12-01T10:01");
    dispatcher.dispatchDue();
    at("2026-12-02T09:30");
    dispatcher.dispatchDue();
    assertThat(sentTo(EVA)).containsExactly("incident-reported", "incident-reminder");
  }

  @Test
  void whatComesBackAfterANewerOneHasLeftIsNotSentAgain() {
    at("2026-12-01T10:00");
    write(MailKind.REVIEW_PACK, "TR-1", EVA, 1);
    server.answers(command -> command.startsWith("RCPT TO") ? "550 5.1.1 no such user" : null);
    dispatcher.dispatchDue();
    server.works();
    write(MailKind.REVIEW_NEW_DATE, "TR-1", EVA, 1);
    dispatcher.dispatchDue();

    UUID pack = jdbc.sql("select id from mail_outbox where template = 'review-pack'")
        .query(UUID.class)
        .single();
    mails.retry(pack, null);
    dispatcher.dispatchDue();

    assertThat(sentTo(EVA)).containsExactly("review-new-date");
    assertThat(statusOf("review-pack")).isEqualTo("SUPERSEDED");
  }

  @Test
  void anUrgentMailTakesWhatIsOlderAlong() {
    at("2026-12-01T22:00");
    write(MailKind.REVIEW_AGENDA_REQUEST, "TR-1", EVA, 1);
    write(MailKind.REVIEW_ANALYST_CHANGED, "TR-1", EVA, 1);

    assertThat(dispatcher.dispatchDue()).as("both, though it is night").isEqualTo(2);
  }

  @Test
  void aDigestSaysOnceByWhenAnAnswerIsNeeded() {
    at("2026-12-01T22:00");
    write(MailKind.INCIDENT_HELP, "SIR-1", EVA, 1);
    write(MailKind.INCIDENT_STILL_PRESENT, "SIR-1", EVA, 2);
    write(MailKind.INCIDENT_REPORTED, "SIR-2", EVA, 1);

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    String digest = jdbc.sql("select body from mail_outbox where template = 'digest'")
        .query(String.class)
        .single();
    assertThat(digest.split("We need your answer by", -1))
        .as("one for each incident")
        .hasSize(3);
  }

  @Test
  void whatTheSameDigestSaysFirstHasBeenHeard() {
    at("2026-12-01T22:00");
    write(MailKind.INCIDENT_HELP, "SIR-1", EVA, 1);
    write(MailKind.INCIDENT_WITHDRAWN, "SIR-1", EVA, 1);

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(sentTo(EVA)).containsExactly("digest");
    assertThat(statusOf("incident-help")).isEqualTo("SENT");
    assertThat(statusOf("incident-withdrawn")).isEqualTo("SENT");
  }

  @Test
  void whatIsTakenOutOfTheDigestHasNotBeenHeard() {
    at("2026-12-01T22:00");
    transaction.executeWithoutResult(status -> outbox.enqueue(
        mail(MailKind.INCIDENT_WITHDRAWN, "SIR-1", EVA, 1).before(berlin("2026-12-02T09:00"))));
    write(MailKind.INCIDENT_CLOSED, "SIR-1", EVA, 1);

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isZero();

    assertThat(statusOf("incident-withdrawn")).isEqualTo("SUPERSEDED");
    assertThat(statusOf("incident-closed")).isEqualTo("SUPERSEDED");
  }

  @Test
  void whatIsOverBeforeItLeavesDoesNotLeave() {
    at("2026-12-01T22:00");
    transaction.executeWithoutResult(status -> outbox.enqueue(
        mail(MailKind.QUESTION_CLOSING_NOTICE, "Q-1", EVA, 1).before(berlin("2026-12-02T09:00"))));

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(statusOf("question-closing-notice")).isEqualTo("SUPERSEDED");
  }

  @Test
  void whoSwitchedTheNewerOneOffDoesNotGetWhatItReplaces() {
    at("2026-12-01T22:00");
    write(MailKind.INCIDENT_REMINDER, "SIR-1", EVA, 1);
    jdbc.sql("""
            insert into mail_preference (client_reference, email, event, off_since, off_by)
            values (:client, :email, 'incident-closed', now(), 'PAGE')
            """).param("client", CLIENT).param("email", EVA).update();
    transaction.executeWithoutResult(
        status -> assertThat(outbox.enqueue(mail(MailKind.INCIDENT_CLOSED, "SIR-1", EVA, 1)))
            .isFalse());

    at("2026-12-02T09:30");
    assertThat(dispatcher.dispatchDue()).isZero();
  }

  private static List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (MailSubject subject : MailSubject.values()) {
      List<MailKind> kinds = MailSubjects.about(subject);
      for (Predicate<MailKind> audience :
          List.<Predicate<MailKind>>of(MailKind::isForStaff, kind -> !kind.isForStaff())) {
        for (MailKind older : kinds) {
          Stream<MailKind> newer = kinds.stream().filter(audience);
          if (audience.test(older)) {
            newer.forEach(kind -> pairs.add(new Pair(older, kind)));
          }
        }
      }
    }
    return pairs;
  }

  private void write(MailKind kind, String reference, String address, int count) {
    transaction.executeWithoutResult(status ->
        assertThat(outbox.enqueue(mail(kind, reference, address, count))).isTrue());
  }

  private Mail mail(MailKind kind, String reference, String address, int count) {
    Map<String, Object> model = new HashMap<>(new MailSamples().usual(kind.template()));
    model.remove("link");
    boolean staff = kind.isForStaff();
    return new Mail(
        new MailKey(kind, reference, count),
        new Recipient(staff ? null : CLIENT, "Eva", address, "en", SampleClient.BERLIN, "DE"),
        model,
        MailSubjects.of(kind).orElseThrow() == MailSubject.INCIDENT ? "HIGH" : null,
        staff ? null : new Mail.Link(LinkScope.CLIENT, CLIENT));
  }

  private Written written(String reference, int count) {
    return jdbc.sql("""
            select status, message_id, digest_id is not null as in_digest from mail_outbox
            where business_key = :reference and count = :count
            """)
        .param("reference", reference)
        .param("count", count)
        .query((row, n) -> new Written(
            row.getString("status"), row.getString("message_id"), row.getBoolean("in_digest")))
        .single();
  }

  /** The templates of what has left, in its order; all of them went by themselves. */
  private List<String> sentTo(String address) {
    Map<String, String> templates = new HashMap<>();
    jdbc.sql("select message_id, template from mail_outbox").query(row -> {
      templates.put(row.getString("message_id"), row.getString("template"));
    });
    return server.accepted().stream()
        .filter(mail -> mail.recipient().contains(address))
        .map(mail -> templates.get(mail.messageId()))
        .toList();
  }

  private String statusOf(String template) {
    return jdbc.sql("select status from mail_outbox where template = :template")
        .param("template", template)
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

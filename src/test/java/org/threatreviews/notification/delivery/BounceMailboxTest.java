package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.threatreviews.client.AutomaticAnswers;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.bounce.Bounce;
import org.threatreviews.notification.bounce.BounceCorpus;
import org.threatreviews.notification.bounce.ReturnedMails;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.threatreviews.support.SampleClient;
import org.threatreviews.support.Thoroughness;

/** What mail servers send back, in a mailbox that is read by IMAP. */
@ProcessTest
class BounceMailboxTest {

  private static final Set<Bounce.Kind> FOR_A_PERSON =
      Set.of(Bounce.Kind.UNKNOWN, Bounce.Kind.COMPLAINT, Bounce.Kind.CHALLENGE);

  private static final String OURS = "<7d1c2f4e-0000-4000-8000-000000000001@mdr.example>";

  @Autowired
  StoredMails mails;

  @Autowired
  Clients clients;

  @Autowired
  AutomaticAnswers answers;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  Clock clock;

  @Autowired
  CountedBounces shown;

  @Autowired
  MeterRegistry meters;

  @Autowired
  MockMvc browser;

  private final CountedBounces toRead = new CountedBounces();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  private GreenMailUser postbox;
  private BounceMailbox mailbox;

  @BeforeEach
  void openMailbox() {
    server.start();
    postbox = server.setUser("bounces@mdr.example", "bounces", "secret");
    mailbox = mailbox("secret");
    sent();
  }

  @AfterEach
  void closeMailbox() {
    server.stop();
  }

  private BounceMailbox mailbox(String password) {
    return new BounceMailbox(
        new BounceSettings(
            "127.0.0.1", server.getImap().getPort(), "bounces", password, "INBOX", false),
        mails,
        toRead);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "message/rfc822",
        "text/rfc822-headers",
        "text/plain",
        "application/octet-stream; name=\"mail.eml\""
      })
  void givesUpAMailThatCameBackWholeOrWithItsHeadersOnly(String returned) throws Exception {
    deliver(report("failed", returned, OURS));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(mail().reason()).isEqualTo("smtp; 550 5.1.1 No such user here");
    assertThat(unread()).isZero();
  }

  @Test
  void givesUpOnceWhatIsReportedTwice() throws Exception {
    deliver(report("failed", "message/rfc822", OURS));
    mailbox.read();
    mails.retry(mail().id(), null);
    jdbc.sql("update mail_outbox set status = 'SENT'").update();

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
  }

  @Test
  void doesNothingAboutADelay() throws Exception {
    deliver(report("delayed", "message/rfc822", OURS));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).isZero();
  }

  @Test
  void ignoresWhatMachinesAnswer() throws Exception {
    deliver("Auto-Submitted: auto-replied\r\nSubject: On holiday\r\n\r\nBack in August.\r\n");
    deliver("Precedence: auto_reply\r\nSubject: On holiday\r\n\r\nBack in May.\r\n");

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).isZero();
  }

  @Test
  void leavesWhatItDoesNotUnderstandToAPersonAndLooksAtItOnce() throws Exception {
    deliver("Subject: Who are you?\r\n\r\nPlease call me.\r\n");
    deliver("Content-Type: multipart/report; boundary=none\r\nSubject: Broken\r\n\r\n--none\r\n");
    // a report, and about a mail of ours, but that one went to somebody else
    deliver(
        report("failed", "text/plain", OURS).replace("eva@nord.example", "nobody@nord.example"));

    mailbox.read();
    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).isEqualTo(3);
    assertThat(messages())
        .allSatisfy(message -> assertThat(message.isSet(Flags.Flag.FLAGGED)).isTrue());
  }

  @Test
  void readsOnWhenAReportIsAboutNoMailOfOurs() throws Exception {
    deliver(report("failed", "message/rfc822", "<other@mdr.example>"));
    deliver(report("failed", "message/rfc822", OURS));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(unread()).isZero();
  }

  @Test
  void aReportOfAMailThatHasGoneToAnotherAddressSinceIsDoneWith() throws Exception {
    deliver(
        report("failed", "message/rfc822", "<7d1c2f4e-0000-4000-8000-00000000ffff@mdr.example>"));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<202612210900.4Tq0@relay.example>", "<other@mdr.example>"})
  void findsAMailByItsRecipientWhereARelayHasChangedItsMessageId(String changed) throws Exception {
    deliver(report("failed", "message/rfc822", changed));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(unread()).isZero();
  }

  @Test
  void takesOfSeveralMailsToOneRecipientTheOneThatIsMeant() throws Exception {
    sent("eva@nord.example", "<2@mdr.example>", "Good bye", CleanState.START.minusSeconds(7200));
    sent("eva@nord.example", "<3@mdr.example>", "Hello", CleanState.START.minusSeconds(3600));
    sent("eva@nord.example", "<4@mdr.example>", "Hello", CleanState.START.minusSeconds(1800));
    sent("max@nord.example", "<5@mdr.example>", "Hello", CleanState.START.minusSeconds(3600));
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace("Subject: Hello", "Subject: Good bye"));
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace(
            "Subject: Hello",
            "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    CleanState.START.minusSeconds(3601).atOffset(ZoneOffset.UTC))
                + "\r\nSubject: Hello"));

    mailbox.read();

    assertThat(failedIds()).containsExactlyInAnyOrder("<2@mdr.example>", "<3@mdr.example>");
    assertThat(unread()).isZero();
  }

  @Test
  void takesNoMailForAnothersThatWasReturnedToo() throws Exception {
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace("threat-reviews@mdr.example", "newsletter@mdr.example"));
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace("eva@nord.example", "nobody@nord.example"));
    jdbc.sql("update mail_outbox set sent_at = sent_at - interval '8 days'").update();
    deliver(report("failed", "message/rfc822", "<1@relay.example>"));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).as("for a person").isEqualTo(3);
    assertThat(toRead.count()).isEqualTo(3);
  }

  /** Anybody can write to the mailbox, also who has got a mail of ours and knows its Message-ID. */
  @Test
  void believesNobodyWhoSpeaksOfAnothersMail() throws Exception {
    sent("max@nord.example", "<5@mdr.example>", "Hello", CleanState.START);
    deliver(
        report("failed", "message/rfc822", OURS).replace("eva@nord.example", "max@nord.example"));
    deliver(report("failed", "message/rfc822", "<5@mdr.example>"));
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace("eva@nord.example", "ceo@other.example"));
    deliver(report("delayed", "message/rfc822", "<5@mdr.example>"));

    mailbox.read();

    assertThat(failedIds()).isEmpty();
    assertThat(mails.page(null, null, 0, 10).items())
        .extracting(MailRecord::reason)
        .containsOnlyNulls();
    assertThat(unread())
        .as("for a person; nobody has to do anything about a delay")
        .isEqualTo(3);
  }

  @Test
  void aMailThatWasPassedOnAndCameBackFromThereIsUndeliverable() throws Exception {
    deliver(report("failed", "message/rfc822", OURS)
        .replace(
            "Final-Recipient: rfc822; eva@nord.example", "Final-Recipient: rfc822; e@home.example")
        .replace("From: threat-reviews", "To: Eva <EVA@nord.example>\r\nFrom: threat-reviews"));

    mailbox.read();

    assertThat(failedIds()).containsExactly(OURS);
  }

  @Test
  void knowsAnAddressInLettersByItsNameOnTheWire() throws Exception {
    sent("eva@nörd.example", "<6@mdr.example>", "Hello", CleanState.START);
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace("eva@nord.example", "Eva@xn--nrd-sna.example"));

    mailbox.read();

    assertThat(failedIds()).containsExactly("<6@mdr.example>");
  }

  @Test
  void aMailOfAnotherDayIsNotTheOneThatCameBack() throws Exception {
    deliver(report("failed", "message/rfc822", "<1@relay.example>")
        .replace(
            "Subject: Hello",
            "Date: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    CleanState.START.minusSeconds(200_000).atOffset(ZoneOffset.UTC))
                + "\r\nSubject: Hello"));

    mailbox.read();

    assertThat(failedIds()).isEmpty();
    assertThat(unread()).isEqualTo(1);
  }

  @Test
  void knowsAMailByTheAddressItWasSentFrom() throws Exception {
    NotificationSettings settings = new NotificationSettings(
        "threat-reviews@mdr.example",
        "Threat Review team",
        URI.create("http://localhost"),
        Duration.ofDays(1),
        Duration.ofMinutes(15),
        Duration.ofMinutes(10),
        Duration.ofMinutes(30),
        "bounces+{mail}@mdr.example");
    ReturnedMails returned = new ReturnedMails(jdbc, settings, clock);
    String path = "BOUNCES+7D1C2F4E000040008000000000000001@mdr.example";
    String notice =
        "From: postmaster@relay.example\r\nSubject: Undeliverable\r\n%s\r\n\r\nSorry.\r\n";

    for (String header : List.of("To: %s", "Delivered-To: %s", "X-Original-To: <%s>")) {
      byte[] message = notice.formatted(header.formatted(path)).getBytes(StandardCharsets.US_ASCII);
      assertThat(returned.find(Bounce.of(message)))
          .isEqualTo(new ReturnedMails.Found(Optional.of(OURS), false));
    }
    byte[] gone =
        notice.formatted("To: " + path.replace("1@", "2@")).getBytes(StandardCharsets.US_ASCII);
    assertThat(returned.find(Bounce.of(gone)))
        .isEqualTo(new ReturnedMails.Found(Optional.empty(), true));
  }

  @Test
  void keepsWithAMailWhatElseBecameOfIt() throws Exception {
    deliver(report("delivered", "message/rfc822", OURS));
    mailbox.read();
    assertThat(mail().reason()).isEqualTo("Delivered: smtp; 550 5.1.1 No such user here");
    assertThat(unread()).isZero();

    deliver("Subject: Read: Hello\r\nContent-Type: multipart/report;"
        + " report-type=disposition-notification; boundary=cut\r\n\r\n--cut\r\n"
        + "Content-Type: message/disposition-notification\r\n\r\nOriginal-Message-ID: " + OURS
        + "\r\nDisposition: manual-action/MDN-sent-manually; displayed\r\n--cut--\r\n");
    mailbox.read();
    assertThat(unread()).isZero();
    assertThat(mail().reason()).as("who reads what is not kept").startsWith("Delivered");

    deliver("Subject: Please confirm your message\r\nX-Delivery-Agent: TMDA/1.1\r\nIn-Reply-To: "
        + OURS + "\r\n\r\nReply to this mail.\r\n");
    mailbox.read();
    assertThat(mail().reason()).isEqualTo("Held back: Please confirm your message");
    assertThat(unread()).as("somebody has to").isEqualTo(1);

    deliver("Subject: FW: Hello\r\nContent-Type: multipart/report;"
        + " report-type=feedback-report; boundary=cut\r\n\r\n--cut\r\n"
        + "Content-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n--cut\r\n"
        + "Content-Type: message/rfc822\r\n\r\nMessage-ID: " + OURS
        + "\r\n\r\nHello\r\n--cut--\r\n");
    mailbox.read();
    assertThat(mail().reason()).isEqualTo("Called spam: FW: Hello");
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(unread()).isEqualTo(2);
  }

  /** A server that falls over one message must not keep all behind it from being read. */
  @Test
  void readsOnBehindAMessageAtWhichTheConnectionBreaks() throws Exception {
    deliver("Subject: Poison\r\n\r\nThis breaks it.\r\n");
    deliver(report("failed", "message/rfc822", OURS));
    try (BreakingLine line = new BreakingLine(server.getImap().getPort(), "This breaks it")) {
      BounceMailbox breaking = new BounceMailbox(
          new BounceSettings("127.0.0.1", line.port(), "bounces", "secret", "INBOX", false),
          mails,
          toRead);

      breaking.read();
      assertThat(mail().status()).isEqualTo(MailStatus.SENT);

      breaking.read();
      assertThat(mail().status()).isEqualTo(MailStatus.FAILED);

      breaking.read();
      assertThat(unread()).as("left to a person").isEqualTo(1);
      assertThat(toRead.count()).isEqualTo(1);
    }
  }

  @Test
  void keepsWithAMailThatItIsLateOrWasAnsweredAutomatically() throws Exception {
    deliver(report("delayed", "message/rfc822", OURS));
    mailbox.read();
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(mail().reason()).isEqualTo("Delayed: smtp; 550 5.1.1 No such user here");

    deliver("Auto-Submitted: auto-replied\r\nSubject: Automatic reply: Hello\r\nIn-Reply-To: "
        + OURS
        + "\r\n\r\nBack in August.\r\n");
    mailbox.read();
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);
    assertThat(mail().reason()).isEqualTo("Automatic answer: Automatic reply: Hello");
    assertThat(unread()).isZero();
  }

  @Test
  void notesAnAutomaticAnswerAtTheContact() throws Exception {
    Client client = clients.register(SampleClient.of("NORTH"));
    jdbc.sql("update mail_outbox set client_reference = 'NORTH', recipient = :maria")
        .param("maria", SampleClient.MARIA)
        .update();

    deliver("Auto-Submitted: auto-replied\r\nSubject: On holiday\r\nIn-Reply-To: "
        + OURS
        + "\r\n\r\nBack in August.\r\n");
    mailbox.read();

    assertThat(answers.unexplained(client, CleanState.START).values())
        .singleElement()
        .satisfies(answer -> assertThat(answer.subject()).contains("On holiday"));
  }

  @ParameterizedTest
  @CsvSource({
    "nul-in-reason, <9@mdr.example>, smtp; 550 5.7.1 Message content rejected: binary",
    "global-delivery-status, <bbbe20b6-dc0b-41ce-b6b5-d31d10230eec@mdr.example>, smtp; 550 5.1.1 No such user",
    "exim-plain-text, <b8fe9da1-9f34-46cd-869d-bbc98ca0898a@mdr.example>, Unrouteable address"
  })
  void givesUpWhatWasForgottenBeforeAndReadsOn(String file, String messageId, String reason)
      throws Exception {
    sent("sam@bugs.example", messageId, "Action needed", CleanState.START);
    try (var in = getClass().getResourceAsStream("/bounces/" + file + ".eml")) {
      postbox.deliver(new MimeMessage(null, in));
    }
    deliver(report("failed", "message/rfc822", OURS));

    mailbox.read();

    assertThat(failedIds()).containsExactlyInAnyOrder(messageId, OURS);
    assertThat(mails.page(MailStatus.FAILED, null, 0, 10).items())
        .extracting(MailRecord::reason)
        .contains(reason);
    assertThat(unread()).isZero();
  }

  @Test
  void readsOnWhateverOneMessageIsLike() throws Exception {
    deliver("Subject: =?x?Q?\0?=\r\nContent-Type: \0\0; boundary=\0\r\n\r\n\0\0\r\n");
    deliver("Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n--\r\n--\r\n");
    deliver("Content-Transfer-Encoding: uuencode\r\n\r\nbegin\r\n");
    deliver("Content-Type: multipart/mixed; boundary=a\r\n\r\n"
        + "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n".repeat(2000));
    deliver("Subject: Large\r\n\r\n" + "x".repeat(70).concat("\r\n").repeat(60_000));
    deliver("\r\n");
    deliver(report("failed", "message/rfc822", OURS));

    mailbox.read();

    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(unread()).as("all but the last").isEqualTo(6);
    assertThat(toRead.count()).isEqualTo(6);

    messages().get(0).setFlag(Flags.Flag.SEEN, true);
    mailbox.read();
    assertThat(toRead.count()).as("one was read by a person").isEqualTo(5);
  }

  @Test
  void leavesForTheNextTimeWhatCannotBeKeptNow() throws Exception {
    deliver(report("failed", "message/rfc822", OURS));
    deliver("Auto-Submitted: auto-replied\r\nSubject: On holiday\r\n\r\nBack in August.\r\n");
    jdbc.sql("alter table mail_outbox rename to mail_outbox_elsewhere").update();
    try {
      mailbox.read();
    } finally {
      jdbc.sql("alter table mail_outbox_elsewhere rename to mail_outbox").update();
    }
    assertThat(unread()).as("the report, not the answer behind it").isEqualTo(1);
    assertThat(toRead.count()).isZero();

    mailbox.read();
    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
    assertThat(unread()).isZero();
  }

  @Test
  void theTeamLeadSeesHowManyAreToBeRead() throws Exception {
    assertThat(page("/board/mails")).doesNotContain("bounce mailbox");
    assertThat(page("/board")).doesNotContain("bounce mailbox");
    shown.counted(2);
    try {
      assertThat(page("/board/mails"))
          .contains("2 messages in the bounce mailbox were not understood");
      assertThat(page("/board"))
          .contains("Messages to read in the bounce mailbox: 2")
          .doesNotContain("nothing is waiting for you");
      assertThat(page("/api/v1/board")).contains("\"bouncesToRead\":2");
      assertThat(meters.get("threatreviews.mail.bounces.unread").gauge().value())
          .isEqualTo(2);
    } finally {
      shown.counted(0);
    }
  }

  private String page(String address) throws Exception {
    return browser
        .perform(
            get(address).with(user("lead").authorities(new SimpleGrantedAuthority("team-lead"))))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  @Test
  void dealsWithAllThatMailSystemsWrite() throws Exception {
    int step = Thoroughness.isFull() ? 1 : 8;
    List<BounceCorpus.Sample> all = BounceCorpus.samples();
    List<BounceCorpus.Sample> samples = IntStream.range(0, all.size())
        .filter(number -> number % step == step / 2)
        .mapToObj(all::get)
        .toList();
    for (BounceCorpus.Sample sample : samples) {
      sent(sample.recipient(), sample.messageId(), "[SEC-1] Åtgärd behövs", CleanState.START);
      postbox.deliver(new MimeMessage(null, new ByteArrayInputStream(sample.message())));
    }

    mailbox.read();

    assertThat(failedIds())
        .containsExactlyInAnyOrderElementsOf(samples.stream()
            .filter(sample -> sample.expected() == Bounce.Kind.FAILED)
            .map(BounceCorpus.Sample::messageId)
            .toList());
    assertThat(unread()).isEqualTo(toRead.count());
    assertThat(unread())
        .isEqualTo(samples.stream()
            .filter(sample -> FOR_A_PERSON.contains(sample.expected()))
            .count());
  }

  @Test
  void waitsForAMailboxThatCannotBeRead() throws Exception {
    deliver(report("failed", "message/rfc822", OURS));

    mailbox("wrong").read();
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);

    mailbox.read();
    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
  }

  private void sent() {
    sent("eva@nord.example", OURS, "Hello", CleanState.START);
  }

  private void sent(String recipient, String messageId, String subject, Instant at) {
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, subject, body, message_id, status,
                                     created_at, next_attempt_at, sent_at)
            values (:id, 'incident-follow-up', :key, 'serviceTask_notifyContacts', 1,
                    :recipient, 'Eva', :subject, 'Hello', :messageId, 'SENT',
                    :at, :at, :at)
            """)
        .param("id", UUID.randomUUID())
        .param("key", "SEC-" + messageId)
        .param("recipient", recipient)
        .param("subject", subject)
        .param("messageId", messageId)
        .param("at", Timestamp.from(at))
        .update();
  }

  private List<String> failedIds() {
    return jdbc.sql("select message_id from mail_outbox where status = 'FAILED'")
        .query(String.class)
        .list();
  }

  private MailRecord mail() {
    return mails.page(null, null, 0, 10).items().get(0);
  }

  private void deliver(String message) throws Exception {
    String whole = "From: mailer-daemon@relay.example\r\nTo: bounces@mdr.example\r\n"
        + "MIME-Version: 1.0\r\n" + message;
    postbox.deliver(
        new MimeMessage(null, new ByteArrayInputStream(whole.getBytes(StandardCharsets.US_ASCII))));
  }

  private List<MimeMessage> messages() {
    return List.of(server.getReceivedMessages());
  }

  private long unread() throws Exception {
    long unread = 0;
    for (MimeMessage message : messages()) {
      if (!message.isSet(Flags.Flag.SEEN)) {
        unread++;
      }
    }
    return unread;
  }

  private static String report(String action, String returned, String messageId) {
    return """
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        Content-Type: multipart/report; report-type=delivery-status; boundary="cut"

        --cut
        Content-Type: text/plain

        This is the mail system at relay.example.

        --cut
        Content-Type: message/delivery-status

        Reporting-MTA: dns; relay.example

        Final-Recipient: rfc822; eva@nord.example
        Action: %s
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1
            No such user here

        --cut
        Content-Type: %s

        Message-ID: %s
        From: threat-reviews@mdr.example
        Subject: Hello

        Hello
        --cut--
        """.formatted(action, returned, messageId).replace("\n", "\r\n");
  }
}

package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/** What mail servers send back, in a mailbox that is read by IMAP. */
@ProcessTest
class BounceMailboxTest {

  private static final String OURS = "<7d1c2f4e-0000-4000-8000-000000000001@mdr.example>";

  @Autowired
  StoredMails mails;

  @Autowired
  JdbcClient jdbc;

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
        mails);
  }

  @ParameterizedTest
  @ValueSource(strings = {"message/rfc822", "text/rfc822-headers"})
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
    deliver(report("failed", "text/plain", OURS));

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
  void waitsForAMailboxThatCannotBeRead() throws Exception {
    deliver(report("failed", "message/rfc822", OURS));

    mailbox("wrong").read();
    assertThat(mail().status()).isEqualTo(MailStatus.SENT);

    mailbox.read();
    assertThat(mail().status()).isEqualTo(MailStatus.FAILED);
  }

  private void sent() {
    jdbc.sql("""
            insert into mail_outbox (id, process, business_key, element, count, recipient,
                                     recipient_name, subject, body, message_id, status,
                                     created_at, next_attempt_at, sent_at)
            values (:id, 'incident-follow-up', 'SEC-1', 'serviceTask_notifyContacts', 1,
                    'eva@nord.example', 'Eva', 'Hello', 'Hello', :messageId, 'SENT',
                    :now, :now, :now)
            """)
        .param("id", UUID.randomUUID())
        .param("messageId", OURS)
        .param("now", Timestamp.from(CleanState.START))
        .update();
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

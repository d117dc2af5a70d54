package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;

/**
 * Mail through a Postfix, configured as {@code docs/operations.md} says: over STARTTLS, signed in,
 * and to nobody but the server that was meant. Needs Postfix and root's rights.
 */
@ProcessTest
@ExtendWith(OutputCaptureExtension.class)
class MailRelayTest {

  private static final String EVA = "eva@nord.example";

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  StoredMails mails;

  @Autowired
  NotificationSettings settings;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  private MailRelay relay;

  @AfterEach
  void stopRelay() {
    if (relay != null) {
      relay.close();
    }
  }

  @Test
  void mailsArriveAsTheyAreInTheOutbox() throws Exception {
    relay = MailRelay.start();
    byte[] file = new byte[70_000];
    IntStream.range(0, file.length).forEach(i -> file[i] = (byte) (i * 31 >> 4));
    queue(new Mail(
        new MailKey(MailKind.REVIEW_PACK, "NORD", 1),
        recipient("山田太郎", EVA, "ja"),
        new MailSamples().all().get("review-pack").get("with an agenda"),
        null,
        null,
        List.of(new Attachment("レビュー Q1 2027.pdf", "application/pdf", file))));
    queueLetters("max@nord.example", 4);

    assertThat(dispatcher().dispatchDue()).isEqualTo(5);

    List<MimeMessage> delivered = relay.delivered(5);
    for (MimeMessage mail : delivered) {
      assertThat(mail.getHeader("Return-Path")).containsExactly("<" + settings.from() + ">");
      assertThat(shownOf(mail)).isEqualTo(queuedAs(mail.getMessageID()));
    }
    assertThat(messageIds(delivered)).hasSize(5);
    MimeMessage pack = delivered.stream()
        .filter(mail -> addressOf(mail).equals(EVA))
        .findFirst()
        .orElseThrow();
    assertThat(pack.getSubject()).containsPattern("\\p{IsKatakana}");
    BodyPart attached = ((MimeMultipart) pack.getContent()).getBodyPart(1);
    assertThat(attached.getInputStream().readAllBytes()).isEqualTo(file);
    assertThat(attached.getContentType()).startsWith("application/pdf");
    assertThat(MimeUtility.decodeText(attached.getFileName())).isEqualTo("レビュー Q1 2027.pdf");

    relay.logged(line -> line.contains("disconnect from") && line.contains("quit=1"));
    assertThat(relay.conversations())
        .as("one connection, encrypted and signed in")
        .singleElement()
        .asString()
        .contains("starttls=1", "auth=1", "mail=5", "rcpt=5", "data=5");
  }

  @Test
  void aWrongPasswordIsNoMailsFault() {
    relay = MailRelay.start();
    queueLetters(EVA, 3);
    MailDispatcher signedInWrongly =
        dispatcher(sender("another password", relay.trustingSockets()));

    assertThat(signedInWrongly.dispatchDue()).isZero();

    relay.logged(line -> line.contains("SASL") && line.contains("authentication failed"));
    assertThat(untouched()).isEqualTo(3);
    assertThat(signedInWrongly.nextDue()).contains(CleanState.START.plusSeconds(60));

    MailDispatcher afterItsCorrection = dispatcher();
    assertThat(afterItsCorrection.dispatchDue()).isEqualTo(3);
    assertThat(messageIds(relay.delivered(3))).hasSize(3);
  }

  @Test
  void nothingLeavesInClear() {
    relay = MailRelay.startWithoutEncryption();
    queueLetters(EVA, 3);

    assertThat(dispatcher().dispatchDue()).isZero();

    relay.logged(line -> line.contains("disconnect from") && line.contains("ehlo="));
    assertThat(relay.conversations())
        .as("neither the password nor a mail")
        .isNotEmpty()
        .noneMatch(line -> line.contains("auth=") || line.contains("mail="));
    assertThat(relay.hasTakenMail()).isFalse();
    assertThat(untouched()).isEqualTo(3);
  }

  @Test
  void aCertificateForAnotherHostIsRefused(CapturedOutput output) {
    relay = MailRelay.startAs("relay.elsewhere.example");
    queueLetters(EVA, 3);

    assertThat(dispatcher().dispatchDue()).isZero();

    assertNobodySignedIn();
    assertThat(output).as("the log says why").contains("matching localhost");
  }

  @Test
  void aCertificateOfAnUnknownIssuerIsRefused(CapturedOutput output) {
    relay = MailRelay.start();
    queueLetters(EVA, 3);

    assertThat(dispatcher(sender(relay.password(), null)).dispatchDue()).isZero();

    assertNobodySignedIn();
    assertThat(output).as("the log says why").contains("valid certification path");
  }

  private void assertNobodySignedIn() {
    relay.logged(line -> line.contains("disconnect from") && line.contains("starttls="));
    assertThat(relay.conversations())
        .isNotEmpty()
        .noneMatch(line -> line.contains("auth=") || line.contains("mail="));
    assertThat(relay.hasTakenMail()).isFalse();
    assertThat(untouched()).isEqualTo(3);
  }

  @Test
  void aRecipientThatIsRefusedFailsWithTheServersWords() {
    relay = MailRelay.start();
    queueLetters("gone@nord.example", 1);
    queueLetters(EVA, 2);

    assertThat(dispatcher().dispatchDue()).isEqualTo(2);

    assertThat(messageIds(relay.delivered(2))).hasSize(2);
    assertThat(jdbc.sql("select recipient || ': ' || last_error from mail_outbox"
                + " where status = 'FAILED' and attempts = 1")
            .query(String.class)
            .single())
        .isEqualTo("gone@nord.example: 550 5.1.1 <gone@nord.example>: Recipient address rejected:"
            + " User unknown in virtual mailbox table");
  }

  @Test
  void aServerThatDiesInTheMiddleGetsEveryMailAfterItsRestart() {
    relay = MailRelay.start();
    queueLetters(EVA, 60);
    Set<Integer> deadly = new HashSet<>(Set.of(1, 20, 21, 45));
    AtomicReference<Integer> handedOver = new AtomicReference<>(0);
    JavaMailSenderImpl sender = new JavaMailSenderImpl() {
      @Override
      public MimeMessage createMimeMessage() {
        return new Interrupted(getSession(), () -> {
          if (deadly.remove(handedOver.updateAndGet(n -> n + 1))) {
            relay.kill();
          }
        });
      }
    };
    configureLike(sender(relay.password(), relay.trustingSockets()), sender);
    MailDispatcher dispatcher = dispatcher(sender);

    int sent = dispatcher.dispatchDue();
    while (dispatcher.nextDue().isPresent()) {
      relay.up();
      time.set(dispatcher.nextDue().get());
      sent += dispatcher.dispatchDue();
    }

    assertThat(deadly).as("it died each time").isEmpty();
    assertThat(sent).isEqualTo(60);
    assertThat(messageIds(relay.delivered(60)))
        .isEqualTo(Set.copyOf(jdbc.sql("select message_id from mail_outbox where status = 'SENT'")
            .query(String.class)
            .list()));
  }

  /** Something happens after its text has gone to the server, before the server knows its end. */
  private static final class Interrupted extends SMTPMessage {

    private final Runnable event;

    Interrupted(Session session, Runnable event) {
      super(session);
      this.event = event;
    }

    @Override
    public void writeTo(OutputStream out, String[] ignored) throws IOException, MessagingException {
      super.writeTo(out, ignored);
      out.flush();
      event.run();
    }
  }

  private MailDispatcher dispatcher() {
    return dispatcher(sender(relay.password(), relay.trustingSockets()));
  }

  private MailDispatcher dispatcher(JavaMailSenderImpl sender) {
    return dispatchers.through(sender);
  }

  /**
   * The sender that the application makes of the properties that operations.md names.
   *
   * @param trusting stands for {@code -Djavax.net.ssl.trustStore}, which can't be changed while a
   *     JVM runs; null for the JVM's own
   */
  private JavaMailSenderImpl sender(String password, SSLSocketFactory trusting) {
    AtomicReference<JavaMailSenderImpl> sender = new AtomicReference<>();
    new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
        .withPropertyValues(
            "spring.mail.host=" + MailRelay.HOST,
            "spring.mail.port=" + relay.port(),
            "spring.mail.username=" + MailRelay.USER,
            "spring.mail.password=" + password,
            "spring.mail.properties.mail.smtp.auth=true",
            "spring.mail.properties.mail.smtp.starttls.required=true",
            "spring.mail.properties.mail.smtp.ssl.checkserveridentity=true")
        .run(context -> sender.set(context.getBean(JavaMailSenderImpl.class)));
    if (trusting != null) {
      sender.get().getJavaMailProperties().put("mail.smtp.ssl.socketFactory", trusting);
    }
    return sender.get();
  }

  private static void configureLike(JavaMailSenderImpl from, JavaMailSenderImpl to) {
    to.setHost(from.getHost());
    to.setPort(from.getPort());
    to.setProtocol(from.getProtocol());
    to.setUsername(from.getUsername());
    to.setPassword(from.getPassword());
    to.setJavaMailProperties(from.getJavaMailProperties());
  }

  private void queue(Mail mail) {
    transaction.executeWithoutResult(status -> outbox.enqueue(mail));
  }

  private void queueLetters(String address, int mails) {
    IntStream.rangeClosed(1, mails)
        .forEach(count -> queue(new Mail(
            new MailKey(MailKind.ANALYST_NEW_DATE, "NORD-" + count, count),
            recipient("Eva Öberg", address, "en"),
            Map.of(
                "title",
                "Größe " + count,
                "client",
                "Nordwind",
                "reference",
                "TR-NORD",
                "start",
                CleanState.START),
            "CRITICAL",
            null)));
  }

  private static Recipient recipient(String name, String address, String language) {
    return new Recipient(null, name, address, language, ZoneId.of("Europe/Berlin"), "DE");
  }

  /** What a reader sees of a mail. */
  private record Shown(String recipient, String subject, String text, String html) {}

  private static Shown shownOf(MimeMessage mail) throws MessagingException, IOException {
    return new Shown(
        addressOf(mail),
        mail.getSubject(),
        lines(find(mail, "text/plain")),
        lines(find(mail, "text/html")));
  }

  private Shown queuedAs(String messageId) {
    return jdbc.sql("""
            select recipient, subject, body, body_html from mail_outbox
            where message_id = :id and status = 'SENT'
            """)
        .param("id", messageId)
        .query((row, n) -> new Shown(
            row.getString("recipient"),
            row.getString("subject"),
            lines(row.getString("body")),
            lines(row.getString("body_html"))))
        .single();
  }

  private static String find(Part part, String type) throws MessagingException, IOException {
    if (part.isMimeType(type)) {
      return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
    if (part.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        String found = find(parts.getBodyPart(i), type);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Servers end each mail's last line, and mail has line ends of its own. */
  private static String lines(String text) {
    return text == null ? null : text.replace("\r\n", "\n").stripTrailing();
  }

  private static String addressOf(MimeMessage mail) {
    try {
      return ((InternetAddress) mail.getAllRecipients()[0]).getAddress();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> messageIds(List<MimeMessage> mails) {
    Set<String> ids = new HashSet<>();
    for (MimeMessage mail : mails) {
      try {
        ids.add(mail.getMessageID());
      } catch (MessagingException e) {
        throw new IllegalStateException(e);
      }
    }
    return ids;
  }

  /** How many mails are as they were when they were queued. */
  private int untouched() {
    return jdbc.sql("""
            select count(*) from mail_outbox
            where status = 'QUEUED' and attempts = 0 and interruptions = 0
              and next_attempt_at = created_at
            """).query(Integer.class).single();
  }
}

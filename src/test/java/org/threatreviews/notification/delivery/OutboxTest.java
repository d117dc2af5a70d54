package org.threatreviews.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.client.ClientRegistration;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.Subscription;
import org.threatreviews.demo.TestTime;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.ContactLink;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.template.MailSamples;
import org.threatreviews.support.CleanState;
import org.threatreviews.support.ProcessTest;
import org.thymeleaf.exceptions.TemplateEngineException;

@ProcessTest
class OutboxTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Pattern LINK = Pattern.compile("http://localhost:8080/c/([\\w-]+)");

  @Autowired
  Outbox outbox;

  @Autowired
  MailDispatcher dispatcher;

  @Autowired
  ContactLinks links;

  @Autowired
  Clients clients;

  @Autowired
  JdbcClient jdbc;

  @Autowired
  JavaMailSenderImpl sender;

  @Autowired
  MailDispatchers dispatchers;

  @Autowired
  TransactionTemplate transaction;

  @Autowired
  TestTime time;

  @BeforeEach
  void registerClient() {
    clients.register(new ClientRegistration(
        "NORD",
        "Nordwind",
        "DE",
        "de",
        BERLIN,
        Subscription.STANDARD,
        LocalDate.parse("2026-12-01"),
        LocalDate.parse("2027-11-30"),
        List.of(new Contact(
            "Eva", "eva@nord.example", null, ContactRole.CISO, 1, true, "en", BERLIN))));
  }

  @Test
  void mailLeavesOnlyAfterTheCommit() {
    transaction.executeWithoutResult(status -> {
      outbox.enqueue(letter("Eva", 1));
      assertThat(inAnotherThread(dispatcher::dispatchDue)).isZero();
    });

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);
    assertThat(caught()).hasSize(1);
  }

  @Test
  void aRolledBackStepLeavesNoMailAndNoLink() {
    transaction.executeWithoutResult(status -> {
      outbox.enqueue(letter("Eva", 1));
      status.setRollbackOnly();
    });

    assertThat(dispatcher.dispatchDue()).isZero();
    assertThat(rows("mail_outbox")).isZero();
    assertThat(rows("contact_link")).isZero();
  }

  @Test
  void mailIsOnlyWrittenWithinAStepsTransaction() {
    assertThatThrownBy(() -> outbox.enqueue(letter("Eva", 1)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  @Test
  void theSameKeyIsSentOnceToEachRecipient() {
    assertThat(enqueue(letter("Eva", 1))).isTrue();
    assertThat(enqueue(letter("Eva", 1))).isFalse();
    assertThat(enqueue(letter(recipient("Eva", "EVA@nord.example"), 1, "x"))).isFalse();
    assertThat(enqueue(letter(recipient("Max", "max@nord.example"), 1, "x"))).isTrue();
    assertThat(enqueue(letter("Eva", 2))).isTrue();

    assertThat(dispatcher.dispatchDue()).isEqualTo(3);
    assertThat(enqueue(letter("Eva", 1))).as("also after it was sent").isFalse();
    assertThat(rows("contact_link"))
        .as("no link for a mail that is not written")
        .isEqualTo(3);
  }

  @Test
  void twoStepsThatWriteTheSameMailAtOnceWriteItOnce() throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Callable<Boolean> step = () -> transaction.execute(status -> {
        boolean written = outbox.enqueue(letter("Eva", 1));
        first.countDown();
        return written;
      });
      Future<Boolean> one = threads.submit(step);
      first.await();
      Future<Boolean> two = threads.submit(step);

      assertThat(List.of(one.get(), two.get())).containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void aMalformedAddressFailsAndDoesNotHoldUpTheOthers() {
    enqueue(letter(recipient("Eva", "not an address"), 1, "x"));
    enqueue(letter("Max", 2));

    assertThat(dispatcher.dispatchDue()).isEqualTo(1);

    assertThat(jdbc.sql("select status from mail_outbox order by count")
            .query(String.class)
            .list())
        .containsExactly("FAILED", "SENT");
  }

  @Test
  void lineBreaksInNamesAndSubjectsBeginNoHeader() throws Exception {
    String attack = "Eva\r\nBcc: evil@example.org\r\n\r\nbody";
    enqueue(letter(recipient(attack, "eva@nord.example"), 1, "a\r\nBcc: evil@example.org"));

    dispatcher.dispatchDue();

    assertThat(caught()).hasSize(1);
    MimeMessage mail = caught().get(0);
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(recipients()).containsExactly("eva@nord.example");
  }

  @Test
  void umlautsAndOtherScriptsArrive() throws Exception {
    enqueue(letter(recipient("Jürgen 山田", "eva@nord.example"), 1, "Größe 安全"));

    dispatcher.dispatchDue();

    assertThat(caught().get(0).getSubject())
        .startsWith("New date for your threat review Größe 安全: ");
    assertThat(body()).contains("Dear Jürgen 山田,");
  }

  @Test
  void templateSyntaxInDataStaysText() throws Exception {
    String syntax = "[(${7*777})] __${7*777}__ ${7*777} [[*{x}]] <b>&amp;</b> \\n";
    enqueue(letter(recipient(syntax, "eva@nord.example"), 1, "T(java.lang.Runtime)"));

    dispatcher.dispatchDue();

    assertThat(body()).contains("Dear " + syntax + ",").doesNotContain("5439");
  }

  @Test
  void datesAreWrittenInTheRecipientsZoneAndLanguage() throws Exception {
    Recipient tokyo =
        new Recipient("NORD", "Yuki", "yuki@nord.example", "ja", ZoneId.of("Asia/Tokyo"), "JP");
    enqueue(letter(tokyo, 1, "x"));
    dispatcher.dispatchDue();
    assertThat(body()).contains("2026年12月1日（火）17:00（日本時間）");
    jdbc.sql("delete from demo_mail").update();

    Recipient stockholm = new Recipient(
        "NORD", "Ada", "ada@nord.example", "sv-SE", ZoneId.of("Europe/Stockholm"), "SE");
    enqueue(letter(stockholm, 1, "x"));
    dispatcher.dispatchDue();
    assertThat(body()).contains("Hej Ada");
    assertThat(body()).contains("tisdag 1 december 2026 kl. 09:00");
  }

  @Test
  void mailsAboutTheSameReferToTheSame() throws Exception {
    Mail.Link incident = new Mail.Link(LinkScope.INCIDENT, "SEC 1/é");
    for (MailKind kind :
        List.of(MailKind.INCIDENT_REPORTED, MailKind.INCIDENT_ACCEPTANCE_HEADS_UP)) {
      enqueue(new Mail(
          new MailKey(kind, "SEC 1/é", 1),
          recipient("Eva", "eva@nord.example"),
          new MailSamples().usual(kind.template()),
          "CRITICAL",
          incident));
    }
    enqueue(letter("Eva", 1));

    dispatcher.dispatchDue();

    List<String> roots = new ArrayList<>();
    for (MimeMessage mail : caught()) {
      assertThat(mail.getHeader("In-Reply-To")).isEqualTo(mail.getHeader("References"));
      roots.addAll(List.of(mail.getHeader("References")));
    }
    assertThat(roots)
        .containsExactlyInAnyOrder(
            "<incident.SEC+1%2F%C3%A9@mdr.example>",
            "<incident.SEC+1%2F%C3%A9@mdr.example>", "<client.NORD@mdr.example>");
  }

  @Test
  void attachmentsGoWithTheirMediaType() throws Exception {
    byte[] calendar = "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8);
    enqueue(new Mail(
        new MailKey(MailKind.ANALYST_NEW_DATE, "NORD", 1),
        recipient("Eva", "eva@nord.example"),
        review("x"),
        "CRITICAL",
        null,
        null,
        List.of(new Attachment("plan.ics", "text/calendar; method=PUBLISH", calendar))));

    dispatcher.dispatchDue();

    assertThat(source())
        .contains("text/calendar")
        .contains("method=PUBLISH")
        .contains("plan.ics")
        .contains("BEGIN:VCALENDAR")
        .doesNotContain("localhost:8080/c/");
  }

  @Test
  void anInvitationIsAnotherFormOfTheTextAndAFile() throws Exception {
    byte[] calendar = "BEGIN:VCALENDAR\r\nSUMMARY:é\r\n".getBytes(StandardCharsets.UTF_8);
    enqueue(new Mail(
        new MailKey(MailKind.ANALYST_NEW_DATE, "NORD", 1),
        recipient("Eva", "eva@nord.example"),
        review("x"),
        "CRITICAL",
        null,
        new Invitation("TR-1", Invitation.Method.REQUEST, calendar),
        List.of(new Attachment("plan.ics", "text/calendar; method=PUBLISH", calendar))));

    dispatcher.dispatchDue();

    MimeMultipart mixed = (MimeMultipart) caught().get(0).getContent();
    assertThat(mixed.getContentType()).startsWith("multipart/mixed");
    assertThat(mixed.getCount()).isEqualTo(3);
    MimeMultipart alternative = (MimeMultipart) mixed.getBodyPart(0).getContent();
    assertThat(alternative.getContentType()).startsWith("multipart/alternative");
    assertThat(alternative.getCount()).isEqualTo(3);
    assertThat(alternative.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(alternative.getBodyPart(1).getContentType()).startsWith("text/html");
    ContentType inline = new ContentType(alternative.getBodyPart(2).getContentType());
    assertThat(inline.getBaseType()).isEqualTo("text/calendar");
    assertThat(inline.getParameter("method")).isEqualTo("REQUEST");
    assertThat(inline.getParameter("charset")).isEqualTo("UTF-8");
    assertThat(alternative.getBodyPart(2).getFileName()).isNull();
    assertThat(alternative.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(calendar);
    assertThat(mixed.getBodyPart(1).getContentType()).startsWith("application/ics");
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
    assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(calendar);
    assertThat(mixed.getBodyPart(2).getFileName()).isEqualTo("plan.ics");
  }

  @Test
  void aLinkOpensWhatItWasMadeForUntilItExpires() throws Exception {
    enqueue(letter("Eva", 1));
    dispatcher.dispatchDue();
    String token = token();

    assertThat(links.resolve(token))
        .contains(new ContactLink(
            "NORD",
            "eva@nord.example",
            LinkScope.CLIENT,
            "NORD",
            CleanState.START.plus(Duration.ofDays(180))));
    assertThat(links.resolve(token + "x")).isEmpty();
    assertThat(links.resolve("")).isEmpty();

    time.set(CleanState.START.plus(Duration.ofDays(180)).minusSeconds(1));
    assertThat(links.resolve(token)).isPresent();
    time.set(CleanState.START.plus(Duration.ofDays(180)));
    assertThat(links.resolve(token)).isEmpty();
  }

  @Test
  void onlyTheHashOfATokenIsStoredAmongTheLinks() throws Exception {
    enqueue(letter("Eva", 1));
    dispatcher.dispatchDue();

    assertThat(token()).hasSize(43);
    assertThat(
            jdbc.sql("select l::text from contact_link l").query(String.class).single())
        .doesNotContain(token());
  }

  @Test
  void twoDispatchersSendEachMailOnce() throws Exception {
    for (int i = 1; i <= 120; i++) {
      enqueue(letter("Eva", i));
    }
    MailDispatcher otherNode = dispatchers.through(sender);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> here = threads.submit(dispatcher::dispatchDue);
      Future<Integer> there = threads.submit(otherNode::dispatchDue);

      assertThat(here.get() + there.get()).isEqualTo(120);
    } finally {
      threads.shutdown();
    }
    assertThat(caught()).hasSize(120).extracting(MimeMessage::getMessageID).doesNotHaveDuplicates();
  }

  @Test
  void aMailThatCannotBeWrittenLeavesNothingBehind() {
    Mail withoutDate = new Mail(
        new MailKey(MailKind.REVIEW_NEW_DATE, "NORD", 1),
        recipient("Eva", "eva@nord.example"),
        Map.of(),
        "CRITICAL",
        new Mail.Link(LinkScope.CLIENT, "NORD"));

    assertThatThrownBy(() -> enqueue(withoutDate)).isInstanceOf(TemplateEngineException.class);
    assertThat(rows("mail_outbox")).isZero();
    assertThat(rows("contact_link")).isZero();
  }

  private static Recipient recipient(String name, String email) {
    return new Recipient("NORD", name, email, "en", BERLIN, "DE");
  }

  private static Mail letter(String name, int count) {
    return letter(recipient(name, "eva@nord.example"), count, "the weather");
  }

  private static Mail letter(Recipient recipient, int count, String title) {
    return new Mail(
        new MailKey(MailKind.REVIEW_NEW_DATE, "NORD-" + count, count),
        recipient,
        review(title),
        "CRITICAL",
        new Mail.Link(LinkScope.CLIENT, "NORD"));
  }

  private static Map<String, Object> review(String title) {
    return Map.of(
        "title", title, "client", "Nordwind", "reference", "TR-NORD", "start", CleanState.START);
  }

  private boolean enqueue(Mail mail) {
    return Boolean.TRUE.equals(transaction.execute(status -> outbox.enqueue(mail)));
  }

  private static <T> T inAnotherThread(Callable<T> work) {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try {
      return thread.submit(work).get();
    } catch (Exception e) {
      throw new AssertionError(e);
    } finally {
      thread.shutdown();
    }
  }

  private long rows(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private List<String> recipients() {
    return jdbc.sql("select recipient from demo_mail").query(String.class).list();
  }

  private String source() {
    return new String(
        jdbc.sql("select message from demo_mail").query(byte[].class).single(),
        StandardCharsets.UTF_8);
  }

  private List<MimeMessage> caught() {
    return jdbc.sql("select message from demo_mail order by id")
        .query((row, n) -> {
          try {
            return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(row.getBytes("message")));
          } catch (MessagingException e) {
            throw new AssertionError(e);
          }
        })
        .list();
  }

  private String body() throws MessagingException, IOException {
    Multipart forms = (Multipart) caught().get(0).getContent();
    assertThat(forms.getContentType()).startsWith("multipart/alternative");
    assertThat(forms.getBodyPart(1).getContentType()).startsWith("text/html");
    return (String) forms.getBodyPart(0).getContent();
  }

  private String token() throws MessagingException, IOException {
    Matcher link = LINK.matcher(body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }
}

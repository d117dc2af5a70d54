package org.threatreviews.notification.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionTemplate;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.HotlineSettings;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailLimits;
import org.threatreviews.notification.MailPolicy;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailRenewal;
import org.threatreviews.notification.MailTerms;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.WaitingProcess;
import org.threatreviews.notification.digest.DigestModel;
import org.threatreviews.notification.message.MimeComposer;
import org.threatreviews.notification.recall.OlderMails;
import org.threatreviews.notification.recall.SupersededMails;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.template.MailTexts;
import org.threatreviews.notification.timing.DeliveryTiming;
import org.threatreviews.notification.timing.KnownRecipients;
import org.threatreviews.notification.timing.MailHours;
import org.threatreviews.notification.timing.PostponedMails;
import org.threatreviews.notification.timing.RecipientLock;

/**
 * A node that does nothing but send what lies in the outbox, in a process of its own: it can be
 * killed.
 */
final class MailNode {

  /** So long a killed node's mails wait. */
  private static final Duration LEASE = Duration.ofSeconds(5);

  private static final long ROUND_MILLIS = 50;

  private MailNode() {}

  /** Starts one. */
  static Process start(String jdbcUrl, String user, int mailPort) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        ProcessHandle.current().info().command().orElseThrow(),
        "-XX:TieredStopAtLevel=1",
        "-Xshare:auto",
        "-cp",
        System.getProperty("java.class.path"),
        MailNode.class.getName()));
    command.addAll(List.of(jdbcUrl, user, String.valueOf(mailPort)));
    return new ProcessBuilder(command)
        .inheritIO()
        .redirectInput(ProcessBuilder.Redirect.PIPE)
        .start();
  }

  /** Sends until its input ends, which it does when the test is gone. */
  public static void main(String[] arguments) throws IOException {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl(arguments[0]);
    database.setUsername(arguments[1]);
    database.setMaximumPoolSize(2);
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost("127.0.0.1");
    sender.setPort(Integer.parseInt(arguments[2]));
    MailDispatcher dispatcher = dispatcher(database, sender);
    Executors.newSingleThreadScheduledExecutor(work -> {
          Thread thread = new Thread(work, "mail-node");
          thread.setDaemon(true);
          return thread;
        })
        .scheduleWithFixedDelay(() -> send(dispatcher), 0, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    System.in.read();
  }

  /** A node that fails sends nothing more; its output says why. */
  private static void send(MailDispatcher dispatcher) {
    try {
      dispatcher.dispatchDue();
    } catch (RuntimeException e) {
      e.printStackTrace();
      throw e;
    }
  }

  /** As the application makes it, without the engine, and with recipients who are always at work. */
  static MailDispatcher dispatcher(DataSource database, JavaMailSenderImpl sender) {
    JdbcClient jdbc = JdbcClient.create(database);
    TransactionTemplate transaction =
        new TransactionTemplate(new DataSourceTransactionManager(database));
    Clock clock = Clock.systemUTC();
    NotificationSettings settings = settings();
    OutboxTable rows = new OutboxTable(jdbc, clock);
    StoredMails mails = new StoredMails(jdbc, rows, new NoProcess(), settings, event -> {}, clock);
    MailTemplates templates = new MailTemplates(MailTexts.messages());
    MailHours hours = new AnyHour(settings);
    RecipientLock lock = new RecipientLock(jdbc);
    DeliveryTiming timing = new DeliveryTiming(new NoLimits(), hours, lock, jdbc);
    ContactLinks links = new ContactLinks(jdbc, clock, settings);
    SupersededMails superseded = new SupersededMails(jdbc, clock);
    Renewals renewals =
        new Renewals(jdbc, new StaticListableBeanFactory().getBeanProvider(MailRenewal.class));
    KnownRecipients recipients = new AsWritten();
    StoredOutbox outbox = new StoredOutbox(
        jdbc,
        timing,
        null,
        null,
        null,
        superseded,
        new PostponedMails(jdbc, timing, recipients),
        new OlderMails(jdbc, superseded),
        renewals,
        templates,
        links,
        settings,
        new HotlineSettings(""),
        event -> {},
        new ObjectMapper(),
        clock);
    HeldMails held = new HeldMails(
        jdbc,
        outbox,
        templates,
        timing,
        new DigestModel(templates),
        recipients,
        lock,
        transaction,
        clock);
    return new OutboxDispatcher(
        rows,
        held,
        mails,
        new LeavingMails(jdbc, renewals, transaction, clock),
        sender,
        new MimeComposer(jdbc, settings, clock),
        settings,
        clock);
  }

  static NotificationSettings settings() {
    return new NotificationSettings(
        "threat-reviews@mdr.example",
        "Threat Review team",
        URI.create("http://localhost"),
        Duration.ofDays(1),
        LEASE,
        LEASE.dividedBy(3),
        Duration.ofMinutes(30),
        "");
  }

  private static final class NoLimits implements MailPolicy {

    @Override
    public MailTerms termsOf(MailKind kind, String severity) {
      return new MailTerms(MailTerms.Timing.IN_HOURS, null, false);
    }

    @Override
    public MailLimits limitsOf(MailKind kind, String severity) {
      return new MailLimits(1000, 0, 0);
    }
  }

  private static final class AnyHour extends MailHours {

    AnyHour(NotificationSettings settings) {
      super(null, settings);
    }

    @Override
    public Optional<Window> open(Recipient recipient, Instant instant) {
      return Optional.of(new Window(instant, instant.plus(Duration.ofDays(1))));
    }
  }

  /** Their data never change. */
  private static final class AsWritten extends KnownRecipients {

    AsWritten() {
      super(null);
    }

    @Override
    public Recipient asNow(Recipient written) {
      return written;
    }
  }

  private static final class NoProcess implements WaitingProcess {

    @Override
    public boolean mailFailed(MailRecord mail) {
      return false;
    }

    @Override
    public void mailRepaired(MailRecord mail) {}
  }
}

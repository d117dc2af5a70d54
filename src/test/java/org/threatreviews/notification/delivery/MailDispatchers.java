package org.threatreviews.notification.delivery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailDispatcher;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.message.MimeComposer;

/** Makes dispatchers as the application does, for a mail server of the test or as another node. */
@Component
class MailDispatchers {

  private final OutboxTable rows;
  private final HeldMails held;
  private final StoredMails mails;
  private final LeavingMails leaving;
  private final MimeComposer writer;
  private final NotificationSettings settings;
  private final Clock clock;

  MailDispatchers(
      OutboxTable rows,
      HeldMails held,
      StoredMails mails,
      LeavingMails leaving,
      MimeComposer writer,
      NotificationSettings settings,
      Clock clock) {
    this.rows = rows;
    this.held = held;
    this.mails = mails;
    this.leaving = leaving;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  MailDispatcher through(JavaMailSenderImpl sender) {
    return new OutboxDispatcher(rows, held, mails, leaving, sender, writer, settings, clock);
  }

  /** With another patience than the application's, and the same lease. */
  OutboxDispatcher through(JavaMailSenderImpl sender, Duration answerTimeout) {
    NotificationSettings others = new NotificationSettings(
        settings.from(),
        settings.fromName(),
        settings.baseUrl(),
        settings.linkValidity(),
        settings.lease(),
        answerTimeout,
        settings.digestDelay(),
        settings.returnPath());
    return new OutboxDispatcher(rows, held, mails, leaving, sender, writer, others, clock);
  }

  /** With another return path than the application's. */
  OutboxDispatcher through(JavaMailSenderImpl sender, String returnPath) {
    return new OutboxDispatcher(
        rows, held, mails, leaving, sender, writer, withReturnPath(returnPath), clock);
  }

  NotificationSettings withReturnPath(String returnPath) {
    return new NotificationSettings(
        settings.from(),
        settings.fromName(),
        settings.baseUrl(),
        settings.linkValidity(),
        settings.lease(),
        settings.answerTimeout(),
        settings.digestDelay(),
        returnPath);
  }
}

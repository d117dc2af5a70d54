package org.threatreviews.notification;

import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Makes dispatchers as the application does, for a mail server of the test or as another node. */
@Component
class MailDispatchers {

  private final OutboxRows rows;
  private final HeldMails held;
  private final Mails mails;
  private final MailWriter writer;
  private final NotificationSettings settings;
  private final Clock clock;

  MailDispatchers(
      OutboxRows rows,
      HeldMails held,
      Mails mails,
      MailWriter writer,
      NotificationSettings settings,
      Clock clock) {
    this.rows = rows;
    this.held = held;
    this.mails = mails;
    this.writer = writer;
    this.settings = settings;
    this.clock = clock;
  }

  MailDispatcher through(JavaMailSenderImpl sender) {
    return new MailDispatcher(rows, held, mails, sender, writer, settings, clock);
  }
}

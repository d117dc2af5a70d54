package org.threatreviews.notification.delivery;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Reads what mail servers send back, and gives up the mails that did not arrive. What was dealt
 * with is marked as read. What is not understood stays unread, since a person may have written
 * it; it is flagged, so that it is not looked at again.
 */
@Component
@ConditionalOnProperty("threat-reviews.mail.bounces.host")
class BounceMailbox {

  private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

  private static final long ROUND_MINUTES = 5;

  private final BounceSettings settings;
  private final StoredMails mails;

  BounceMailbox(BounceSettings settings, StoredMails mails) {
    this.settings = settings;
    this.mails = mails;
  }

  /** Reads all that is new; a mailbox that can't be reached is read the next time. */
  @Scheduled(fixedDelay = ROUND_MINUTES, timeUnit = TimeUnit.MINUTES)
  void read() {
    try (Store store = store();
        Folder folder = store.getFolder(settings.folder())) {
      folder.open(Folder.READ_WRITE);
      Message[] fresh = folder.search(new AndTerm(
          new FlagTerm(new Flags(Flags.Flag.SEEN), false),
          new FlagTerm(new Flags(Flags.Flag.FLAGGED), false)));
      for (Message message : fresh) {
        read((MimeMessage) message);
      }
    } catch (MessagingException e) {
      log.warn("the bounce mailbox at {} cannot be read: {}", settings.host(), e.getMessage());
    }
  }

  private Store store() throws MessagingException {
    String protocol = settings.tls() ? "imaps" : "imap";
    Properties properties = new Properties();
    properties.setProperty("mail.%s.connectiontimeout".formatted(protocol), "5000");
    properties.setProperty("mail.%s.timeout".formatted(protocol), "10000");
    properties.setProperty("mail.%s.writetimeout".formatted(protocol), "10000");
    properties.setProperty("mail.imaps.ssl.checkserveridentity", "true");
    // a message is marked as read by us, when it was dealt with
    properties.setProperty("mail.%s.peek".formatted(protocol), "true");
    Store store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.user(), settings.password());
    return store;
  }

  private void read(MimeMessage message) throws MessagingException {
    Bounce bounce = understand(message);
    switch (bounce.kind()) {
      case FAILED -> {
        if (!mails.cameBack(bounce.messageId(), bounce.reason())) {
          log.warn("{} came back, but no sent mail has this Message-ID", bounce.messageId());
        }
        message.setFlag(Flags.Flag.SEEN, true);
      }
      case REPORT, AUTO_REPLY -> message.setFlag(Flags.Flag.SEEN, true);
      case UNKNOWN -> {
        log.warn(
            "message {} in the bounce mailbox is not a delivery report: somebody has to read it",
            message.getMessageID());
        message.setFlag(Flags.Flag.FLAGGED, true);
      }
    }
  }

  private static Bounce understand(MimeMessage message) throws MessagingException {
    try {
      return Bounce.of(message);
    } catch (IOException | MessagingException e) {
      log.warn("message {} cannot be read: {}", message.getMessageID(), e.getMessage());
      return Bounce.UNKNOWN;
    }
  }
}

package org.threatreviews.notification.delivery;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SearchTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.bounce.Bounce;

/**
 * Reads what mail servers send back, and gives up the mails that did not arrive. What was dealt
 * with is marked as read. What is not understood stays unread, since a person may have written
 * it; it is flagged, so that it is not looked at again.
 *
 * <p>Each message is dealt with by itself: whatever is wrong with one, the next is read.
 */
@Component
@ConditionalOnProperty("threat-reviews.mail.bounces.host")
class BounceMailbox {

  private static final Logger log = LoggerFactory.getLogger(BounceMailbox.class);

  private static final long ROUND_MINUTES = 5;
  private static final int MOST_LOSSES = 2;
  private static final String PIECE = String.valueOf(64 * 1024);

  private static final SearchTerm UNREAD = new FlagTerm(new Flags(Flags.Flag.SEEN), false);

  private final BounceSettings settings;
  private final StoredMails mails;
  private final CountedBounces toRead;

  /** At which messages the connection was lost, and how often; only the thread that reads uses it. */
  private final Map<Long, Integer> brokeOff = new HashMap<>();

  BounceMailbox(BounceSettings settings, StoredMails mails, CountedBounces toRead) {
    this.settings = settings;
    this.mails = mails;
    this.toRead = toRead;
  }

  /** Reads all that is new; a mailbox that can't be reached is read the next time. */
  @Scheduled(fixedDelay = ROUND_MINUTES, timeUnit = TimeUnit.MINUTES)
  void read() {
    try (Store store = store();
        Folder folder = store.getFolder(settings.folder())) {
      folder.open(Folder.READ_WRITE);
      for (Message message : lastWhatBrokeOff(folder, folder.search(unreadAndFlagged(false)))) {
        long uid = ((UIDFolder) folder).getUID(message);
        if (brokeOff.getOrDefault(uid, 0) >= MOST_LOSSES) {
          log.warn("message {} cannot be fetched: somebody has to read it", uid);
          message.setFlag(Flags.Flag.FLAGGED, true);
          brokeOff.remove(uid);
          continue;
        }
        read((IMAPMessage) message);
        if (!folder.isOpen()) {
          log.warn("the bounce mailbox at {} has closed the connection", settings.host());
          brokeOff.merge(uid, 1, Integer::sum);
          return;
        }
        brokeOff.remove(uid);
      }
      toRead.counted(folder.search(unreadAndFlagged(true)).length);
    } catch (MessagingException e) {
      log.warn("the bounce mailbox at {} cannot be read: {}", settings.host(), e.getMessage());
    }
  }

  /** A message at which the connection was lost must not keep back the others each time. */
  private List<Message> lastWhatBrokeOff(Folder folder, Message... messages)
      throws MessagingException {
    FetchProfile uids = new FetchProfile();
    uids.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(messages, uids);
    Map<Boolean, List<Message>> parts = new HashMap<>();
    for (Message message : messages) {
      parts
          .computeIfAbsent(
              brokeOff.containsKey(((UIDFolder) folder).getUID(message)), b -> new ArrayList<>())
          .add(message);
    }
    return Stream.of(false, true)
        .flatMap(broke -> parts.getOrDefault(broke, List.of()).stream())
        .toList();
  }

  private static SearchTerm unreadAndFlagged(boolean flagged) {
    return new AndTerm(UNREAD, new FlagTerm(new Flags(Flags.Flag.FLAGGED), flagged));
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
    properties.setProperty("mail.%s.fetchsize".formatted(protocol), PIECE);
    Store store = Session.getInstance(properties).getStore(protocol);
    store.connect(settings.host(), settings.port(), settings.user(), settings.password());
    return store;
  }

  private void read(IMAPMessage message) {
    try {
      boolean done = dealWith(understand(message), message.getMessageNumber());
      message.setFlag(done ? Flags.Flag.SEEN : Flags.Flag.FLAGGED, true);
    } catch (MessagingException | RuntimeException e) {
      // it stays as it is, and is read the next time
      log.warn("message {} cannot be dealt with now", message.getMessageNumber(), e);
    }
  }

  /**
   * @param number of the message in its mailbox, for the log
   * @return false when a person has to read it
   */
  private boolean dealWith(Bounce bounce, int number) {
    try {
      return switch (bounce.kind()) {
        case FAILED -> isAboutOurs(mails.cameBack(bounce), bounce, number);
        case DELAYED -> {
          log.info("mail to {} is late: {}", bounce.addressees(), bounce.reason());
          mails.isLate(bounce);
          yield true;
        }
        case AUTO_REPLY -> {
          log.info("{} has answered automatically: {}", bounce.sender(), bounce.reason());
          mails.wasAnsweredAutomatically(bounce);
          yield true;
        }
        case DELIVERED -> {
          mails.wasDelivered(bounce);
          yield true;
        }
        case READ -> true; // we do not keep who reads what, and when
        case COMPLAINT -> {
          log.warn("{} says that a mail was called spam: somebody has to read it", bounce.sender());
          mails.wasCalledSpam(bounce);
          yield false;
        }
        case CHALLENGE -> {
          log.warn(
              "{} asks whether a person has written to it: somebody has to read it",
              bounce.sender());
          mails.waitsForProof(bounce);
          yield false;
        }
        case UNKNOWN -> {
          log.warn(
              "message {} from {} in the bounce mailbox is not a delivery report: somebody has to"
                  + " read it",
              number,
              bounce.sender());
          yield false;
        }
      };
    } catch (DataIntegrityViolationException e) {
      log.warn("what message {} says cannot be kept: somebody has to read it", number, e);
      return false;
    }
  }

  private static boolean isAboutOurs(StoredMails.Known known, Bounce bounce, int number) {
    switch (known) {
      case YES -> {}
      case NO_LONGER ->
        log.info("message {} is about {}, which is gone", number, bounce.copy().ids());
      case NO ->
        log.warn(
            "message {} says that mail to {} did not arrive ({}), but none was sent there:"
                + " somebody has to read it",
            number,
            bounce.addressees(),
            bounce.reason());
    }
    return known != StoredMails.Known.NO;
  }

  /**
   * @throws MessagingException when there is no connection any more
   */
  private static Bounce understand(IMAPMessage message) throws MessagingException {
    try (InputStream in = message.getMimeStream()) {
      return Bounce.of(in.readNBytes(Bounce.MOST_BYTES));
    } catch (IOException | MessagingException | RuntimeException e) {
      if (!message.getFolder().isOpen()) {
        throw new MessagingException("the connection is lost", e);
      }
      log.warn("message {} cannot be read: {}", message.getMessageNumber(), e.toString());
      return Bounce.UNREADABLE;
    }
  }
}

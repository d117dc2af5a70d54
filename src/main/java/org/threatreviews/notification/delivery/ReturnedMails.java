package org.threatreviews.notification.delivery;

import java.net.IDN;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.bounce.Bounce;
import org.threatreviews.notification.bounce.ReturnedCopy;

/**
 * Finds the mail of ours that a message in the bounce mailbox is about. Anybody can write such a
 * message: what it says of a recipient counts for a mail only that has gone to this recipient.
 */
class ReturnedMails {

  /** Servers give up after five days, and their report takes its time. */
  private static final Duration LONGEST_WAY = Duration.ofDays(7);

  private final OutboxTable rows;
  private final NotificationSettings settings;
  private final Clock clock;

  ReturnedMails(OutboxTable rows, NotificationSettings settings, Clock clock) {
    this.rows = rows;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @param messageId null when no mail is found
   */
  record Found(StoredMails.Known known, String messageId) {}

  Found find(Bounce bounce) {
    // an address made for one mail is known only to whoever has had that mail
    List<String> byAddress = bounce.envelope().stream()
        .map(settings::messageIdIn)
        .flatMap(Optional::stream)
        .toList();
    Optional<String> named = byAddress.stream()
        .filter(id -> rows.recipientOf(id).isPresent())
        .findFirst()
        .or(() -> bounce.copy().ids().stream()
            .filter(id -> rows.recipientOf(id).filter(to -> isAbout(bounce, to)).isPresent())
            .findFirst());
    if (named.isPresent()) {
      return new Found(StoredMails.Known.YES, named.get());
    }
    if (bounce.copy().ids().stream().anyMatch(id -> rows.recipientOf(id).isPresent())) {
      return new Found(StoredMails.Known.NO, null); // about somebody else, to whom it never went
    }
    if (Stream.concat(byAddress.stream(), bounce.copy().ids().stream())
        .anyMatch(settings::isMessageId)) {
      return new Found(StoredMails.Known.NO_LONGER, null);
    }
    return byRecipient(bounce)
        .map(id -> new Found(StoredMails.Known.YES, id))
        .orElse(new Found(StoredMails.Known.NO, null));
  }

  private static boolean isAbout(Bounce bounce, String recipient) {
    List<String> addressees = bounce.addressees();
    return addressees.isEmpty()
        || addressees.stream().anyMatch(address -> EmailAddress.same(address, recipient));
  }

  /** A relay has put its own Message-ID in the place of ours, or nothing of our mail came back. */
  private Optional<String> byRecipient(Bounce bounce) {
    ReturnedCopy copy = bounce.copy();
    boolean ofOthers = !copy.from().isEmpty() && !EmailAddress.same(copy.from(), settings.from());
    return ofOthers
        ? Optional.empty()
        : sentTo(bounce.recipients(), copy)
            // a server behind that of the recipient names whom it was passed on to
            .or(() -> sentTo(copy.to(), copy))
            .or(() -> bounce.kind() == Bounce.Kind.AUTO_REPLY
                ? sentTo(bounce.senderAddress().stream().toList(), copy)
                : Optional.empty());
  }

  private Optional<String> sentTo(List<String> addresses, ReturnedCopy copy) {
    List<String> spellings =
        addresses.stream().flatMap(ReturnedMails::spellings).distinct().toList();
    return spellings.isEmpty()
        ? Optional.empty()
        : rows.sentTo(
            spellings, copy.subject(), copy.writtenAt(), clock.instant().minus(LONGEST_WAY));
  }

  /** A server writes the domain as the wire has it, we may have kept it in letters. */
  private static Stream<String> spellings(String address) {
    String lower = EmailAddress.normalised(address).toLowerCase(Locale.ROOT);
    int domain = lower.lastIndexOf('@') + 1;
    return Stream.of(
        lower,
        EmailAddress.key(address),
        lower.substring(0, domain) + IDN.toUnicode(lower.substring(domain)));
  }
}

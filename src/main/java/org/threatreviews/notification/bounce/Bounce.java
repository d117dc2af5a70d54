package org.threatreviews.notification.bounce;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.threatreviews.notification.template.MailTemplates;

/**
 * What a message in the bounce mailbox says about a mail of ours.
 *
 * @param sender who has written it
 * @param copy what it returns of that mail, or how it refers to it
 * @param recipients whom a server could not reach, or not yet
 * @param envelope the addresses to which it was sent: one of them may name the mail
 * @param reason in the server's words, on one line; the subject of an answer; empty when there is
 *     none
 */
public record Bounce(
    Kind kind,
    String sender,
    ReturnedCopy copy,
    List<String> recipients,
    List<String> envelope,
    String reason) {

  /** How much of a message is looked at; its writer may have sent any amount. */
  public static final int MOST_BYTES = MessageParts.MOST_BYTES;

  /** A message that nobody can even look at. */
  public static final Bounce UNREADABLE =
      new Bounce(Kind.UNKNOWN, "", ReturnedCopy.NONE, List.of(), List.of(), "");

  public enum Kind {
    /** A server on the way has given the mail up. */
    FAILED,
    /** A server has not been able to pass it on, and goes on trying. */
    DELAYED,
    /** A server has delivered it, or passed it on to one that does not report (RFC 3464). */
    DELIVERED,
    /** Somebody's program says that the mail was shown, or deleted (RFC 8098). */
    READ,
    /** Somebody has called the mail spam (RFC 5965). */
    COMPLAINT,
    /** A server keeps the mail until somebody has proved to be a person. */
    CHALLENGE,
    /** A machine answers for its owner, such as during holidays (RFC 3834). */
    AUTO_REPLY,
    /** Written by a person, or a report that can't be read. */
    UNKNOWN
  }

  private static final int LONGEST_REASON = 1000;

  /**
   * @param message as it came, or its beginning
   * @throws MessagingException when it does not even have headers
   */
  public static Bounce of(byte[] message) throws MessagingException {
    return of(MessageParts.of(message));
  }

  private static Bounce of(MessageParts message) {
    Sender sender = new Sender(message);
    // that a machine has sent it says nothing: servers mark their reports as answers, too
    return fromReport(message, sender)
        .or(() ->
            message.isReadReceipt() ? Optional.of(empty(Kind.READ, message)) : Optional.empty())
        .or(() -> fromComplaint(message))
        .or(() -> fromNotice(message, sender))
        .orElseGet(() -> {
          if (sender.asksForProof()) {
            return answer(Kind.CHALLENGE, message);
          }
          return sender.answersForItsOwner()
              ? answer(Kind.AUTO_REPLY, message)
              : empty(Kind.UNKNOWN, message);
        });
  }

  private static Bounce empty(Kind kind, MessageParts message) {
    return new Bounce(kind, sender(message), ReturnedCopy.NONE, List.of(), envelope(message), "");
  }

  private static Bounce answer(Kind kind, MessageParts message) {
    return new Bounce(
        kind,
        sender(message),
        ReturnedCopy.NONE.with(references(message).toList()),
        List.of(),
        envelope(message),
        cut(MailTemplates.oneLine(ReturnedCopy.decoded(message.header("Subject")))));
  }

  private static String sender(MessageParts message) {
    return cut(MailTemplates.oneLine(message.header("From")));
  }

  /** The address of whoever has written it; empty when it names none, or a mail system. */
  public Optional<String> senderAddress() {
    return Sender.isAMailSystem(sender)
        ? Optional.empty()
        : ReturnedCopy.addressesIn(sender).findFirst();
  }

  private static List<String> envelope(MessageParts message) {
    return Stream.concat(
            Stream.of(
                    "Delivered-To",
                    "X-Delivered-To",
                    "X-Original-To",
                    "Envelope-To",
                    "X-Envelope-To",
                    "To")
                .flatMap(name -> message.headers(name).stream())
                .flatMap(ReturnedCopy::addressesIn),
            message.returned().stream().flatMap(ReturnedCopy::returnPaths))
        .distinct()
        .toList();
  }

  /** The addresses to one of which our mail must have gone. */
  public List<String> addressees() {
    return Stream.concat(copy.to().stream(), recipients.stream())
        .map(address -> address.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Optional<Bounce> fromReport(MessageParts message, Sender sender) {
    List<DeliveryStatus> statuses = message.statuses().stream()
        .map(DeliveryStatus::in)
        .flatMap(List::stream)
        .toList();
    if (message.statuses().isEmpty() && sender.isAMachine()) {
      // some servers write the report for programs into the text
      statuses = DeliveryStatus.in(message.text()).stream()
          .filter(status -> !status.recipients().isEmpty())
          .toList();
    }
    ReturnedCopy copy = message.returned().isEmpty()
        ? BounceNotice.copyIn(message)
        : ReturnedCopy.of(message.returned().get(0));
    // of several recipients, such as those of a list behind it, only ours counts
    List<DeliveryStatus> ours =
        statuses.stream().filter(status -> status.isAbout(copy.to())).toList();
    return fromReport(message, copy, ours.isEmpty() ? statuses : ours);
  }

  private static Optional<Bounce> fromReport(
      MessageParts message, ReturnedCopy copy, List<DeliveryStatus> statuses) {
    return of(message, copy, statuses, DeliveryStatus.Outcome.FAILED, Kind.FAILED)
        .or(() -> of(message, copy, statuses, DeliveryStatus.Outcome.DELAYED, Kind.DELAYED))
        .or(() -> of(message, copy, statuses, DeliveryStatus.Outcome.DONE, Kind.DELIVERED));
  }

  private static Optional<Bounce> of(
      MessageParts message,
      ReturnedCopy copy,
      List<DeliveryStatus> statuses,
      DeliveryStatus.Outcome outcome,
      Kind kind) {
    List<DeliveryStatus> those =
        statuses.stream().filter(status -> status.outcome() == outcome).toList();
    if (those.isEmpty()) {
      return Optional.empty();
    }
    List<String> recipients = those.stream()
        .map(DeliveryStatus::recipients)
        .flatMap(List::stream)
        .distinct()
        .toList();
    return Optional.of(about(message, kind, copy, recipients, those.get(0).reason()));
  }

  private static Optional<Bounce> fromComplaint(MessageParts message) {
    String complaint = message.complaint();
    // the same form tells what became of a sender's signature, which nobody has complained of
    if (complaint.isEmpty() || complaint.toLowerCase(Locale.ROOT).contains("auth-failure")) {
      return Optional.empty();
    }
    ReturnedCopy copy = message.returned().isEmpty()
        ? ReturnedCopy.NONE
        : ReturnedCopy.of(message.returned().get(0));
    String words = ReturnedCopy.decoded(message.header("Subject"));
    return Optional.of(new Bounce(
        Kind.COMPLAINT,
        sender(message),
        copy,
        List.of(),
        envelope(message),
        cut(MailTemplates.oneLine(words))));
  }

  private static Optional<Bounce> fromNotice(MessageParts message, Sender sender) {
    if (!sender.mayReportInWords()) {
      return Optional.empty();
    }
    return BounceNotice.in(message, sender.announcesAFailure())
        .map(notice -> about(
            message,
            notice.outcome() == DeliveryStatus.Outcome.FAILED ? Kind.FAILED : Kind.DELAYED,
            message.returned().isEmpty()
                ? notice.copy()
                : ReturnedCopy.of(message.returned().get(0)),
            notice.recipients(),
            notice.reason()));
  }

  private static Bounce about(
      MessageParts message, Kind kind, ReturnedCopy copy, List<String> recipients, String reason) {
    // reports refer to what they are about, as answers do
    List<String> ids =
        Stream.concat(copy.ids().stream(), references(message)).distinct().toList();
    List<String> envelope = envelope(message);
    if (ids.isEmpty()
        && recipients.isEmpty()
        && copy.to().isEmpty()
        && envelope.stream().noneMatch(Bounce::mayNameAMail)) {
      return empty(Kind.UNKNOWN, message);
    }
    return new Bounce(
        kind,
        sender(message),
        copy.with(ids),
        recipients.stream().map(MailTemplates::oneLine).toList(),
        envelope,
        cut(MailTemplates.oneLine(reason)));
  }

  private static boolean mayNameAMail(String address) {
    return address.matches("[^@]*[0-9A-Fa-f]{32}[^@]*@.*");
  }

  /** Of the identifiers in {@code References} the last one is that of the mail itself. */
  private static Stream<String> references(MessageParts message) {
    List<String> thread = ReturnedCopy.idsIn(message.header("References")).toList();
    return Stream.concat(
        ReturnedCopy.idsIn(message.header("In-Reply-To")),
        thread.stream().skip(Math.max(0, thread.size() - 1)));
  }

  /** At a whole character. */
  private static String cut(String reason) {
    return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
        ? reason
        : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
  }
}

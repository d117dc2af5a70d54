package org.threatreviews.notification.bounce;

import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.threatreviews.notification.template.MailTemplates;

/**
 * What a message in the bounce mailbox says about a mail of ours.
 *
 * @param sender who has written it
 * @param copy what it returns of that mail, or how it refers to it
 * @param recipients whom a server could not reach, or not yet
 * @param reason in the server's words, on one line; the subject of an answer; empty when there is
 *     none
 */
public record Bounce(
    Kind kind, String sender, ReturnedCopy copy, List<String> recipients, String reason) {

  /** How much of a message is looked at; its writer may have sent any amount. */
  public static final int MOST_BYTES = MessageParts.MOST_BYTES;

  /** A message that nobody can even look at. */
  public static final Bounce UNREADABLE =
      new Bounce(Kind.UNKNOWN, "", ReturnedCopy.NONE, List.of(), "");

  public enum Kind {
    /** A server on the way has given the mail up. */
    FAILED,
    /** A server has not been able to pass it on, and goes on trying. */
    DELAYED,
    /** A report of something else: delivered, relayed (RFC 3464), or read (RFC 8098). */
    REPORT,
    /** A machine answers for its owner, such as during holidays (RFC 3834). */
    AUTO_REPLY,
    /** Written by a person, or a report that can't be read. */
    UNKNOWN
  }

  private static final int LONGEST_REASON = 1000;

  private static final Pattern MAIL_SYSTEM = Pattern.compile(
      "mailer-?daemon|mail-?daemon|postmaster|mdaemon|mail delivery (sub)?system"
          + "|mail administrator|microsoftexchange[0-9a-f]{8}",
      Pattern.CASE_INSENSITIVE);

  /** Begins the subject of an answer that somebody has left with a mail program. */
  private static final Pattern AWAY = Pattern.compile(
      "^(automatic reply|auto(matic)?[- ]?(response|reply)|out of (the )?office|vacation"
          + "|automatische antwort|abwesenheit|autosvar|automatiskt svar|frånvaro"
          + "|réponse automatique|respuesta automática|自動応答|自動返信|不在)",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private static final Pattern LIKE_A_BOUNCE = Pattern.compile(
      "undeliver|non-?deliver|returned (mail|to sender)|returning message|failure notice"
          + "|delivery (status|failure|failed|has failed|problem|error|report)"
          + "|mail (system|delivery) (error|failed|failure)|not (be )?delivered|permanent error"
          + "|unzustellbar|nicht zugestellt|kunde inte levereras|配信できません|配信不能"
          + "|\\b5\\d\\d[ -]5\\.\\d\\.\\d",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /**
   * @param message as it came, or its beginning
   * @throws MessagingException when it does not even have headers
   */
  public static Bounce of(byte[] message) throws MessagingException {
    return of(MessageParts.of(message));
  }

  private static Bounce of(MessageParts message) {
    // that a machine has sent it says nothing: servers mark their reports as answers, too
    return fromReport(message)
        .or(() ->
            message.isReadReceipt() ? Optional.of(empty(Kind.REPORT, message)) : Optional.empty())
        .or(() -> fromNotice(message))
        .orElseGet(() -> isAnswer(message) ? answer(message) : empty(Kind.UNKNOWN, message));
  }

  private static Bounce empty(Kind kind, MessageParts message) {
    return new Bounce(kind, sender(message), ReturnedCopy.NONE, List.of(), "");
  }

  private static Bounce answer(MessageParts message) {
    return new Bounce(
        Kind.AUTO_REPLY,
        sender(message),
        ReturnedCopy.NONE.with(references(message).toList()),
        List.of(),
        cut(MailTemplates.oneLine(ReturnedCopy.decoded(message.header("Subject")))));
  }

  private static String sender(MessageParts message) {
    return cut(MailTemplates.oneLine(message.header("From")));
  }

  /** The addresses to one of which our mail must have gone. */
  public List<String> addressees() {
    return Stream.concat(copy.to().stream(), recipients.stream())
        .map(address -> address.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Optional<Bounce> fromReport(MessageParts message) {
    List<DeliveryStatus> statuses = message.statuses().stream()
        .map(DeliveryStatus::in)
        .flatMap(List::stream)
        .toList();
    if (message.statuses().isEmpty() && isFromAMachine(message)) {
      // some servers write the report for programs into the text
      statuses = DeliveryStatus.in(message.text()).stream()
          .filter(status -> !status.recipients().isEmpty())
          .toList();
    }
    return fromReport(message, statuses);
  }

  private static Optional<Bounce> fromReport(MessageParts message, List<DeliveryStatus> statuses) {
    return of(message, statuses, DeliveryStatus.Outcome.FAILED, Kind.FAILED)
        .or(() -> of(message, statuses, DeliveryStatus.Outcome.DELAYED, Kind.DELAYED))
        .or(() -> statuses.stream()
            .filter(status -> status.outcome() == DeliveryStatus.Outcome.DONE)
            .findFirst()
            .map(status -> empty(Kind.REPORT, message)));
  }

  private static Optional<Bounce> of(
      MessageParts message,
      List<DeliveryStatus> statuses,
      DeliveryStatus.Outcome outcome,
      Kind kind) {
    List<DeliveryStatus> those =
        statuses.stream().filter(status -> status.outcome() == outcome).toList();
    if (those.isEmpty()) {
      return Optional.empty();
    }
    if (message.returnsSomethingStrange()) {
      return Optional.of(empty(Kind.UNKNOWN, message));
    }
    ReturnedCopy copy = message.returned().isEmpty()
        ? BounceNotice.copyIn(message)
        : ReturnedCopy.of(message.returned().get(0));
    List<String> recipients = those.stream()
        .map(DeliveryStatus::recipients)
        .flatMap(List::stream)
        .distinct()
        .toList();
    return Optional.of(about(message, kind, copy, recipients, those.get(0).reason()));
  }

  private static Optional<Bounce> fromNotice(MessageParts message) {
    boolean likely = isFromAMailSystem(message)
        || !message.header("X-Failed-Recipients").isEmpty()
        || BounceNotice.beginsAsUsual(message);
    if (!likely || isAway(message)) {
      return Optional.empty();
    }
    return BounceNotice.in(message)
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
    if (ids.isEmpty() && recipients.isEmpty() && copy.to().isEmpty()) {
      return empty(Kind.UNKNOWN, message);
    }
    return new Bounce(
        kind,
        sender(message),
        copy.with(ids),
        recipients.stream().map(MailTemplates::oneLine).toList(),
        cut(MailTemplates.oneLine(reason)));
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

  private static boolean isFromAMachine(MessageParts message) {
    return isAutomatic(message)
        || isFromAMailSystem(message)
        || message.header("Return-Path").equals("<>")
        || !message.header("X-Failed-Recipients").isEmpty();
  }

  private static boolean isFromAMailSystem(MessageParts message) {
    return MAIL_SYSTEM.matcher(message.header("From")).find();
  }

  /** Whether it is an answer of a machine, and not one of a mail system that we don't understand. */
  private static boolean isAnswer(MessageParts message) {
    String subject = ReturnedCopy.decoded(message.header("Subject"));
    if (message.isComplaint()) {
      return false;
    }
    if (isAway(message)) {
      return true;
    }
    String beginning = message.text().substring(0, Math.min(message.text().length(), 4000));
    return isAutomatic(message)
        && !message.type().equals("multipart/report")
        && message.statuses().isEmpty()
        && !LIKE_A_BOUNCE.matcher(subject).find()
        && !(isFromAMailSystem(message) && LIKE_A_BOUNCE.matcher(beginning).find());
  }

  private static boolean isAway(MessageParts message) {
    return AWAY.matcher(ReturnedCopy.decoded(message.header("Subject"))).find();
  }

  private static boolean isAutomatic(MessageParts message) {
    String submitted =
        DeliveryStatus.withoutComments(message.header("Auto-Submitted")).toLowerCase(Locale.ROOT);
    return !submitted.isEmpty() && !submitted.startsWith("no")
        || message.header("Precedence").equalsIgnoreCase("auto_reply")
        || Stream.of("X-Autoreply", "X-Autorespond", "X-Auto-Reply-From", "X-AutoReply-From")
            .anyMatch(name -> !message.header(name).isEmpty());
  }
}

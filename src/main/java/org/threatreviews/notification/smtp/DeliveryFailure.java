package org.threatreviews.notification.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.core.NestedExceptionUtils;

/** Why a mail did not leave. */
public final class DeliveryFailure extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is at fault, and so what is to be done. */
  public enum Kind {
    /** The server rejects this mail for good, or it can't be composed: it is not tried again. */
    REFUSED,
    /** The server answered that it does not take this mail now. */
    DEFERRED,
    /** There was no connection, or the server does not accept our account: no mail is at fault. */
    UNREACHABLE,
    /** The connection broke, or the server shut down, while this mail was under way. */
    INTERRUPTED
  }

  private static final int LONGEST_REASON = 1000;
  private static final Pattern CONTROL_CHARACTERS = Pattern.compile("\\p{Cntrl}+");

  // RFC 5321 and RFC 4954; -1 is Angus Mail's code for a connection that was closed
  private static final int EXCEEDED_STORAGE = 552;
  private static final int SERVICE_CLOSING = 421;
  private static final int AUTHENTICATION_REQUIRED = 530;
  private static final int AUTHENTICATION_TOO_WEAK = 534;
  private static final int CREDENTIALS_INVALID = 535;
  private static final int ENCRYPTION_REQUIRED = 538;

  private final Kind kind;

  private DeliveryFailure(Kind kind, Exception cause) {
    super(reasonOf(cause), cause);
    this.kind = kind;
  }

  private DeliveryFailure(Kind kind, String reason) {
    super(reason);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** There is no connection. */
  static DeliveryFailure unreachable(MessagingException cause) {
    return new DeliveryFailure(Kind.UNREACHABLE, cause);
  }

  /** The server does not take an address that can only be written in UTF-8. */
  static DeliveryFailure noUtf8() {
    return new DeliveryFailure(
        Kind.REFUSED,
        "Our mail server takes no letters such as ä or 山 in this part of an address (SMTPUTF8)."
            + " Please ask for an address without them.");
  }

  /** It cannot be written, such as for a malformed address. */
  public static DeliveryFailure malformed(MessagingException cause) {
    return new DeliveryFailure(Kind.REFUSED, cause);
  }

  /** Judges what came of an attempt on a connection that stood. */
  static DeliveryFailure of(MessagingException cause) {
    return new DeliveryFailure(judge(cause), cause);
  }

  private static Kind judge(MessagingException cause) {
    SMTPAddressFailedException address = find(cause, SMTPAddressFailedException.class);
    if (address != null) {
      return judge(address.getReturnCode());
    }
    SMTPSendFailedException answer = find(cause, SMTPSendFailedException.class);
    if (answer != null) {
      int code = answer.getReturnCode();
      // before a recipient is named it says something about us, except that a mail is too large
      boolean aboutUs =
          String.valueOf(answer.getCommand()).startsWith("MAIL") && code != EXCEEDED_STORAGE;
      return aboutUs ? Kind.INTERRUPTED : judge(code);
    }
    return find(cause, AddressException.class) != null ? Kind.REFUSED : Kind.INTERRUPTED;
  }

  private static Kind judge(int code) {
    return switch (code) {
      case SERVICE_CLOSING,
          AUTHENTICATION_REQUIRED,
          AUTHENTICATION_TOO_WEAK,
          CREDENTIALS_INVALID,
          ENCRYPTION_REQUIRED -> Kind.INTERRUPTED;
      default ->
        switch (code / 100) {
          case 4 -> Kind.DEFERRED;
          case 5 -> Kind.REFUSED;
          default -> Kind.INTERRUPTED;
        };
    };
  }

  private static <T extends Exception> T find(Exception failure, Class<T> type) {
    Exception next = failure;
    while (next != null) {
      if (type.isInstance(next)) {
        return type.cast(next);
      }
      next = next instanceof MessagingException chained ? chained.getNextException() : null;
    }
    return null;
  }

  /** The server's own words where there are some, else what lies behind it all, in one line. */
  private static String reasonOf(Exception cause) {
    SMTPAddressFailedException address = find(cause, SMTPAddressFailedException.class);
    String words = String.valueOf((address == null ? cause : address).getMessage());
    if (!(cause instanceof SMTPSendFailedException) && address == null) {
      words = named(cause);
      Throwable root = NestedExceptionUtils.getMostSpecificCause(cause);
      if (root != cause) {
        words += " (%s)".formatted(named(root));
      }
    }
    String line = CONTROL_CHARACTERS.matcher(words.strip()).replaceAll(" ");
    return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) : line;
  }

  private static String named(Throwable failure) {
    return "%s: %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
  }
}

package org.threatreviews.notification.smtp;

import java.net.IDN;
import java.util.regex.Pattern;
import org.threatreviews.input.EmailAddress;

/**
 * An address as mail servers take it: a domain in letters of any script is written as {@code xn--}
 * (RFC 5891). Letters beyond ASCII before the {@code @} need a server that knows SMTPUTF8 (RFC
 * 6531), and so do the few domains that Java's tables would write as other ones.
 *
 * @param needsUtf8 whether only a server that knows SMTPUTF8 can take it
 */
public record WireAddress(String address, boolean needsUtf8) {

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  public static WireAddress of(String address) {
    String kept = EmailAddress.normalised(address);
    if (ASCII.matcher(kept).matches()) {
      return new WireAddress(kept, false);
    }
    int domain = kept.lastIndexOf('@') + 1;
    String mailbox = kept.substring(0, domain);
    String written = mailbox + asciiDomain(kept.substring(domain));
    return new WireAddress(written, !ASCII.matcher(written).matches());
  }

  private static String asciiDomain(String domain) {
    // the same tables that decide which addresses are one
    String key = EmailAddress.key("x@" + domain).substring(2);
    if (!ASCII.matcher(key).matches()) {
      return domain;
    }
    return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
  }
}

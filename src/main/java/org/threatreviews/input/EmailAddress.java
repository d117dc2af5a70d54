package org.threatreviews.input;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Addresses that people type, in every script (RFC 6531, RFC 5890): how they are kept, and when two
 * are one.
 */
public final class EmailAddress {

  /** Letters and digits of any script, what mail servers take beside them, a domain with a dot. */
  public static final String PATTERN = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]+"
      + "@[\\p{L}\\p{M}\\p{N}-]+(\\.[\\p{L}\\p{M}\\p{N}-]+)+";

  /** What fits into a mail's envelope, in octets (RFC 5321). */
  public static final int LONGEST = 254;

  /** Java's tables write these as other letters (straße as strasse), which is another domain. */
  private static final Pattern REWRITTEN = Pattern.compile("[ßς\\u200c\\u200d]");

  private EmailAddress() {}

  /** As it is kept: each letter in one way, however a keyboard composed it. Null stays null. */
  public static String normalised(String address) {
    return address == null ? null : Normalizer.normalize(address, Normalizer.Form.NFC);
  }

  /**
   * Whether mail to both reaches one mailbox: upper and lower case do not matter, nor whether a
   * domain is written in letters or in its {@code xn--} form.
   */
  public static boolean same(String one, String another) {
    return one != null && another != null && key(one).equals(key(another));
  }

  /** Equal for all forms of one address, in lower case. */
  public static String key(String address) {
    String plain = normalised(address);
    int domain = plain.lastIndexOf('@') + 1;
    String mailbox = plain.substring(0, domain).toUpperCase(Locale.ROOT);
    return mailbox.toLowerCase(Locale.ROOT) + asciiDomain(plain.substring(domain));
  }

  private static String asciiDomain(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    if (REWRITTEN.matcher(lower).find()) {
      return lower;
    }
    try {
      return IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return lower; // no name of any host; it is only itself
    }
  }
}

package org.threatreviews.input;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The same thing as different systems and people write it: one composes its umlauts and another does
 * not, one adds blanks, one writes in capitals. What comes in is kept in one spelling, and what was
 * kept before is compared by what all spellings have in common.
 */
public final class Spelling {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

  /** What is not seen: controls, and marks that steer how a text is set. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}[\\p{Cc}&&[^\\s]]]");

  private static final Pattern ENDS = Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$");

  private Spelling() {}

  /**
   * The name of a thing as it is kept: its characters composed, without controls, blanks within as
   * single spaces and none around.
   *
   * @return null when nothing is left that can be seen
   */
  public static String name(String written) {
    if (written == null || key(written).isEmpty()) {
      return null;
    }
    String composed = Normalizer.normalize(written, Normalizer.Form.NFC);
    String seen = Text.seen(composed);
    return BLANKS.matcher(seen).replaceAll(" ").strip();
  }

  /** What all spellings of a name have in common; to compare by, never to show. */
  public static String key(String name) {
    String seen = UNSEEN.matcher(name).replaceAll("");
    String wide = Normalizer.normalize(seen, Normalizer.Form.NFKC);
    // some letters have two small forms, some a capital that only its small form has
    String folded = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    String composed = Normalizer.normalize(folded, Normalizer.Form.NFKC);
    return BLANKS.matcher(composed).replaceAll(" ").strip();
  }

  /** Whether both name the same thing; nothing is the same as no name. */
  public static boolean same(String one, String other) {
    return one != null && other != null && !key(one).isEmpty() && key(one).equals(key(other));
  }

  /**
   * What somebody has written, as it is kept: its characters composed, one kind of line end, without
   * controls, and no blanks or empty lines around. Within, it stays as it was written.
   *
   * @return null when nothing is left that can be seen
   */
  public static String text(String written) {
    if (written == null || key(written).isEmpty()) {
      return null;
    }
    String plain = Text.seen(Normalizer.normalize(written, Normalizer.Form.NFC));
    return ENDS.matcher(plain).replaceAll("");
  }
}

package org.threatreviews.input;

import org.threatreviews.problem.InvalidInput;

/** Text that people write: how long it is to them, whether it can be kept, and how it is shown. */
public final class Text {

  private Text() {}

  /**
   * As it stands in whatever we keep and write: mails, calendars, packs and pages. What cannot be
   * seen is left out ({@link Unseen}), and lines end alike; half a character shows as one that is
   * unknown.
   */
  public static String seen(String text) {
    return Unseen.removedFrom(text);
  }

  /** The same without line ends, fit for a heading or a header. */
  public static String onOneLine(String text) {
    return seen(text).replaceAll("[\\s\\p{Zl}\\p{Zp}]+", " ").strip();
  }

  /** With the ends of lines as we keep them; browsers send them in two ways. */
  public static String withPlainLineEnds(String text) {
    return text.replace("\r\n", "\n");
  }

  /**
   * As a person counts: what is one character to the reader of the Unicode tables is one, also an
   * emoji, and so is the end of a line. Browsers count some characters as two, but never one less.
   */
  public static int length(CharSequence text) {
    int lineEnds = 0;
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\n' && text.charAt(i - 1) == '\r') {
        lineEnds++;
      }
    }
    return Character.codePointCount(text, 0, text.length()) - lineEnds;
  }

  /**
   * @throws InvalidInput when no table and no mail can hold it: it has a NUL, or half a character
   */
  public static void requireStorable(String field, CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (unit == '\0') {
        throw new InvalidInput(field, "noNulCharacter", "Text cannot contain the NUL character.");
      }
      if (Character.isHighSurrogate(unit)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(unit)) {
        throw new InvalidInput(
            field,
            "wholeCharacters",
            "Text cannot contain half of a character (a lone surrogate).");
      }
    }
  }

  /** The beginning of a text, for a sentence about it; half a character shows as a question mark. */
  public static String beginning(String text, int longest) {
    StringBuilder shown = new StringBuilder();
    text.codePoints()
        .limit(longest)
        .map(point ->
            point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? '\uFFFD' : point)
        .forEach(shown::appendCodePoint);
    return text.codePointCount(0, text.length()) > longest
        ? shown.append('…').toString()
        : shown.toString();
  }
}

package org.threatreviews.input;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Characters that show nothing and change how others read: they turn the direction of writing, hide
 * words within words, or end a line of a format. What writing needs is not among them: the joiners
 * of Persian, of India's scripts and of emoji, and how an emoji is drawn.
 */
final class Unseen {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FIRST_EMOJI = 0x1F000;

  /** Letters of these are never joined or kept apart by a mark. */
  private static final Set<UnicodeScript> UNJOINED = EnumSet.of(
      UnicodeScript.HEBREW,
      UnicodeScript.HAN,
      UnicodeScript.HIRAGANA,
      UnicodeScript.KATAKANA,
      UnicodeScript.HANGUL,
      UnicodeScript.THAI);

  private Unseen() {}

  /** The same object where there is nothing of the kind. */
  static String removedFrom(String text) {
    if (text.codePoints().noneMatch(Unseen::matters)) {
      return text;
    }
    StringBuilder seen = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      int next = at < text.length() ? text.codePointAt(at) : ' ';
      if (endsLine(point)) {
        if (point != '\r' || next != '\n') {
          seen.append('\n');
        }
      } else if (isJoiner(point)) {
        if (joins(seen, next)) {
          seen.appendCodePoint(point);
        }
      } else if (Character.getType(point) == Character.SURROGATE) {
        seen.append('\uFFFD');
      } else if (!isUnseen(point)) {
        seen.appendCodePoint(point);
      }
    }
    return seen.toString();
  }

  private static boolean matters(int point) {
    return isUnseen(point)
        || isJoiner(point)
        || endsLine(point)
        || Character.getType(point) == Character.SURROGATE;
  }

  private static boolean isJoiner(int point) {
    return point == ZERO_WIDTH_JOINER || point == ZERO_WIDTH_NON_JOINER;
  }

  /** As some systems end lines, and as few programs know. */
  private static boolean endsLine(int point) {
    return point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029;
  }

  /** Whether a joiner between what is there and the next character changes how that is written. */
  private static boolean joins(StringBuilder before, int next) {
    if (before.isEmpty() || Character.isWhitespace(next)) {
      return false;
    }
    int last = before.codePointBefore(before.length());
    return switch (Character.getType(last)) {
      case Character.OTHER_LETTER, Character.MODIFIER_LETTER ->
        !UNJOINED.contains(UnicodeScript.of(last));
      case Character.COMBINING_SPACING_MARK, Character.NON_SPACING_MARK -> true;
      case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> true;
      // emoji that this Java does not know yet
      case Character.UNASSIGNED -> last >= FIRST_EMOJI;
      default -> false;
    };
  }

  private static boolean isUnseen(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\t' && point != '\n';
      // also the tags of flags, in which whole sentences have been hidden
      case Character.FORMAT -> !isJoiner(point) && !isWritten(point);
      default -> isFiller(point) || isNoCharacter(point);
    };
  }

  /** Of the format characters: hyphens that show at the end of a line, and signs around numbers. */
  private static boolean isWritten(int point) {
    return point == 0xAD
        || (point >= 0x600 && point <= 0x605)
        || point == 0x6DD
        || point == 0x70F
        || point == 0x8E2
        || point == 0x110BD
        || point == 0x110CD;
  }

  /** Letters without a shape, and the place of an object that no text carries along. */
  private static boolean isFiller(int point) {
    return point == 0x115F
        || point == 0x1160
        || point == 0x3164
        || point == 0xFFA0
        || point == 0xFFFC;
  }

  private static boolean isNoCharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  }
}

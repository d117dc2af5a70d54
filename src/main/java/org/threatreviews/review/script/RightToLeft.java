package org.threatreviews.review.script;

import com.openhtmltopdf.bidi.BidiReorderer;
import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Right-to-left text beside left-to-right text, by the Unicode bidirectional algorithm that Java
 * has. Within a paragraph from left to right, a stretch of the other direction is ordered as a
 * whole, with its numbers, for the printer puts stretches in the order of their characters.
 */
final class RightToLeft implements BidiSplitter, BidiReorderer {

  private static final Map<Integer, Integer> MIRRORED = mirrored("()[]{}<>«»‹›≤≥");

  private final UnaryOperator<String> written;
  private List<BidiTextRun> runs = List.of();

  /**
   * @param written gives a text of the same length as it was before glyphs were put into it
   */
  RightToLeft(UnaryOperator<String> written) {
    this.written = written;
  }

  private static Map<Integer, Integer> mirrored(String pairs) {
    Map<Integer, Integer> mirrored = new java.util.HashMap<>();
    for (int i = 0; i < pairs.length(); i += 2) {
      mirrored.put((int) pairs.charAt(i), (int) pairs.charAt(i + 1));
      mirrored.put((int) pairs.charAt(i + 1), (int) pairs.charAt(i));
    }
    return mirrored;
  }

  static boolean isRightToLeft(int point) {
    byte direction = Character.getDirectionality(point);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  /** A character that takes one place in memory and has the direction of the other. */
  static char sameDirection(int point) {
    if (Character.isBmpCodePoint(point)) {
      return (char) point;
    }
    if (isRightToLeft(point)) {
      return 'א';
    }
    return Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT ? 'a' : '☆';
  }

  /** The direction of its first letter; left to right where there is none. */
  static boolean beginsRightToLeft(String text) {
    return text.codePoints()
        .filter(point -> isRightToLeft(point)
            || Character.getDirectionality(point) == Character.DIRECTIONALITY_LEFT_TO_RIGHT)
        .mapToObj(RightToLeft::isRightToLeft)
        .findFirst()
        .orElse(false);
  }

  @Override
  public void setParagraph(String paragraph, byte defaultDirection) {
    boolean leftToRight = defaultDirection != RTL;
    Bidi bidi = new Bidi(
        written.apply(paragraph),
        leftToRight ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_RIGHT_TO_LEFT);
    List<BidiTextRun> found = new ArrayList<>();
    int start = 0;
    while (start < paragraph.length()) {
      boolean turned = isTurned(bidi, start, leftToRight);
      int end = start + 1;
      while (end < paragraph.length() && isTurned(bidi, end, leftToRight) == turned) {
        end++;
      }
      found.add(new BidiTextRun(start, end - start, turned ? RTL : LTR));
      start = end;
    }
    runs = found.isEmpty() ? List.of(new BidiTextRun(0, 0, defaultDirection)) : found;
  }

  private static boolean isTurned(Bidi bidi, int at, boolean leftToRight) {
    int level = bidi.getLevelAt(at);
    return leftToRight ? level > 0 : level % 2 == 1;
  }

  @Override
  public int countTextRuns() {
    return runs.size();
  }

  @Override
  public BidiTextRun getVisualRun(int index) {
    return runs.get(index);
  }

  @Override
  public byte getBaseDirection(String paragraph) {
    return beginsRightToLeft(written.apply(paragraph)) ? RTL : LTR;
  }

  /** From right to left, with numbers and foreign words in it in their own order. */
  @Override
  public String reorderRTLTextToLTR(String text) {
    int[] points = text.codePoints().toArray();
    StringBuilder even = new StringBuilder();
    for (int point : points) {
      even.append(sameDirection(written.apply(Character.toString(point)).codePointAt(0)));
    }
    Bidi bidi = new Bidi(even.toString(), Bidi.DIRECTION_RIGHT_TO_LEFT);
    byte[] levels = new byte[points.length];
    Integer[] order = new Integer[points.length];
    for (int i = 0; i < points.length; i++) {
      levels[i] = (byte) bidi.getLevelAt(i);
      order[i] = i;
    }
    Bidi.reorderVisually(levels, 0, order, 0, order.length);
    StringBuilder visual = new StringBuilder();
    for (int i : order) {
      int point = points[i];
      visual.appendCodePoint(levels[i] % 2 == 1 ? MIRRORED.getOrDefault(point, point) : point);
    }
    return visual.toString();
  }

  @Override
  public String shapeText(String text) {
    return text;
  }

  @Override
  public String deshapeText(String text) {
    return text;
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }
}

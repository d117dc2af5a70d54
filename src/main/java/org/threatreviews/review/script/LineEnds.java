package org.threatreviews.review.script;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/** Where a line may end: where Java says, and before glyphs of scripts without spaces. */
final class LineEnds implements FSTextBreaker {

  private final BreakIterator lines;
  private final IntPredicate beginsLine;
  private final TreeSet<Integer> ends = new TreeSet<>();

  /**
   * @param beginsLine whether a line may begin with the character that stands for a glyph
   */
  LineEnds(Locale locale, IntPredicate beginsLine) {
    this.lines = BreakIterator.getLineInstance(locale);
    this.beginsLine = beginsLine;
  }

  @Override
  public void setText(String text) {
    ends.clear();
    lines.setText(text);
    for (int end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
      ends.add(end);
    }
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      if (at > 0 && beginsLine.test(point)) {
        ends.add(at);
      }
      at += Character.charCount(point);
      // a long address of the web may end a line behind its slashes
      if (point == '/' && at < text.length() && text.charAt(at) != '/') {
        ends.add(at);
      }
    }
  }

  @Override
  public int next() {
    Integer end = ends.pollFirst();
    return end == null ? BreakIterator.DONE : end;
  }
}

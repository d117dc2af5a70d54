package org.threatreviews.review.script;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Gives letters the form and place that they have beside each other: by HarfBuzz, within Java. */
final class Shaper {

  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private Shaper() {}

  private static int direction(String text) {
    return text.codePoints().anyMatch(RightToLeft::isRightToLeft)
        ? Font.LAYOUT_RIGHT_TO_LEFT
        : Font.LAYOUT_LEFT_TO_RIGHT;
  }

  /**
   * @param start where its characters begin in the text
   * @param key equal for the same drawing
   */
  record Placed(int start, String key, Glyph glyph) {}

  /** The glyphs of a text in the order of its characters. */
  static List<Placed> shape(Font font, String text) {
    GlyphVector vector = font.deriveFont(Glyph.SIZE)
        .layoutGlyphVector(EXACT, text.toCharArray(), 0, text.length(), direction(text));
    int count = vector.getNumGlyphs();
    TreeSet<Integer> starts = new TreeSet<>(Set.of(0));
    for (int i = 0; i < count; i++) {
      starts.add(vector.getGlyphCharIndex(i));
    }
    // a mark and its letter are read as one
    starts.retainAll(graphemes(text));
    List<Placed> placed = new ArrayList<>();
    Map<Integer, List<Integer>> clusters = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      clusters
          .computeIfAbsent(starts.floor(vector.getGlyphCharIndex(i)), any -> new ArrayList<>())
          .add(i);
    }
    Map<Integer, Double> origins = new HashMap<>();
    clusters.forEach((start, parts) -> origins.put(start, origin(vector, font, parts)));
    List<Integer> visual = new ArrayList<>(clusters.keySet());
    Map<Integer, Glyph> drawn = new HashMap<>();
    Map<Integer, String> keys = new HashMap<>();
    for (int i = 0; i < visual.size(); i++) {
      int start = visual.get(i);
      double from = origins.get(start);
      double to = i + 1 < visual.size()
          ? origins.get(visual.get(i + 1))
          : vector.getGlyphPosition(count).getX();
      Integer next = starts.higher(start);
      String characters = text.substring(start, next == null ? text.length() : next);
      drawn.put(start, new Glyph(characters, outline(vector, clusters.get(start), from), (float)
          (to - from)));
      keys.put(start, key(vector, clusters.get(start), from));
    }
    boolean apart = direction(text) == Font.LAYOUT_RIGHT_TO_LEFT;
    starts.forEach(start -> {
      Placed whole = new Placed(start, keys.get(start), drawn.get(start));
      placed.addAll(apart ? oneCharacterEach(whole) : List.of(whole));
    });
    return placed;
  }

  /**
   * Programs that read a file turn a line from the right around, and what is several characters in
   * one glyph with it. So each character has a part of the glyph's room, and the first the drawing.
   */
  private static List<Placed> oneCharacterEach(Placed whole) {
    int[] points = whole.glyph().text().codePoints().toArray();
    if (points.length == 1) {
      return List.of(whole);
    }
    float room = whole.glyph().advance() / points.length;
    Shape drawing = AffineTransform.getTranslateInstance(-room * (points.length - 1), 0)
        .createTransformedShape(whole.glyph().outline());
    List<Placed> parts = new ArrayList<>();
    int start = whole.start();
    for (int i = 0; i < points.length; i++) {
      Shape part = i == 0 ? drawing : new GeneralPath();
      parts.add(new Placed(
          start,
          "%s|%d of %d".formatted(whole.key(), i, points.length),
          new Glyph(Character.toString(points[i]), part, room)));
      start += Character.charCount(points[i]);
    }
    return parts;
  }

  /** Where what a reader takes for one character begins. */
  private static Set<Integer> graphemes(String text) {
    return ScriptSetter.GRAPHEME
        .matcher(text)
        .results()
        .map(MatchResult::start)
        .collect(Collectors.toSet());
  }

  /** Marks are moved away from the place where they would stand; what advances is not. */
  private static double origin(GlyphVector vector, Font font, List<Integer> parts) {
    return parts.stream()
        .filter(part -> advances(font, vector.getGlyphCode(part)))
        .mapToDouble(part -> vector.getGlyphPosition(part).getX())
        .min()
        .orElseGet(() -> vector.getGlyphPosition(parts.get(0)).getX());
  }

  private static boolean advances(Font font, int code) {
    return code != 0xFFFF
        && font.deriveFont(Glyph.SIZE)
                .createGlyphVector(EXACT, new int[] {code})
                .getGlyphMetrics(0)
                .getAdvance()
            > 1;
  }

  private static Shape outline(GlyphVector vector, List<Integer> parts, double from) {
    GeneralPath path = new GeneralPath(GeneralPath.WIND_NON_ZERO);
    parts.forEach(part -> path.append(vector.getGlyphOutline(part), false));
    return path.createTransformedShape(AffineTransform.getTranslateInstance(-from, 0));
  }

  private static String key(GlyphVector vector, List<Integer> parts, double from) {
    StringBuilder key = new StringBuilder();
    for (int part : parts) {
      key.append(vector.getGlyphCode(part))
          .append('@')
          .append(Math.round(vector.getGlyphPosition(part).getX() - from))
          .append(',')
          .append(Math.round(vector.getGlyphPosition(part).getY()))
          .append(' ');
    }
    return key.toString();
  }
}

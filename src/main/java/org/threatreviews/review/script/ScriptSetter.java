package org.threatreviews.review.script;

import java.awt.Font;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Prepares the texts of one document for a printer that sets one character after the other. What
 * the application's own font has stays as it is. All else becomes glyphs of the machine's fonts:
 * shaped by HarfBuzz, which Java brings along, where letters change their form or place beside
 * others (Arabic, the scripts of India, Thai, accents that are written apart). Such glyphs stand in
 * the text as characters for private use. What no font has is said in words.
 */
final class ScriptSetter {

  private static final int FIRST_PRIVATE = 0xE000;
  private static final int LAST_PRIVATE = 0xF8FF;

  /** The next characters for private use, of which there are plenty. */
  private static final int MORE_PRIVATE = 0xF0000;

  /** What a reader takes for one character. */
  static final Pattern GRAPHEME = Pattern.compile("\\X");

  /** Each character has one form, wherever it stands. */
  private static final Set<UnicodeScript> UNSHAPED = EnumSet.of(
      UnicodeScript.LATIN,
      UnicodeScript.GREEK,
      UnicodeScript.CYRILLIC,
      UnicodeScript.HEBREW,
      UnicodeScript.ARMENIAN,
      UnicodeScript.GEORGIAN,
      UnicodeScript.ETHIOPIC,
      UnicodeScript.CHEROKEE,
      UnicodeScript.CANADIAN_ABORIGINAL,
      UnicodeScript.BRAILLE,
      UnicodeScript.YI,
      UnicodeScript.COMMON,
      UnicodeScript.INHERITED);

  static {
    UNSHAPED.addAll(FontShelf.EAST_ASIAN);
  }

  private final FontShelf shelf;
  private final Locale locale;
  private final Font plain;
  private final Optional<Font> second;
  private final Function<String, String> missing;

  /** By the character that stands for it in the document. */
  private final Map<Integer, Glyph> glyphs = new LinkedHashMap<>();

  private final Map<String, Integer> shaped = new HashMap<>();

  /** Those at which a line may begin, within a word as it seems. */
  private final Set<Integer> afterBreak = new HashSet<>();

  private int nextPrivate = FIRST_PRIVATE;

  /** Characters of a kind that belong together, one grapheme at a time. */
  private final List<String> pending = new ArrayList<>();

  private UnicodeScript pendingScript = UnicodeScript.COMMON;

  /** What was last said instead of a text, and where in the present text that ends. */
  private String said;

  private int saidUpTo;

  /**
   * @param plain the font in which the document is set
   * @param second the font in which it is set where the first has no glyph
   * @param missing words instead of a text that no font has
   */
  ScriptSetter(
      FontShelf shelf,
      Locale locale,
      Font plain,
      Optional<Font> second,
      Function<String, String> missing) {
    this.shelf = shelf;
    this.locale = locale;
    this.plain = plain;
    this.second = second;
    this.missing = missing;
  }

  /** The text as the document holds it, in the same order, with glyphs for what is not plain. */
  String set(String text) {
    StringBuilder set = new StringBuilder();
    said = null;
    GRAPHEME
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
        .results()
        .map(MatchResult::group)
        .forEach(grapheme -> add(grapheme, set));
    flush(set);
    return set.toString();
  }

  private void add(String grapheme, StringBuilder set) {
    if (isPlain(grapheme)) {
      flush(set);
      set.append(grapheme);
      return;
    }
    UnicodeScript script = scriptOf(grapheme);
    if (isReal(script) && isReal(pendingScript) && script != pendingScript) {
      flush(set);
    }
    if (!isReal(pendingScript)) {
      pendingScript = script;
    }
    pending.add(grapheme);
  }

  private static boolean isReal(UnicodeScript script) {
    return script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED;
  }

  private static UnicodeScript scriptOf(String grapheme) {
    return grapheme
        .codePoints()
        .mapToObj(UnicodeScript::of)
        .filter(ScriptSetter::isReal)
        .map(script -> FontShelf.EAST_ASIAN.contains(script) ? UnicodeScript.HAN : script)
        .findFirst()
        .orElse(UnicodeScript.COMMON);
  }

  private boolean isPlain(String grapheme) {
    return grapheme
        .codePoints()
        .allMatch(point -> Character.isWhitespace(point)
            || Character.isISOControl(point)
            || (!isMark(point)
                && Character.getType(point) != Character.PRIVATE_USE
                && plain.canDisplay(point)));
  }

  private static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private void flush(StringBuilder set) {
    if (!pending.isEmpty()) {
      setRun(List.copyOf(pending), pendingScript, set);
      pending.clear();
      pendingScript = UnicodeScript.COMMON;
    }
  }

  /** In one font, if one has it all. */
  private void setRun(List<String> graphemes, UnicodeScript script, StringBuilder set) {
    String text = String.join("", graphemes);
    if (second.isPresent()
        && isUnshaped(graphemes, script)
        && FontShelf.covers(second.get(), text)) {
      set.append(text);
      return;
    }
    Optional<Font> all = find(text, script);
    if (all.isPresent()) {
      setIn(all.get(), graphemes, script, set);
      return;
    }
    StringBuilder without = new StringBuilder();
    for (int i = 0; i < graphemes.size(); ) {
      UnicodeScript own = scriptOf(graphemes.get(i));
      Optional<Font> font = find(graphemes.get(i), isReal(own) ? own : script);
      if (font.isEmpty()) {
        without.append(graphemes.get(i));
        i++;
        continue;
      }
      int end = i + 1;
      while (end < graphemes.size() && FontShelf.covers(font.get(), graphemes.get(end))) {
        end++;
      }
      say(without, set);
      setIn(font.get(), graphemes.subList(i, end), script, set);
      i = end;
    }
    say(without, set);
  }

  private Optional<Font> find(String text, UnicodeScript script) {
    boolean ours =
        text.codePoints().anyMatch(point -> Character.getType(point) == Character.PRIVATE_USE);
    return ours ? Optional.empty() : shelf.find(text, script, locale);
  }

  /** Several words of a sentence are one text in their script. */
  private void say(StringBuilder without, StringBuilder set) {
    if (without.isEmpty()) {
      return;
    }
    String words = missing.apply(without.toString());
    without.setLength(0);
    boolean again = words.equals(said) && set.substring(saidUpTo).isBlank();
    if (again) {
      set.setLength(saidUpTo);
    } else {
      set.append(words);
    }
    said = words;
    saidUpTo = set.length();
  }

  private static boolean isUnshaped(List<String> graphemes, UnicodeScript script) {
    return UNSHAPED.contains(script)
        && graphemes.stream()
            .allMatch(grapheme -> grapheme.codePointCount(0, grapheme.length()) == 1);
  }

  private void setIn(Font font, List<String> graphemes, UnicodeScript script, StringBuilder set) {
    if (isUnshaped(graphemes, script) && graphemes.stream().noneMatch(this::isInSecond)) {
      graphemes.forEach(grapheme -> {
        glyphs.computeIfAbsent(
            grapheme.codePointAt(0),
            point -> Shaper.shape(font, grapheme).get(0).glyph());
        set.append(grapheme);
      });
      return;
    }
    String text = String.join("", graphemes);
    Set<Integer> breaks = breaks(text, script);
    for (Shaper.Placed placed : Shaper.shape(font, text)) {
      boolean breakable = breaks.contains(placed.start());
      String key = String.join(
          "\0", placed.key(), placed.glyph().text(), font.getFontName(), breakable ? "-" : "");
      set.appendCodePoint(shaped.computeIfAbsent(key, any -> {
        int point = nextPrivate;
        nextPrivate = point == LAST_PRIVATE ? MORE_PRIVATE : point + 1;
        glyphs.put(point, placed.glyph());
        if (breakable) {
          afterBreak.add(point);
        }
        return point;
      }));
    }
  }

  /** The document's second font would take it before ours. */
  private boolean isInSecond(String grapheme) {
    return second.filter(font -> font.canDisplay(grapheme.codePointAt(0))).isPresent();
  }

  /** Where a line may end within a text that has no spaces between its words. */
  private static Set<Integer> breaks(String text, UnicodeScript script) {
    Set<Integer> found = new HashSet<>();
    if (script != UnicodeScript.THAI && script != UnicodeScript.HAN) {
      return found;
    }
    BreakIterator lines = BreakIterator.getLineInstance(
        script == UnicodeScript.THAI ? new Locale("th") : Locale.ROOT);
    lines.setText(text);
    for (int at = lines.next(); at != BreakIterator.DONE && at < text.length(); at = lines.next()) {
      found.add(at);
    }
    return found;
  }

  /**
   * The fonts that hold the glyphs of all texts so far; to be asked for when all are set.
   *
   * @param bold as headings need them
   */
  List<GlyphFont> fonts(PDDocument pdf, boolean bold) throws IOException {
    List<GlyphFont> fonts = new ArrayList<>();
    List<Integer> points = List.copyOf(glyphs.keySet());
    for (int from = 0; from < points.size(); from += GlyphFont.MOST) {
      List<Integer> some = points.subList(from, Math.min(from + GlyphFont.MOST, points.size()));
      fonts.add(new GlyphFont(
          pdf,
          "Pack%s-%d".formatted(bold ? "Bold" : "", fonts.size() + 1),
          some,
          some.stream().map(glyphs::get).toList(),
          bold));
    }
    return fonts;
  }

  /** Whether a line may begin with the character, besides where it may with any. */
  boolean beginsLine(int point) {
    return afterBreak.contains(point);
  }

  /** The text with a character of the same direction in the place of each glyph. */
  String asWritten(String set) {
    StringBuilder written = new StringBuilder(set.length());
    set.codePoints().forEach(point -> {
      Glyph glyph = Character.getType(point) == Character.PRIVATE_USE ? glyphs.get(point) : null;
      if (glyph == null) {
        written.appendCodePoint(point);
      } else {
        char same = RightToLeft.sameDirection(glyph.text().codePointAt(0));
        written.append(String.valueOf(same).repeat(Character.charCount(point)));
      }
    });
    return written.toString();
  }
}

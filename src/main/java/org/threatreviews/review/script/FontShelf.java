package org.threatreviews.review.script;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.lang.Character.UnicodeScript;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts of this machine, from which a pack takes every script that the application's own font
 * lacks: Noto's, one for each script, and those that have symbols. A font is read when a text first
 * needs it, and kept.
 */
public final class FontShelf {

  /** The scripts of Chinese, Japanese and Korean, which share their fonts. */
  static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
      UnicodeScript.HAN,
      UnicodeScript.HIRAGANA,
      UnicodeScript.KATAKANA,
      UnicodeScript.HANGUL,
      UnicodeScript.BOPOMOFO);

  private static final Logger LOG = LoggerFactory.getLogger(FontShelf.class);

  private static final List<String> SIGNS = List.of(
      "NotoSans", "DejaVuSans", "NotoSansMath", "NotoSansSymbols", "NotoSansSymbols2", "NotoMusic");

  /** Drawn with outlines; coloured emoji are pictures, which are no letters to a printer. */
  private static final List<String> PICTURES = List.of("Symbola_hint", "Symbola", "NotoEmoji");

  private static final List<String> CJK = List.of("NotoSansCJK", "NotoSansCJKjp", "ipagp");

  /** Pictures begin here, apart from older signs that text fonts have as well. */
  private static final int FIRST_PICTURE = 0x1F000;

  /** Symbols and dingbats, which are mostly drawn as emoji. */
  private static final int FIRST_SYMBOL = 0x2600;

  private static final int LAST_SYMBOL = 0x27BF;

  private static final int DEEPEST = 6;

  private final List<Path> places;
  private final Map<Path, List<Font>> read = new ConcurrentHashMap<>();
  private volatile Map<String, Path> files;

  /**
   * @param places folders with fonts, also in folders below them; some may not exist
   */
  public FontShelf(List<Path> places) {
    this.places = places;
  }

  /** What is installed where Linux keeps fonts: for everybody, and for the user that runs us. */
  public static FontShelf ofMachine() {
    return Machine.SHELF;
  }

  private static final class Machine {

    private static final Path HOME = Path.of(System.getProperty("user.home", "."));

    private static final FontShelf SHELF = new FontShelf(List.of(
        Path.of("/usr/share/fonts"),
        Path.of("/usr/local/share/fonts"),
        HOME.resolve(".local/share/fonts"),
        HOME.resolve(".fonts")));
  }

  /** The first font that has the whole text, by what its script is usually set in. */
  Optional<Font> find(String text, UnicodeScript script, Locale locale) {
    return names(text, script).stream()
        .flatMap(name -> file(name).stream())
        .distinct()
        .flatMap(file -> faces(file, text, locale).stream())
        .filter(font -> covers(font, text))
        .findFirst();
  }

  /** Whether it has a glyph for all that is to be seen. */
  static boolean covers(Font font, String text) {
    return text.codePoints()
        .filter(point -> !Character.isIdentifierIgnorable(point) && !isSelector(point))
        .allMatch(font::canDisplay);
  }

  /** A variation selector says how the character before it is drawn. */
  private static boolean isSelector(int point) {
    return point >= 0xFE00 && point <= 0xFE0F;
  }

  private static List<String> names(String text, UnicodeScript script) {
    List<String> names = new ArrayList<>();
    if (EAST_ASIAN.contains(script)) {
      names.addAll(CJK);
    } else if (script != UnicodeScript.COMMON && script != UnicodeScript.INHERITED) {
      String name = script.name().replace("_", "");
      names.add("NotoSans" + name);
      names.add("NotoSerif" + name);
      names.add("NotoNaskh" + name);
    }
    boolean drawn = text.codePoints()
        .anyMatch(
            point -> point >= FIRST_PICTURE || (point >= FIRST_SYMBOL && point <= LAST_SYMBOL));
    names.addAll(drawn ? PICTURES : SIGNS);
    names.addAll(drawn ? SIGNS : PICTURES);
    names.addAll(CJK);
    return names;
  }

  private Optional<Path> file(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    Map<String, Path> all = files();
    return Stream.of(key + "-regular", key, key + "-vf", key + "[wght]", key + "[wdth,wght]")
        .map(all::get)
        .filter(path -> path != null)
        .findFirst();
  }

  private Map<String, Path> files() {
    Map<String, Path> found = files;
    if (found == null) {
      found = new HashMap<>();
      for (Path place : places) {
        list(place, found);
      }
      files = found;
    }
    return found;
  }

  private static void list(Path place, Map<String, Path> found) {
    if (!Files.isDirectory(place)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(place, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
      paths.forEach(path -> {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc")) {
          found.putIfAbsent(name.substring(0, name.length() - ".ttf".length()), path);
        }
      });
    } catch (IOException | java.io.UncheckedIOException e) {
      LOG.warn("Cannot look for fonts in {}", place, e);
    }
  }

  /** The faces of a file, in the order in which the text may be set in them. */
  private List<Font> faces(Path file, String text, Locale locale) {
    List<Font> faces = read.computeIfAbsent(file, FontShelf::read);
    String wanted = " " + region(text, locale);
    return faces.size() < 2
        ? faces
        : Stream.concat(
                faces.stream().filter(face -> face.getFontName(Locale.ROOT).contains(wanted)),
                faces.stream())
            .distinct()
            .toList();
  }

  private static List<Font> read(Path file) {
    try {
      return Arrays.stream(Font.createFonts(file.toFile()))
          .filter(font -> !font.getFontName(Locale.ROOT).contains("Mono"))
          .toList();
    } catch (FontFormatException | IOException e) {
      LOG.warn("Cannot read the font {}", file, e);
      return List.of();
    }
  }

  /** One Chinese character is drawn in several ways; which, the text or the reader's language says. */
  private static String region(String text, Locale locale) {
    Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().forEach(point -> scripts.add(UnicodeScript.of(point)));
    if (scripts.contains(UnicodeScript.HANGUL) || locale.getLanguage().equals("ko")) {
      return "KR";
    }
    boolean japanese = locale.getLanguage().equals("ja");
    if (japanese
        || scripts.contains(UnicodeScript.HIRAGANA)
        || scripts.contains(UnicodeScript.KATAKANA)) {
      return "JP";
    }
    boolean traditional = locale.getLanguage().equals("zh")
        && (locale.getScript().equals("Hant")
            || Set.of("TW", "HK", "MO").contains(locale.getCountry()));
    return traditional || scripts.contains(UnicodeScript.BOPOMOFO) ? "TC" : "SC";
  }
}

package org.threatreviews.review.script;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What writing systems are called, and which language they tell. */
final class Scripts {

  private static final int MOST_NAMED = 3;

  /** ISO 15924 codes, by which Java knows the names of scripts in other languages. */
  private static final List<String> CODES = List.of(
      "Adlm", "Arab", "Armn", "Beng", "Bopo", "Brai", "Cakm", "Cans", "Cher", "Copt", "Cyrl",
      "Deva", "Ethi", "Geor", "Goth", "Grek", "Gujr", "Guru", "Hang", "Hani", "Hebr", "Hira",
      "Java", "Kana", "Khmr", "Knda", "Laoo", "Latn", "Mlym", "Mong", "Mymr", "Nkoo", "Olck",
      "Orya", "Sinh", "Sund", "Syrc", "Taml", "Telu", "Tfng", "Thaa", "Thai", "Tibt", "Vaii",
      "Yiii");

  /** Scripts that are hardly written in more than one language. */
  private static final Map<UnicodeScript, String> LANGUAGES = Map.ofEntries(
      Map.entry(UnicodeScript.ARMENIAN, "hy"),
      Map.entry(UnicodeScript.BENGALI, "bn"),
      Map.entry(UnicodeScript.GEORGIAN, "ka"),
      Map.entry(UnicodeScript.GREEK, "el"),
      Map.entry(UnicodeScript.GUJARATI, "gu"),
      Map.entry(UnicodeScript.HANGUL, "ko"),
      Map.entry(UnicodeScript.HEBREW, "he"),
      Map.entry(UnicodeScript.HIRAGANA, "ja"),
      Map.entry(UnicodeScript.KANNADA, "kn"),
      Map.entry(UnicodeScript.KATAKANA, "ja"),
      Map.entry(UnicodeScript.KHMER, "km"),
      Map.entry(UnicodeScript.LAO, "lo"),
      Map.entry(UnicodeScript.MALAYALAM, "ml"),
      Map.entry(UnicodeScript.SINHALA, "si"),
      Map.entry(UnicodeScript.TAMIL, "ta"),
      Map.entry(UnicodeScript.TELUGU, "te"),
      Map.entry(UnicodeScript.THAI, "th"));

  private static final Map<UnicodeScript, String> CODE_OF = codes();

  private Scripts() {}

  private static Map<UnicodeScript, String> codes() {
    Map<UnicodeScript, String> codes = new EnumMap<>(UnicodeScript.class);
    CODES.forEach(code -> codes.put(UnicodeScript.forName(code), code));
    return codes;
  }

  /** The script of most of its letters and digits; null for signs only. */
  private static UnicodeScript mostly(String text) {
    Map<UnicodeScript, Integer> counts = new HashMap<>();
    text.codePoints()
        .filter(Character::isLetterOrDigit)
        .mapToObj(UnicodeScript::of)
        .filter(script -> script != UnicodeScript.COMMON
            && script != UnicodeScript.INHERITED
            && script != UnicodeScript.UNKNOWN)
        .forEach(script -> counts.merge(script, 1, Integer::sum));
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /**
   * The name of the script in which it is mostly written, without the word "script"; null for signs
   * only. Where Java has no name in the language it is the one in Unicode, which is English.
   */
  static String name(String text, Locale locale) {
    UnicodeScript script = mostly(text);
    if (script == null) {
      return null;
    }
    String code = CODE_OF.get(script);
    String known =
        code == null ? null : new Locale.Builder().setScript(code).build().getDisplayScript(locale);
    return known == null || known.equals(code) ? nameInUnicode(script) : known;
  }

  private static String nameInUnicode(UnicodeScript script) {
    String name = script.name().replaceFirst("_SCRIPT$", "").replace('_', ' ');
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  /** The signs by their names in Unicode, which are English everywhere. */
  static String signs(String text) {
    List<String> names = text.codePoints()
        .filter(point -> !Character.isIdentifierIgnorable(point))
        .distinct()
        .mapToObj(Scripts::sign)
        .toList();
    return names.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
        + (names.size() > MOST_NAMED ? ", …" : "");
  }

  private static String sign(int point) {
    String name = Character.getName(point);
    return name == null || Character.getType(point) == Character.PRIVATE_USE
        ? "U+%04X".formatted(point)
        : name.toLowerCase(Locale.ROOT);
  }

  /** The language that a text in another script than Latin is in, as an IETF tag; null for Latin. */
  static String languageOf(String text) {
    UnicodeScript script = mostly(text);
    if (script == null || script == UnicodeScript.LATIN) {
      return null;
    }
    if (script == UnicodeScript.HAN
        && text.codePoints()
            .mapToObj(UnicodeScript::of)
            .anyMatch(one -> one == UnicodeScript.HIRAGANA || one == UnicodeScript.KATAKANA)) {
      return "ja";
    }
    String language = LANGUAGES.get(script);
    String code = CODE_OF.get(script);
    return language != null || code == null ? language : "und-" + code;
  }
}

package org.threatreviews.support;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What is wrong with the words that people read, as far as a machine can tell: codes and ids where
 * words belong, keys and placeholders that were left over, marks of another language, English that
 * nobody translated.
 */
public final class Wording {

  private static final String HAN_OR_KANA = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー";

  private static final Map<String, Pattern> FAULTS_ANYWHERE = Map.of(
      "a placeholder or key is left over",
      Pattern.compile("\\{\\d|\\?\\?|\\bnull\\b|\\$\\{|#\\{"),
      "a constant's name",
      Pattern.compile("\\b[A-Z]{2,}(_[A-Z]+)+\\b"
          + "|\\b(CRITICAL|HIGH|MEDIUM|LOW|STANDARD|ADVISOR|ENGINEER|OTHER|CLIENT|PROVIDER"
          + "|MITIGATED|PROPOSED|AGREED|DONE|DECLINED|OPEN|ANSWERED|CLOSED|WITHDRAWN|PLANNED"
          + "|PUBLISHED|CANCELLED|HELD|POSTPONED|DISCUSSED)\\b(?!-)"),
      "a time zone's id",
      Pattern.compile("\\b(Europe|Asia|America|Africa|Australia|Pacific|Etc)/\\p{L}+"),
      "a date for machines",
      Pattern.compile("(?<![\\w-])\\d{4}-\\d{2}-\\d{2}(?![\\w-])"),
      "two blanks in a row",
      Pattern.compile("\\S {2,}\\S"),
      "a blank before a mark",
      Pattern.compile("\\p{L} [,.;:!?](\\s|$)"));

  private static final Map<String, Map<String, Pattern>> FAULTS_OF_A_LANGUAGE = Map.of(
      "en",
      Map.of(
          "quotation marks of another language",
          Pattern.compile("[„「」«»]"),
          "a sentence that begins in lower case",
          Pattern.compile("[.!?] \\p{Ll}")),
      "de",
      Map.of(
          "quotation marks of another language",
          Pattern.compile("[”「」«»]"),
          "a sentence that begins in lower case",
          Pattern.compile("[.!?] \\p{Ll}(?!\\. ?[A-Z])"),
          "English",
          english("January|February|March|May|June|July|October|December|Monday|Tuesday|Wednesday"
              + "|Thursday|Friday|Saturday|Sunday|severity|meeting|minutes|question|answer|due")),
      "sv",
      Map.of(
          "quotation marks of another language",
          Pattern.compile("[„“「」«»]"),
          "a sentence that begins in lower case",
          Pattern.compile("(?<!\\bkl)[.!?] \\p{Ll}"),
          "English",
          english("January|February|March|May|June|July|August|October|Monday|Tuesday|Wednesday"
              + "|Thursday|Friday|Saturday|Sunday|severity|meeting|minutes|question|answer|due")),
      "ja",
      Map.of(
          "quotation marks of another language",
          Pattern.compile("[„“”«»]"),
          "a mark for letters after Japanese",
          Pattern.compile("[" + HAN_OR_KANA + "][,:;!?()，．]"),
          "a blank within Japanese",
          Pattern.compile("[" + HAN_OR_KANA + "）」、。：] [" + HAN_OR_KANA + "（「、。：]"),
          "English",
          english("January|February|March|April|May|June|July|August|September|October|November"
              + "|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|review|incident"
              + "|severity|meeting|minutes|question|answer|due|pack")));

  private static final Map<String, String> QUOTATION_MARKS =
      Map.of("en", "“”", "de", "„“", "sv", "””", "ja", "「」");

  private Wording() {}

  private static Pattern english(String words) {
    return Pattern.compile( // the service's name is the same everywhere
        "\\b(the|(?<!Detection[ -])and|with|your|you|our|please|until|by|from|of|to|is|are|not|"
            + words + ")\\b");
  }

  /**
   * @param text lines as people see them
   * @param ownWords what people have written in whatever language, and names; it is taken out first
   * @return one line for each fault; none when all is well
   */
  public static List<String> faults(String language, String text, List<String> ownWords) {
    String rest = text.replace('\u00a0', ' ');
    for (String own : longestFirst(ownWords)) {
      rest = rest.replace(own.replace('\u00a0', ' '), "◦");
    }
    Map<String, Pattern> rules = new LinkedHashMap<>(FAULTS_ANYWHERE);
    rules.putAll(FAULTS_OF_A_LANGUAGE.get(language));
    List<String> faults = new ArrayList<>();
    for (String line : rest.lines().map(String::strip).toList()) {
      rules.forEach((what, pattern) -> {
        if (pattern.matcher(line).find()) {
          faults.add("%s: %s".formatted(what, line));
        }
      });
      if (!isPaired(line, QUOTATION_MARKS.get(language)) || !isPaired(line, "（）")) {
        faults.add("a mark without its other half: " + line);
      }
    }
    return faults;
  }

  private static Set<String> longestFirst(List<String> words) {
    Set<String> ordered = new TreeSet<>((one, other) ->
        one.length() == other.length() ? one.compareTo(other) : other.length() - one.length());
    words.stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(word -> word.length() > 1)
        .forEach(ordered::add);
    return ordered;
  }

  private static boolean isPaired(String line, String marks) {
    char open = marks.charAt(0);
    char close = marks.charAt(1);
    long opened = line.chars().filter(c -> c == open).count();
    return open == close
        ? opened % 2 == 0
        : opened == line.chars().filter(c -> c == close).count();
  }
}

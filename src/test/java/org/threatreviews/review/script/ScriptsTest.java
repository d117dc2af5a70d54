package org.threatreviews.review.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a draft for a text that no font has. */
class ScriptsTest {

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "sv", "ja"})
  void noWarningSaysAWordTwiceOrACode(String language) {
    Locale locale = Locale.forLanguageTag(language);
    String pattern =
        ResourceBundle.getBundle("messages/pack", locale).getString("pack.unset.letters");
    List<String> words = words(pattern, locale);
    int scripts = 0;
    for (UnicodeScript script : UnicodeScript.values()) {
      String name = letterIn(script).map(text -> Scripts.name(text, locale)).orElse(null);
      if (name != null) {
        scripts++;
        assertThat(words(name, locale)).as("%s", script).doesNotContainAnyElementsOf(words);
        assertThat(UnicodeScript.values())
            .as("%s is the code of a script", name)
            .noneMatch(other ->
                !other.name().equalsIgnoreCase(name.replace(" ", "_")) && isCode(name, other));
      }
    }
    assertThat(scripts).isGreaterThan(150);
  }

  /** In Japanese, what is said of all scripts alike is the end of a word. */
  private static List<String> words(String text, Locale locale) {
    return Arrays.stream(text.toLowerCase(locale).split("[\\P{L}の]+|(?<=.)(?=文字)"))
        .filter(word -> word.length() > 1)
        .toList();
  }

  private static boolean isCode(String name, UnicodeScript script) {
    try {
      return UnicodeScript.forName(name) == script;
    } catch (IllegalArgumentException e) {
      return false; // a name
    }
  }

  private static Optional<String> letterIn(UnicodeScript script) {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isLetterOrDigit)
        .filter(point -> UnicodeScript.of(point) == script)
        .mapToObj(Character::toString)
        .findFirst();
  }
}

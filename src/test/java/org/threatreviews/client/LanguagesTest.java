package org.threatreviews.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.threatreviews.problem.InvalidInput;

class LanguagesTest {

  @ParameterizedTest
  @CsvSource({
    "en, en-GB",
    "en-US, en-US",
    "de, de",
    "de-AT, de-AT",
    "ja, ja",
    "fr, en-GB",
    "not a tag, en-GB"
  })
  void readsInOneOfOursWithTheRegionThatIsNamed(String tag, String locale) {
    assertThat(Languages.of(tag)).isEqualTo(Locale.forLanguageTag(locale));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "pl", "pt-BR", "not a tag"})
  void refusesALanguageInWhichWeDoNotWriteAndSaysInWhichWeDo(String tag) {
    assertThatThrownBy(() -> Languages.requireWritten("language", tag))
        .isInstanceOfSatisfying(InvalidInput.class, e -> {
          assertThat(e.field()).isEqualTo("language");
          assertThat(e).hasMessageContaining("de, en, ja, sv");
        });
    assertThatNoException().isThrownBy(() -> Languages.requireWritten("language", "de-AT"));
  }

  @Test
  void takesTheFirstOfOursThatABrowserAsksFor() {
    assertThat(Languages.of(Collections.enumeration(List.of(Locale.FRENCH, Locale.GERMAN))))
        .isEqualTo(Locale.GERMAN);
    assertThat(Languages.of(Collections.enumeration(List.of(Locale.ENGLISH, Locale.GERMAN))))
        .isEqualTo(Locale.UK);
  }
}

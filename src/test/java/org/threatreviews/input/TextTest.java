package org.threatreviews.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.problem.InvalidInput;

class TextTest {

  @Test
  void countsAsPeopleDo() {
    assertThat(Text.length("")).isZero();
    assertThat(Text.length("Grüße")).isEqualTo(5);
    assertThat(Text.length("a\r\nb\nc")).isEqualTo(5);
    assertThat(Text.length("\r\n\r\n")).isEqualTo(2);
    assertThat(Text.length("\r\r\n")).isEqualTo(2);
    assertThat(Text.length("👍🏽")).isEqualTo(2);
    assertThat(Text.length("😀".repeat(200))).isEqualTo(200);
  }

  @Test
  void endsLinesInOneWay() {
    assertThat(Text.withPlainLineEnds("a\r\nb\nc")).isEqualTo("a\nb\nc");
  }

  @ParameterizedTest
  @CsvSource({
    "a\0b, noNulCharacter",
    "a\ud83d, wholeCharacters",
    "\ude00a, wholeCharacters",
    "\ude00\ud83d, wholeCharacters"
  })
  void refusesWhatNoTableHolds(String text, String rule) {
    assertThatThrownBy(() -> Text.requireStorable("note", text))
        .isInstanceOfSatisfying(InvalidInput.class, e -> {
          assertThat(e.field()).isEqualTo("note");
          assertThat(e.rule()).isEqualTo(rule);
        });
  }

  @Test
  void takesWholeCharacters() {
    assertThatNoException().isThrownBy(() -> Text.requireStorable("note", "مرحبا 😀 \u0007\n"));
  }

  @Test
  void neverShowsHalfACharacter() {
    assertThat(Text.beginning("😀😀😀", 2)).isEqualTo("😀😀…");
    assertThat(Text.beginning("a\ud83d", 5)).isEqualTo("a\ufffd");
    assertThat(Text.beginning("abc", 3)).isEqualTo("abc");
  }
}

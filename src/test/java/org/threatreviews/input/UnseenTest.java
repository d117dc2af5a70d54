package org.threatreviews.input;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x01, 0x07, 0x08, 0x0B, 0x1B, 0x7F, 0x80, 0x9F, 0x200B, 0x200C, 0x200D, 0x200E,
        0x200F, 0x061C, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2063, 0x2066, 0x2067,
        0x2068, 0x2069, 0x206A, 0x3164, 0xFDD0, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFC, 0xFFFE, 0xFFFF,
        0xE0001, 0xE0041, 0xE007F, 0x1FFFF
      })
  void leavesOutWhatShowsNothingAndChangesTheRest(int point) {
    String hidden = "pay" + Character.toString(point) + "pal";

    assertThat(Text.seen(hidden)).isEqualTo("paypal");
    assertThat(Spelling.name(hidden)).isEqualTo("paypal");
    assertThat(Spelling.text(hidden)).isEqualTo("paypal");
    assertThat(Text.onOneLine(hidden)).isEqualTo("paypal");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "می‌خواهیم",
        "क्‍ष और र्‍या",
        "ක්‍රමය",
        "👩‍💻 and 👨‍👩‍👧",
        "❤️‍🔥",
        "👩🏽‍🚀",
        "🏳️‍🌈",
        "Wörter, 語 and co­operation",
        "A\tB\nC"
      })
  void keepsWhatWritingNeeds(String text) {
    assertThat(Text.seen(text)).isEqualTo(text);
    assertThat(Spelling.text(text)).isEqualTo(text);
  }

  @Test
  void endsLinesAlike() {
    assertThat(Text.seen("a\r\nb\rc\u2028d\u2029e\u0085f")).isEqualTo("a\nb\nc\nd\ne\nf");
  }

  @Test
  void showsHalfACharacterAsUnknown() {
    assertThat(Text.seen("a\uD83Db\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
  }

  @Test
  void endsNothingWithAJoiner() {
    assertThat(Text.seen("\u200Dक‍ ‍")).isEqualTo("क ");
  }
}

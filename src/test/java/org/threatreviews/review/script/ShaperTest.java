package org.threatreviews.review.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Font;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which characters each glyph stands for. */
class ShaperTest {

  private static List<Shaper.Placed> shape(String text, UnicodeScript script) {
    Font font = FontShelf.ofMachine().find(text, script, Locale.ENGLISH).orElseThrow();
    return Shaper.shape(font, text);
  }

  /** Programs turn lines from the right around, character by character, and glyphs as they are. */
  @ParameterizedTest
  @CsvSource({"ليلى", "إلى", "لا إله", "مُحَمَّد", "بِسْمِ ٱللَّٰه", "می‌خواهیم"})
  void aGlyphFromTheRightIsOneCharacter(String text) {
    List<Shaper.Placed> shaped = shape(text, UnicodeScript.ARABIC);

    assertThat(shaped)
        .allSatisfy(placed -> assertThat(
                placed.glyph().text().codePointCount(0, placed.glyph().text().length()))
            .isEqualTo(1));
    assertThat(shaped.stream().map(placed -> placed.glyph().text()).collect(Collectors.joining()))
        .isEqualTo(text);
  }

  /** Lam and alef are one drawing, as wide as both of its parts. */
  @ParameterizedTest
  @CsvSource({"لا", "لى"})
  void aLigatureKeepsItsRoomAndItsDrawing(String text) {
    List<Shaper.Placed> shaped = shape(text, UnicodeScript.ARABIC);

    assertThat(shaped).hasSize(2);
    assertThat(shaped.get(0).glyph().outline().getBounds2D().isEmpty()).isFalse();
    float room = shaped.get(0).glyph().advance() + shaped.get(1).glyph().advance();
    assertThat(shaped.get(0).glyph().outline().getBounds2D().getWidth())
        .isCloseTo(room, within(room * 0.4));
  }
}

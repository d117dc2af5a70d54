package org.threatreviews.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However the same thing is written, it is the same; what differs stays apart. */
class SpellingTest {

  private static final List<String> BLANKS = List.of(" ", "  ", "\t", "\u00a0", "\u3000", " \n");
  private static final List<String> UNSEEN =
      List.of("", "", "\u200b", "\ufeff", "\u00ad", "\u0007");
  private static final List<UnaryOperator<String>> CASES = List.of(
      UnaryOperator.identity(),
      text -> text.toUpperCase(Locale.ROOT),
      text -> text.toLowerCase(Locale.ROOT));
  private static final List<Normalizer.Form> FORMS = List.of(Normalizer.Form.values());

  /** A name and another way to write it. */
  record Spelled(String name, String spelling) {}

  @Property(tries = 500)
  void anotherSpellingIsTheSameName(@ForAll("spelled") Spelled spelled) {
    assertThat(Spelling.same(spelled.name(), spelled.spelling())).isTrue();
    assertThat(Spelling.same(Spelling.name(spelled.spelling()), spelled.name()))
        .as("as it is kept")
        .isTrue();
  }

  @Property(tries = 500)
  void whatIsKeptIsKeptAgainAsItIs(@ForAll("spelled") Spelled spelled) {
    String kept = Spelling.name(spelled.spelling());
    String text = Spelling.text(spelled.spelling());

    assertThat(Spelling.name(kept)).isEqualTo(kept);
    assertThat(Spelling.text(text)).isEqualTo(text);
    assertThat(kept)
        .matches(name -> Normalizer.isNormalized(name, Normalizer.Form.NFC))
        .doesNotContain("  ", "\t", "\n", "\u0007")
        .isEqualTo(kept.strip());
  }

  @Property(tries = 500)
  void anotherWordIsAnotherName(@ForAll("words") String one, @ForAll("words") String other) {
    boolean same = one.equalsIgnoreCase(other);

    assertThat(Spelling.same(one, other)).isEqualTo(same);
  }

  /** With any number of digits and any offset, an instant is the one that is kept. */
  @Property(tries = 500)
  void anotherSpellingIsTheSameInstant(
      @ForAll("instants") Instant instant, @ForAll("offsets") ZoneOffset offset) {
    String written = OffsetDateTime.ofInstant(instant, offset).toString();

    OffsetDateTime read = Moments.instant("start", written);
    OffsetDateTime again = Moments.instant("start", read.toString());

    assertThat(read.toInstant()).isEqualTo(Moments.asStored(instant));
    assertThat(again.toInstant()).isEqualTo(read.toInstant());
  }

  @Provide
  static Arbitrary<String> words() {
    return Arbitraries.strings()
        .withChars("abcABC019-._äöüßéñøÅ東京")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(word -> !word.toUpperCase(Locale.ROOT).contains("SS"));
  }

  @Provide
  static Arbitrary<Spelled> spelled() {
    Arbitrary<List<String>> names = words().list().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(
            names,
            Arbitraries.of(CASES),
            Arbitraries.of(FORMS),
            Arbitraries.of(BLANKS),
            Arbitraries.of(UNSEEN))
        .as((parts, change, form, blank, unseen) -> new Spelled(
            String.join(" ", parts),
            blank
                + Normalizer.normalize(change.apply(String.join(blank, parts)), form)
                + unseen
                + blank));
  }

  @Provide
  static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(1_767_225_600L, 1_893_456_000L),
            Arbitraries.longs().between(0, 999_999_999L))
        .as(Instant::ofEpochSecond);
  }

  @Provide
  static Arbitrary<ZoneOffset> offsets() {
    return Arbitraries.integers().between(-11, 13).map(ZoneOffset::ofHours);
  }

  @ParameterizedTest
  @CsvSource({"srv-01, 'SRV-01 '", "Straße 7, STRASSE 7", "Ｓｅｒｖｅｒ１, server1", "ΟΔΟΣ, οδος"})
  void knowsTheSameAsset(String one, String other) {
    assertThat(Spelling.same(one, other)).isTrue();
  }

  @Test
  void nothingIsTheSameAsNoName() {
    assertThat(Spelling.same(null, null)).isFalse();
    assertThat(Spelling.same(" ", "\u200b")).isFalse();
    assertThat(Spelling.name("\u200b \u0007")).isNull();
    assertThat(Spelling.text(" \n ")).isNull();
  }

  @Test
  void aTextKeepsItsLinesAndLosesWhatIsAround() {
    assertThat(Spelling.text("\n Gru\u0308\u00dfe,\r\n\r\n  Eva\u0007 \n"))
        .isEqualTo("Gr\u00fc\u00dfe,\n\n  Eva");
  }
}

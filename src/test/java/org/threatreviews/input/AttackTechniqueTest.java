package org.threatreviews.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Techniques are compared by their numbers, however they are written. */
class AttackTechniqueTest {

  @Property(tries = 300)
  void aSubTechniqueBelongsToItsTechniqueHoweverBothAreWritten(
      @ForAll @IntRange(min = 1000, max = 1999) int number,
      @ForAll @IntRange(min = 1, max = 20) int sub,
      @ForAll @IntRange(min = 1, max = 20) int otherSub,
      @ForAll("spellings") UnaryOperator<String> one,
      @ForAll("spellings") UnaryOperator<String> another) {
    String whole = "T" + number;
    String part = "T%d.%03d".formatted(number, sub);
    String otherPart = "T%d.%03d".formatted(number, otherSub);

    assertThat(AttackTechnique.areRelated(one.apply(part), another.apply(whole)))
        .isTrue();
    assertThat(AttackTechnique.areRelated(one.apply(whole), another.apply(part)))
        .isTrue();
    assertThat(AttackTechnique.areSame(one.apply(part), another.apply(whole))).isFalse();
    assertThat(AttackTechnique.areSame(one.apply(part), another.apply(part))).isTrue();
    assertThat(AttackTechnique.areRelated(one.apply(part), another.apply(otherPart)))
        .isEqualTo(sub == otherSub);
    assertThat(AttackTechnique.areRelated(one.apply(part), another.apply("T" + (number + 1))))
        .isFalse();
  }

  @Provide
  static Arbitrary<UnaryOperator<String>> spellings() {
    return Arbitraries.of(
        UnaryOperator.identity(),
        technique -> technique.toLowerCase(Locale.ROOT),
        technique -> " " + technique + "\u00a0",
        technique -> technique.replace('.', '/'),
        technique -> technique + " Brute force",
        technique -> technique + ": Brute force",
        technique -> technique + "\u200b");
  }

  @ParameterizedTest
  @CsvSource({
    "Phishing, PHISHING, true",
    "Phishing, Phishing by mail, false",
    "T1110, T11101, false",
    "T1110, , false",
    ", , false"
  })
  void namesWithoutANumberAreComparedAsTheyAre(String one, String other, boolean related) {
    assertThat(AttackTechnique.areRelated(one, other)).isEqualTo(related);
    assertThat(AttackTechnique.areSame(one, other)).isEqualTo(related);
  }
}

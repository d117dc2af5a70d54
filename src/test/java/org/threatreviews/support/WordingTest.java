package org.threatreviews.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.threatreviews.client.Languages;

/** Texts that hold nothing of another language, and what would be found if they did. */
class WordingTest {

  /** Where a browser without a calendar has to be told how a date is written. */
  private static final Set<String> ABOUT_DATES = Set.of("refused.isoDate", "refused.yearRange");

  @TestFactory
  Stream<DynamicTest> textsAreWrittenInTheirLanguage() {
    return Languages.WRITTEN.stream()
        .flatMap(language -> Stream.of("mail", "portal", "pack")
            .map(file -> DynamicTest.dynamicTest(
                file + " " + language,
                () -> texts(file, language)
                    .forEach(
                        (key, text) -> assertThat(Wording.faults(language, said(text), List.of()))
                            .as(key)
                            .isEmpty()))));
  }

  /** The placeholders of the pattern stand for words. */
  private static String said(String text) {
    return text.replaceAll("\\{\\d(,number[^}]*)?}", "◦")
        .replaceAll("\\{\\d,choice,[^{}]*(\\{0}[^{}]*)?}", "◦");
  }

  private static Map<String, String> texts(String file, String language) throws IOException {
    Map<String, String> texts =
        MessageFiles.texts(language.equals("en") ? file : file + "_" + language);
    texts.keySet().removeAll(ABOUT_DATES);
    return texts;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Severity: HIGH.",
        "en | Outcome: NEED_HELP.",
        "en | It ends on 2027-02-03.",
        "en | Wednesday, 10:00 (Europe/Berlin)",
        "en | ??mail.why_en??",
        "en | Dear {0},",
        "en | It is “open.",
        "en | It is here. please answer.",
        "de | Die Antwort auf “Wer?”",
        "de | Threat Review January 2027",
        "de | Bitte bestätigen Sie the minutes.",
        "sv | Svar på „frågan“",
        "sv | Hotgenomgång May 2027",
        "sv | Det är klart. vi hör av oss.",
        "sv | Vi  väntar.",
        "ja | 重大度: 高",
        "ja | お知らせ（1件",
        "ja | 脅威レビュー の議事録",
        "ja | 次回の meeting です。"
      })
  void findsWhatDoesNotBelong(String language, String text) {
    assertThat(Wording.faults(language, text, List.of())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Threat review TR-2027-01 takes place on Wednesday, 3 February 2027 (“Q1”).",
        "de | hier ist die Antwort auf „Wer hilft?“ (Schweregrad: hoch).",
        "sv | Mötet är onsdag 3 februari 2027 kl. 10:00 (östeuropeisk tid).",
        "ja | 脅威レビュー（2027年2月）は2027年2月3日（水）10:00（日本時間）です。"
      })
  void hasNothingAgainstGoodWords(String language, String text) {
    assertThat(Wording.faults(language, text, List.of())).isEmpty();
  }
}

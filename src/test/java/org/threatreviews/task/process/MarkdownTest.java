package org.threatreviews.task.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {

  @ParameterizedTest
  @CsvSource({
    "[click](https://x.example), \\[click\\](https\\://x.example)",
    "see www.x.example, see www\\.x.example",
    "<img src=x>, \\<img src=x\\>",
    "{{secret}}, \\{\\{secret\\}\\}",
    "*bold* & _more_, \\*bold\\* \\& \\_more\\_",
  })
  void takesTheMeaningFromMarkup(String words, String literal) {
    assertThat(Markdown.literal(words)).isEqualTo(literal);
  }

  @Test
  void leavesReferencesAndSentencesAlone() {
    String words = "SIR-1: we called sam@acme.example (Monday, 10:00). No answer.";

    assertThat(Markdown.literal(words)).isEqualTo(words);
  }
}

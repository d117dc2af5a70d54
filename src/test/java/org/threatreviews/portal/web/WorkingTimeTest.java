package org.threatreviews.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.threatreviews.portal.PageTexts;

class WorkingTimeTest {

  @ParameterizedTest
  @CsvSource({
    "en, PT0S, not yet",
    "en, PT59M, less than an hour",
    "en, PT1H59M, one working hour",
    "en, PT6H, 6 working hours",
    "en, PT23H59M, 23 working hours",
    "en, PT24H, 3 working days",
    "en, PT8000H, '1,000 working days'",
    "de, PT1H, eine Arbeitsstunde",
    "de, PT31H, 3 Arbeitstage",
    "sv, PT1H, en arbetstimme",
    "sv, PT6H, 6 arbetstimmar",
    "ja, PT1H, 1営業時間",
    "ja, PT80H, 10営業日",
  })
  void saysItAsExactlyAsItMatters(String language, Duration time, String words) {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/portal");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);

    assertThat(WorkingTime.words(time, new PageTexts(messages, Locale.forLanguageTag(language))))
        .isEqualTo(words);
  }
}

package org.threatreviews.demo;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What the bar above a page says, in the page's language.
 *
 * @param label that this is a demo
 * @param sentence what time it is here
 * @param travel what the way to another time is called
 */
record DemoWords(String label, String sentence, String travel) {

  private static final Control NO_FALLBACK =
      Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  /**
   * @param language as a page names it, such as {@code de}
   * @param percent how much of the sample clients' past is there; empty when all is
   */
  static DemoWords of(String language, Instant now, Optional<Integer> percent) {
    // with days before months and 24 hours, as all our English
    Locale locale = "en".equals(language) ? Locale.UK : Locale.forLanguageTag(language);
    ResourceBundle words =
        ResourceBundle.getBundle(DemoWords.class.getPackageName() + ".words", locale, NO_FALLBACK);
    String time = time(now, locale);
    return new DemoWords(
        words.getString("label"),
        percent
            .map(done -> MessageFormat.format(words.getString("past"), time, done))
            .orElseGet(() -> MessageFormat.format(words.getString("now"), time)),
        words.getString("travel"));
  }

  /** In English, for our own people. */
  static String time(Instant instant) {
    return time(instant, Locale.UK);
  }

  private static String time(Instant instant, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
        .withLocale(locale)
        .format(instant.atZone(ZoneId.of("Europe/Berlin")));
  }
}

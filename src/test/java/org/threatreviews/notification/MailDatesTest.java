package org.threatreviews.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailDatesTest {

  private static final Instant MORNING = Instant.parse("2026-12-07T09:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Europe/Berlin | Montag, 7. Dezember 2026, 10:00 Uhr",
        "de | Europe/Vienna | Montag, 7. Dezember 2026, 10:00 Uhr",
        "de | America/New_York | Montag, 7. Dezember 2026, 04:00 Uhr (Nordamerikanische Ostküstenzeit)",
        "sv | Europe/Stockholm | måndag 7 december 2026 kl. 10:00",
        "sv | Europe/Berlin | måndag 7 december 2026 kl. 10:00",
        "sv | Europe/Helsinki | måndag 7 december 2026 kl. 11:00 (östeuropeisk tid)",
        "en-GB | Europe/Berlin | Monday, 7 December 2026, 10:00 (Central European Time)",
        "en-US | America/New_York | Monday, December 7, 2026, 04:00 (Eastern Time)",
        "ja | Asia/Tokyo | 2026年12月7日（月）18:00（日本時間）"
      })
  void writesATimeAsTheLanguageDoes(String language, ZoneId zone, String written) {
    assertThat(new MailDates(zone, Locale.forLanguageTag(language)).dateTime(MORNING))
        .isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de | Montag, dem 7. Dezember 2026",
        "sv | måndagen den 7 december 2026",
        "ja | 2026年12月7日（月）"
      })
  void inflectsADateAfterOn(String language, String written) {
    MailDates dates = new MailDates(BERLIN, Locale.forLanguageTag(language));

    assertThat(dates.on(LocalDate.parse("2026-12-07"))).isEqualTo(written);
    assertThat(dates.on(MORNING)).isEqualTo(written);
  }

  @Test
  void namesTheZoneNextToTimesOfAnother() {
    assertThat(MailDates.namingZone(BERLIN, Locale.GERMAN).dateTime(MORNING))
        .isEqualTo("Montag, 7. Dezember 2026, 10:00 Uhr (Mitteleuropäische Zeit)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Europe/Stockholm | true",
        "Europe/Helsinki | false",
        "America/New_York | false",
      })
  void tellsWhetherOneTimeIsEnough(ZoneId other, boolean enough) {
    MailDates ours = MailDates.namingZone(BERLIN, Locale.GERMAN);

    assertThat(ours.agreesWith(new MailDates(other, Locale.GERMAN), MORNING)).isEqualTo(enough);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | Q1 2027 | Q1 2027",
        "en | January 2027 | January 2027",
        "de | Q1 2027 | Q1 2027",
        "de | March 2027 | März 2027",
        "de | January 2027 to June 2027 | Januar 2027 bis Juni 2027",
        "sv | May 2027 | maj 2027",
        "sv | January 2027 to June 2027 | januari 2027 till juni 2027",
        "ja | Q1 2027 | 2027年第1四半期",
        "ja | December 2027 | 2027年12月",
        "ja | January 2027 to June 2027 | 2027年1月～2027年6月"
      })
  void callsAReviewAsTheLanguageDoes(String language, String title, String called) {
    assertThat(new MailDates(BERLIN, Locale.forLanguageTag(language)).period(title))
        .isEqualTo(called);
  }
}

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
        "de | America/New_York | Montag, 7. Dezember 2026, 04:00 Uhr (America/New_York)",
        "sv | Europe/Stockholm | måndag 7 december 2026, 10:00 (Europe/Stockholm)",
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
        .isEqualTo("Montag, 7. Dezember 2026, 10:00 Uhr (Europe/Berlin)");
  }
}

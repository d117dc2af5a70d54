package org.threatreviews.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose holidays are kept, and what is known about them. */
class BusinessCalendarTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void aRegionKeepsItsOwnHolidaysToo() {
    LocalDate epiphany = LocalDate.parse("2027-01-06");
    LocalDate unity = LocalDate.parse("2028-10-03");

    assertThat(calendar("DE").provider().isWorkingDay(epiphany)).isTrue();
    assertThat(calendar("DE-BY").provider().isWorkingDay(epiphany)).isFalse();
    assertThat(calendar("de-by").provider().isWorkingDay(unity)).isFalse();
  }

  @Test
  void furtherDaysAreAddedToACountryAndItsRegions() {
    LocalDate day = LocalDate.parse("2027-12-24");
    Map<String, Set<LocalDate>> further = Map.of("DE", Set.of(day));

    assertThat(calendar("DE", further).provider().isWorkingDay(day)).isFalse();
    assertThat(calendar("DE-BY", further).provider().isWorkingDay(day)).isFalse();
    assertThat(calendar("FR", further).joint("DE").isWorkingDay(day)).isFalse();
    assertThat(calendar("FR", further).provider().isWorkingDay(day)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-23", // the Emperor's birthday
        "2026-03-20", // equinoxes
        "2026-09-23",
        "2027-03-22", // 21 March is a Sunday
        "2026-05-06", // 3 May is a Sunday
        "2029-04-30", // 29 April is a Sunday
        "2026-09-22", // lies between two holidays
        "2029-02-12", // 11 February is a Sunday
        "2032-09-21",
      })
  void japanHasItsEquinoxesSubstitutesAndBridges(LocalDate holiday) {
    assertThat(calendar("DE").joint("JP").isWorkingDay(holiday)).isFalse();
  }

  @Test
  void theFormerEmperorsBirthdayIsAnOrdinaryDay() {
    assertThat(calendar("DE").joint("JP").isWorkingDay(LocalDate.parse("2026-12-23")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "DE-BY", "de-by", "JP", "GB-ENG"})
  void holidaysAreKnownForCountriesAndTheirRegions(String code) {
    assertThat(calendar("DE").knowsHolidays(code, 2027)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"AF", "DE-XX", "XX", "DE-"})
  void aPlaceThatTheLibraryDoesNotHaveIsUnknownAndNoError(String code) {
    BusinessCalendar calendar = calendar("DE");

    assertThat(calendar.knowsHolidays(code, 2027)).isFalse();
    assertThat(calendar.joint(code).isWorkingDay(LocalDate.parse("2027-01-04"))).isTrue();
  }

  @Test
  void daysAddedToAnUnknownCountryMakeItKnownForTheirYear() {
    BusinessCalendar calendar = calendar("DE", Map.of("AF", Set.of(LocalDate.parse("2027-08-19"))));

    assertThat(calendar.knowsHolidays("AF", 2027)).isTrue();
    assertThat(calendar.knowsHolidays("AF", 2028)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"XX", "DE-XX", "Germany", ""})
  void aWrongCountryIsRefusedAtTheStart(String country) {
    assertThatThrownBy(() -> calendar(country))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threat-reviews.calendar.country");
  }

  @Test
  void furtherDaysOfACountryThatDoesNotExistAreRefused() {
    assertThatThrownBy(() -> calendar("DE", Map.of("XX", Set.of())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threat-reviews.calendar.additional-holidays");
  }

  private static BusinessCalendar calendar(String country) {
    return calendar(country, Map.of());
  }

  private static BusinessCalendar calendar(
      String country, Map<String, Set<LocalDate>> additionalHolidays) {
    return new BusinessCalendar(new CalendarSettings(
        BERLIN, LocalTime.of(9, 0), LocalTime.of(17, 0), country, additionalHolidays));
  }
}

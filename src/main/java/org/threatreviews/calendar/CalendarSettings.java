package org.threatreviews.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the service works.
 *
 * @param zone the business zone; the service description's "CET", summer time included
 * @param opensAt start of business hours, local time
 * @param closesAt end of business hours, local time
 * @param country whose public holidays the SOC keeps: an ISO 3166 code, or one with a region such
 *     as {@code DE-BY} for the holidays of Bavaria too
 * @param additionalHolidays further days on which nobody works, by ISO 3166 code: company holidays,
 *     or public ones that the holiday library does not know. They hold in every region of the
 *     country.
 */
@ConfigurationProperties("threat-reviews.calendar")
public record CalendarSettings(
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue("09:00") LocalTime opensAt,
    @DefaultValue("17:00") LocalTime closesAt,
    @DefaultValue("DE") String country,
    @DefaultValue Map<String, Set<LocalDate>> additionalHolidays) {

  public CalendarSettings {
    if (!opensAt.isBefore(closesAt)) {
      throw new IllegalArgumentException(
          "threat-reviews.calendar: opens-at %s must be before closes-at %s"
              .formatted(opensAt, closesAt));
    }
    country = country.toUpperCase(Locale.ROOT);
    if (!HolidayLibrary.knows(country)) {
      throw new IllegalArgumentException(
          "threat-reviews.calendar.country: no holidays are known for '%s'; it must be an ISO 3166 code such as DE, or one with a region such as DE-BY"
              .formatted(country));
    }
    additionalHolidays = additionalHolidays.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(
            days -> days.getKey().toUpperCase(Locale.ROOT), days -> Set.copyOf(days.getValue())));
    for (String key : additionalHolidays.keySet()) {
      if (!Set.of(Locale.getISOCountries()).contains(key)) {
        throw new IllegalArgumentException(
            "threat-reviews.calendar.additional-holidays: '%s' is not an ISO 3166 country code"
                .formatted(key));
      }
    }
  }
}

package org.threatreviews.calendar;

import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When the service works.
 *
 * @param zone the business zone; the service description's "CET", summer time included
 * @param opensAt start of business hours, local time
 * @param closesAt end of business hours, local time
 * @param country ISO 3166 code of the country whose public holidays the SOC keeps
 */
@ConfigurationProperties("threat-reviews.calendar")
public record CalendarSettings(
    @DefaultValue("Europe/Berlin") ZoneId zone,
    @DefaultValue("09:00") LocalTime opensAt,
    @DefaultValue("17:00") LocalTime closesAt,
    @DefaultValue("DE") String country) {

  public CalendarSettings {
    if (!opensAt.isBefore(closesAt)) {
      throw new IllegalArgumentException(
          "threat-reviews.calendar: opens-at %s must be before closes-at %s"
              .formatted(opensAt, closesAt));
    }
  }
}

package org.threatreviews.calendar;

import java.time.ZoneId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Hands out the working calendars by which the product reckons. The module's only door. */
@Component
public class BusinessCalendar {

  private final CalendarSettings settings;

  BusinessCalendar(CalendarSettings settings) {
    this.settings = settings;
  }

  /** The zone in which meetings are agreed and dates are counted: Europe/Berlin by default. */
  public ZoneId zone() {
    return settings.zone();
  }

  /** The provider's working time: business hours without the holidays of the SOC's country. */
  public WorkingCalendar provider() {
    return new WorkingCalendar(
        settings.zone(),
        settings.opensAt(),
        settings.closesAt(),
        List.of(Holidays.of(settings.country())));
  }

  /**
   * The time in which provider and client can meet: business hours in the business zone, without
   * the holidays of either side.
   *
   * @param clientCountry ISO 3166 code
   */
  public WorkingCalendar joint(String clientCountry) {
    return new WorkingCalendar(
        settings.zone(),
        settings.opensAt(),
        settings.closesAt(),
        List.of(Holidays.of(settings.country()), Holidays.of(clientCountry)));
  }

  /**
   * The working time of somebody at a client: business hours in their own zone, without the
   * holidays of their country.
   *
   * @param country ISO 3166 code
   */
  public WorkingCalendar client(String country, ZoneId zone) {
    return new WorkingCalendar(
        zone, settings.opensAt(), settings.closesAt(), List.of(Holidays.of(country)));
  }

  /** Whether public holidays are known for this country and year, else dates may fall on one. */
  public boolean knowsHolidays(String country, int year) {
    return Holidays.of(country).areKnownIn(year);
  }
}

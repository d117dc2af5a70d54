package org.threatreviews.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Hands out the working calendars by which the product calculates. The module's only door. */
@Component
public class BusinessCalendar {

  private final CalendarSettings settings;
  private final Map<String, Holidays> holidays = new ConcurrentHashMap<>();

  BusinessCalendar(CalendarSettings settings) {
    this.settings = settings;
  }

  /** The zone in which meetings are agreed and dates are counted: Europe/Berlin by default. */
  public ZoneId zone() {
    return settings.zone();
  }

  /** The country whose holidays the SOC keeps, in capital letters, with its region if it has one. */
  public String country() {
    return settings.country();
  }

  /** The provider's working time: business hours without the holidays of the SOC's country. */
  public WorkingCalendar provider() {
    return new WorkingCalendar(
        settings.zone(),
        settings.opensAt(),
        settings.closesAt(),
        List.of(holidays(settings.country())));
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
        List.of(holidays(settings.country()), holidays(clientCountry)));
  }

  /**
   * The working time of somebody at a client: business hours in their own zone, without the
   * holidays of their country.
   *
   * @param country ISO 3166 code
   */
  public WorkingCalendar client(String country, ZoneId zone) {
    return new WorkingCalendar(
        zone, settings.opensAt(), settings.closesAt(), List.of(holidays(country)));
  }

  /**
   * The working time of one person, who may have days and hours of their own.
   *
   * @param country ISO 3166 code
   * @param days of the week; null or empty for Monday to Friday
   * @param from local time; null for the opening of business, and so {@code to}
   */
  public WorkingCalendar person(
      String country, ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    boolean ownHours = from != null && to != null;
    return new WorkingCalendar(
        zone,
        ownHours ? from : settings.opensAt(),
        ownHours ? to : settings.closesAt(),
        List.of(holidays(country)),
        days == null || days.isEmpty() ? WorkingCalendar.BUSINESS_DAYS : days);
  }

  /**
   * Whether holidays are known for this year, else dates may fall on one. Never for a country that
   * is not supported, or a region that the country does not have.
   *
   * @param country ISO 3166 code, or one with a region such as {@code DE-BY}
   */
  public boolean knowsHolidays(String country, int year) {
    return holidays(country).areKnownIn(year);
  }

  private Holidays holidays(String code) {
    return holidays.computeIfAbsent(
        code.toUpperCase(Locale.ROOT),
        key -> new Holidays(
            key,
            settings.additionalHolidays().getOrDefault(HolidayLibrary.country(key), Set.of())));
  }
}

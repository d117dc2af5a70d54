package org.threatreviews.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The public holidays of one country, nationwide ones only, kept per year once they are worked out.
 */
final class Holidays {

  private static final Map<String, Holidays> BY_COUNTRY = new ConcurrentHashMap<>();
  private static final Set<String> KNOWN_COUNTRIES =
      HolidayManager.getSupportedCalendarCodes().stream()
          .map(code -> code.toUpperCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private final String country;
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  private Holidays(String country) {
    this.country = country;
  }

  static Holidays of(String country) {
    return BY_COUNTRY.computeIfAbsent(country.toUpperCase(Locale.ROOT), Holidays::new);
  }

  boolean contains(LocalDate day) {
    return inYear(day.getYear()).contains(day);
  }

  /**
   * Whether any holiday is known for the year; a country without one has no entry in the library.
   */
  boolean areKnownIn(int year) {
    return !inYear(year).isEmpty();
  }

  private Set<LocalDate> inYear(int year) {
    return byYear.computeIfAbsent(year, this::workOut);
  }

  private Set<LocalDate> workOut(int year) {
    if (!KNOWN_COUNTRIES.contains(country)) {
      return Set.of();
    }
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)))
        .getHolidays(Year.of(year))
        .stream()
        .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }
}

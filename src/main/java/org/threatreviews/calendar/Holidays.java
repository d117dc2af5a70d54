package org.threatreviews.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The holidays of one country or region, kept per year once they are worked out: nationwide public
 * ones, those of the region, and the days that the settings add.
 */
final class Holidays {

  private final String code;
  private final Set<LocalDate> additional;
  private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();

  /**
   * @param code ISO 3166, with a region or without, in capital letters
   */
  Holidays(String code, Set<LocalDate> additional) {
    this.code = code;
    this.additional = Set.copyOf(additional);
  }

  boolean contains(LocalDate day) {
    return inYear(day.getYear()).contains(day) || additional.contains(day);
  }

  /**
   * Whether any public holiday is known for the year; a country without one has no entry in the
   * library. Days that the settings add to an unknown country count, as somebody has looked.
   */
  boolean areKnownIn(int year) {
    return !inYear(year).isEmpty() || additional.stream().anyMatch(day -> day.getYear() == year);
  }

  private Set<LocalDate> inYear(int year) {
    return byYear.computeIfAbsent(year, y -> HolidayLibrary.holidays(code, y));
  }
}

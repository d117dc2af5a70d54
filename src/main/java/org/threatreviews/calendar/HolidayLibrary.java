package org.threatreviews.calendar;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The public holidays that Jollyday knows. Where its calendar of a country has gaps, an own one in
 * its format stands in {@code calendar/}: Japan's lacks the equinoxes, the substitute days and the
 * present Emperor's birthday.
 */
final class HolidayLibrary {

  private static final Set<String> COUNTRIES = HolidayManager.getSupportedCalendarCodes().stream()
      .map(code -> code.toUpperCase(Locale.ROOT))
      .collect(Collectors.toUnmodifiableSet());

  private static final String OWN_CALENDAR = "/calendar/holidays_%s.xml";

  private HolidayLibrary() {}

  /**
   * @param code of a country, or of one of its regions such as {@code DE-BY}
   */
  static boolean knows(String code) {
    if (!COUNTRIES.contains(country(code))) {
      return false;
    }
    CalendarHierarchy place = manager(country(code)).getCalendarHierarchy();
    for (String region : regions(code)) {
      place = place.getChildren().get(region);
      if (place == null) {
        return false;
      }
    }
    return true;
  }

  /** Holidays of the whole country and, with a region, those of the region; empty if unknown. */
  static Set<LocalDate> holidays(String code, int year) {
    if (!knows(code)) {
      return Set.of();
    }
    return manager(country(code)).getHolidays(Year.of(year), regions(code)).stream()
        .filter(holiday -> holiday.getType() == HolidayType.PUBLIC_HOLIDAY)
        .map(Holiday::getDate)
        .collect(Collectors.toUnmodifiableSet());
  }

  static String country(String code) {
    return code.split("-", -1)[0];
  }

  private static String[] regions(String code) {
    String[] parts = code.toLowerCase(Locale.ROOT).split("-", -1);
    return Arrays.copyOfRange(parts, 1, parts.length);
  }

  private static HolidayManager manager(String country) {
    String name = country.toLowerCase(Locale.ROOT);
    URL own = HolidayLibrary.class.getResource(OWN_CALENDAR.formatted(name));
    ManagerParameter where =
        own == null ? ManagerParameters.create(name) : ManagerParameters.create(own);
    return HolidayManager.getInstance(where);
  }
}

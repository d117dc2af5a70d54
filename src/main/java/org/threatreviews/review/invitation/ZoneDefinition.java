package org.threatreviews.review.invitation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.component.Daylight;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.Standard;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzId;
import net.fortuna.ical4j.model.property.TzName;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/**
 * What a calendar has to know of a time zone (VTIMEZONE, RFC 5545 3.6.5) to read the times of some
 * events: no more. Outlook refuses definitions that reach back to local mean time and list single
 * dates (RDATE); here a clock change that comes every year is a rule, and one that does not is an
 * observance of its own.
 */
final class ZoneDefinition {

  /** A year before the first event: an observance must have begun when the event is read. */
  private static final int YEARS_BEFORE = 1;

  /** For clock changes that no rule of RFC 5545 can say, such as Morocco's, which follow Ramadan. */
  private static final int YEARS_ONE_BY_ONE = 15;

  /** After so many years weekdays and days of the year have met in every way. */
  private static final int ALL_CALENDARS = 28;

  private static final int DAYS_OF_WEEK = 7;

  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

  private final ZoneId zone;
  private final ZoneRules rules;
  private final VTimeZone definition = new VTimeZone();

  private ZoneDefinition(ZoneId zone) {
    this.zone = zone;
    this.rules = zone.getRules();
  }

  /**
   * The zone's definition from the year before that instant on: for all years to come where its
   * changes follow a rule, else for fifteen.
   *
   * @param first the earliest instant that is written in this zone
   */
  static VTimeZone from(ZoneId zone, Instant first) {
    return new ZoneDefinition(zone).from(first.atZone(zone).getYear() - YEARS_BEFORE);
  }

  private VTimeZone from(int firstYear) {
    Instant begin = LocalDateTime.of(firstYear, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    definition.add(new TzId(zone.getId()));
    ZoneOffset before = rules.getOffset(begin);
    addObservance(LocalDateTime.ofInstant(begin, before), before, before, begin, null);
    int ruledFrom = firstYear;
    for (ZoneOffsetTransition change : rules.getTransitions()) {
      int year = change.getDateTimeBefore().getYear();
      if (change.getInstant().isAfter(begin) && year <= firstYear + YEARS_ONE_BY_ONE) {
        add(change, null);
        ruledFrom = year + 1;
      }
    }
    for (ZoneOffsetTransitionRule rule : rules.getTransitionRules()) {
      Optional<String> everyYear = everyYear(rule, ruledFrom);
      int last = everyYear.isPresent() ? ruledFrom : ruledFrom + YEARS_ONE_BY_ONE;
      for (int year = ruledFrom; year <= last; year++) {
        add(rule.createTransition(year), everyYear.orElse(null));
      }
    }
    return definition;
  }

  private void add(ZoneOffsetTransition change, String everyYear) {
    addObservance(
        change.getDateTimeBefore(),
        change.getOffsetBefore(),
        change.getOffsetAfter(),
        change.getInstant(),
        everyYear);
  }

  private void addObservance(
      LocalDateTime begin, ZoneOffset from, ZoneOffset to, Instant at, String everyYear) {
    Observance observance = rules.isDaylightSavings(at) ? new Daylight() : new Standard();
    observance.add(new DtStart<>(begin));
    observance.add(new TzOffsetFrom(from));
    observance.add(new TzOffsetTo(to));
    observance.add(new TzName(NAME.format(at.atZone(zone))));
    if (everyYear != null) {
      observance.add(new RRule<>(everyYear));
    }
    definition.add(observance);
  }

  /**
   * The years from that one on, as a rule of RFC 5545; read from the days themselves, for Java counts
   * some in another clock's days. Empty when no such rule says them: Egypt's autumn change falls into
   * October or November.
   */
  private static Optional<String> everyYear(ZoneOffsetTransitionRule rule, int firstYear) {
    SortedSet<Integer> days = new TreeSet<>();
    Set<Month> months = EnumSet.noneOf(Month.class);
    Set<DayOfWeek> weekdays = EnumSet.noneOf(DayOfWeek.class);
    for (int year = firstYear; year < firstYear + ALL_CALENDARS; year++) {
      LocalDate day = rule.createTransition(year).getDateTimeBefore().toLocalDate();
      days.add(day.getDayOfMonth());
      months.add(day.getMonth());
      weekdays.add(day.getDayOfWeek());
    }
    if (months.size() > 1) {
      return Optional.empty();
    }
    Month month = months.iterator().next();
    String yearly = "FREQ=YEARLY;BYMONTH=%d;".formatted(month.getValue());
    if (weekdays.size() > 1) {
      return Optional.of(yearly + "BYMONTHDAY=" + days.first());
    }
    String weekday = weekdays.iterator().next().name().substring(0, 2);
    if (days.last() == month.maxLength()) {
      return Optional.of(yearly + "BYDAY=-1" + weekday);
    }
    int week = (days.first() - 1) / DAYS_OF_WEEK + 1;
    return Optional.of(
        days.first() % DAYS_OF_WEEK == 1
            ? yearly + "BYDAY=" + week + weekday
            : yearly + "BYDAY=" + weekday + ";BYMONTHDAY="
                + days.stream().map(String::valueOf).collect(Collectors.joining(",")));
  }
}

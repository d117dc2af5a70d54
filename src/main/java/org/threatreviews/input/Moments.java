package org.threatreviews.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.threatreviews.problem.InvalidInput;

/**
 * Days and instants as text. A year that nobody means is a typing error; which days a contract, a
 * promise or a meeting may have is decided by each of them.
 */
public final class Moments {

  /** A day of these years can be meant. */
  public static final int FIRST_YEAR = 2000;

  public static final int LAST_YEAR = 2100;

  private static final int LONGEST_ECHO = 60;

  /** Java reads years of more digits, too, and signs before them. */
  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private static final Pattern OFFSET = Pattern.compile("T.*(Z|[+-]\\d{2}(:?\\d{2})?)$");

  private static final Pattern BEGINS_WITH_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T.*");

  /** Strictly: 24:00 is none, it would be the beginning of the same day. */
  private static final DateTimeFormatter HOUR_AND_MINUTE =
      DateTimeFormatter.ofPattern("HH:mm").withResolverStyle(ResolverStyle.STRICT);

  private Moments() {}

  /**
   * @throws InvalidInput when it is not {@code yyyy-MM-dd}, or its year cannot be meant
   */
  public static LocalDate date(String field, String text) {
    return date(field, "isoDate", text);
  }

  /**
   * @param rule the name of the rule that the text breaks when it is no date
   */
  public static LocalDate date(String field, String rule, String text) {
    LocalDate date = read(field, rule, "a date such as 2027-01-31", DAY, text, LocalDate::parse);
    requireYear(field, text, date.getYear());
    return date;
  }

  /**
   * As it can be stored.
   *
   * @throws InvalidInput when it is not ISO 8601 with an offset, or its year cannot be meant
   */
  public static OffsetDateTime instant(String field, String text) {
    OffsetDateTime instant = read(
        field,
        "isoInstant",
        "an instant such as 2027-01-31T09:30:00Z",
        BEGINS_WITH_DAY,
        text,
        OffsetDateTime::parse);
    requireYear(field, text, instant.getYear());
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Day and time without an offset, as it can be stored.
   *
   * @throws InvalidInput when it is none, or its year cannot be meant
   */
  public static LocalDateTime dateTime(String field, String text) {
    LocalDateTime time = read(
        field,
        "dateTime",
        "a date and time such as 2027-03-02T10:00",
        BEGINS_WITH_DAY,
        text,
        LocalDateTime::parse);
    requireYear(field, text, time.getYear());
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * A day and time as forms of tasks send it: with an offset, or without one in a zone that only the
   * task knows.
   *
   * @throws InvalidInput when it is neither, or its year cannot be meant
   */
  public static void meant(String field, String text) {
    if (hasOffset(text)) {
      instant(field, text);
    } else {
      dateTime(field, text);
    }
  }

  /** Whether something follows the time that says how far from UTC it is. */
  public static boolean hasOffset(String text) {
    return OFFSET.matcher(text).find();
  }

  /** Without what the tables do not keep, so that what comes again can be compared with it. */
  public static Instant asStored(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Hour and minute, as people say them.
   *
   * @throws InvalidInput when it is not {@code HH:mm}
   */
  public static LocalTime time(String field, String text) {
    try {
      return LocalTime.parse(text, HOUR_AND_MINUTE);
    } catch (DateTimeParseException e) {
      throw new InvalidInput(
          field,
          "time",
          "'%s' is not a time like 10:00.".formatted(Text.beginning(text, LONGEST_ECHO)));
    }
  }

  private static <T> T read(
      String field,
      String rule,
      String example,
      Pattern form,
      String text,
      Function<String, T> parser) {
    try {
      if (form.matcher(text).matches()) {
        return parser.apply(text);
      }
    } catch (DateTimeParseException e) {
      // a day that the calendar does not have, for example; said below
    }
    throw new InvalidInput(
        field, rule, "'%s' is not %s.".formatted(Text.beginning(text, LONGEST_ECHO), example));
  }

  private static void requireYear(String field, String text, int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new InvalidInput(
          field,
          "yearRange",
          "The year of '%s' must lie between %d and %d."
              .formatted(Text.beginning(text, LONGEST_ECHO), FIRST_YEAR, LAST_YEAR));
    }
  }
}

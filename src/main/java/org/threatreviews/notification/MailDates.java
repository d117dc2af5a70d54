package org.threatreviews.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Writes dates for one recipient: in their language, and with their zone where a time is named. */
public final class MailDates {

  public static final char NO_BREAK_SPACE = '\u00a0';

  private final ZoneId zone;
  private final DateTimeFormatter date;
  private final DateTimeFormatter time;
  private final String space;

  public MailDates(ZoneId zone, Locale locale) {
    this(zone, locale, " ");
  }

  private MailDates(ZoneId zone, Locale locale, String space) {
    this.zone = zone;
    this.date = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
    this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
    this.space = space;
  }

  /** Dates that are never broken over two lines. */
  public static MailDates unbroken(ZoneId zone, Locale locale) {
    return new MailDates(zone, locale, String.valueOf(NO_BREAK_SPACE));
  }

  /** Date and time in the recipient's zone, with the zone's name. */
  public String dateTime(Instant instant) {
    var local = instant.atZone(zone);
    return "%s, %s (%s)".formatted(written(local), time.format(local), zone.getId());
  }

  /** The date on which the instant falls for the recipient. */
  public String date(Instant instant) {
    return written(instant.atZone(zone));
  }

  public String date(LocalDate day) {
    return written(day);
  }

  private String written(TemporalAccessor day) {
    return date.format(day).replace(" ", space);
  }
}

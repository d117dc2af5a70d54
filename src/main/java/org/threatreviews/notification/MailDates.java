package org.threatreviews.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Writes dates for one recipient: in their language, and with their zone where a time is named. */
public final class MailDates {

  public static final char NO_BREAK_SPACE = '\u00a0';

  private static final ZoneId GERMAN_TIME = ZoneId.of("Europe/Berlin");

  private final ZoneId zone;
  private final Locale locale;
  private final DateTimeFormatter date;
  private final DateTimeFormatter onDate;
  private final DateTimeFormatter time;
  private final String space;
  private final boolean zoneNamed;

  public MailDates(ZoneId zone, Locale locale) {
    this(zone, locale, " ", false);
  }

  private MailDates(ZoneId zone, Locale locale, String space, boolean zoneNamed) {
    this.zone = zone;
    this.locale = locale;
    this.date = dateOf(locale);
    this.onDate = onDateOf(locale);
    this.time = DateTimeFormatter.ofPattern("HH:mm", locale);
    this.space = space;
    this.zoneNamed = zoneNamed;
  }

  /** Dates that are never broken over two lines. */
  public static MailDates unbroken(ZoneId zone, Locale locale) {
    return new MailDates(zone, locale, String.valueOf(NO_BREAK_SPACE), false);
  }

  /** Dates to stand next to those of another zone. */
  public static MailDates namingZone(ZoneId zone, Locale locale) {
    return new MailDates(zone, locale, " ", true);
  }

  private static DateTimeFormatter dateOf(Locale locale) {
    return locale.getLanguage().equals("ja")
        ? DateTimeFormatter.ofPattern("y年M月d日（E）", locale)
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale);
  }

  private static DateTimeFormatter onDateOf(Locale locale) {
    return switch (locale.getLanguage()) {
      case "de" -> DateTimeFormatter.ofPattern("EEEE, 'dem' d. MMMM y", locale);
      case "sv" -> DateTimeFormatter.ofPattern("EEEE'en den' d MMMM y", locale);
      default -> dateOf(locale);
    };
  }

  /** Date and time in the recipient's zone, with the zone's name where the language wants one. */
  public String dateTime(Instant instant) {
    var local = instant.atZone(zone);
    String day = written(date, local);
    String clock = time.format(local);
    return switch (locale.getLanguage()) {
      case "de" -> day + ", " + clock + space + "Uhr" + zoneInGerman();
      case "ja" -> day + clock + "（" + zone.getDisplayName(TextStyle.FULL, locale) + "）";
      default -> "%s, %s (%s)".formatted(day, clock, zone.getId());
    };
  }

  private String zoneInGerman() {
    return zone.equals(GERMAN_TIME) && !zoneNamed ? "" : " (%s)".formatted(zone.getId());
  }

  /** The date on which the instant falls for the recipient. */
  public String date(Instant instant) {
    return written(date, instant.atZone(zone));
  }

  public String date(LocalDate day) {
    return written(date, day);
  }

  /** The same date as it is written after "on", which German and Swedish inflect. */
  public String on(Instant instant) {
    return written(onDate, instant.atZone(zone));
  }

  public String on(LocalDate day) {
    return written(onDate, day);
  }

  private String written(DateTimeFormatter format, TemporalAccessor day) {
    return format.format(day).replace(" ", space);
  }
}

package org.threatreviews.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes dates for one recipient: in their language, and with their zone where a time is named, by
 * the name that people know ("Central European Time"), never by its id. German and Swedish name no
 * zone where the clocks show what they show at home.
 */
public final class MailDates {

  public static final char NO_BREAK_SPACE = '\u00a0';

  private static final Map<String, ZoneId> HOME =
      Map.of("de", ZoneId.of("Europe/Berlin"), "sv", ZoneId.of("Europe/Stockholm"));
  private static final Pattern MONTH = Pattern.compile(
      "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
          + " \\d{4}");
  private static final Pattern QUARTER = Pattern.compile("Q([1-4]) (\\d{4})");
  private static final DateTimeFormatter ENGLISH_MONTH =
      DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

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
    String zoneName = zone.getDisplayName(TextStyle.FULL, locale);
    String zoneAbroad = isAtHome(instant) ? "" : " (%s)".formatted(zoneName);
    return switch (locale.getLanguage()) {
      case "de" -> day + ", " + clock + space + "Uhr" + zoneAbroad;
      case "sv" -> day + " kl." + space + clock + zoneAbroad;
      case "ja" -> "%s%s（%s）".formatted(day, clock, zoneName);
      default -> "%s, %s (%s)".formatted(day, clock, zoneName);
    };
  }

  private boolean isAtHome(Instant instant) {
    ZoneId home = HOME.get(locale.getLanguage());
    return home != null && !zoneNamed && offset(home, instant).equals(offset(zone, instant));
  }

  private static ZoneOffset offset(ZoneId zone, Instant instant) {
    return zone.getRules().getOffset(instant);
  }

  /** Whether the clocks of both show the same at this instant, so that one of them is enough. */
  public boolean agreesWith(MailDates other, Instant instant) {
    return offset(zone, instant).equals(offset(other.zone, instant));
  }

  /**
   * The country by its name in this language, such as Sweden, whose calendar a date is looked up in.
   *
   * @param code ISO 3166, two letters
   */
  public String country(String code) {
    return new Locale("", code).getDisplayCountry(locale);
  }

  /**
   * What a review is called in this language.
   *
   * @param title as reviews have it, such as {@code Q1 2027} or {@code January 2027 to June 2027}
   */
  public String period(String title) {
    return switch (locale.getLanguage()) {
      case "de" -> withMonths(title, "MMMM y").replace(" to ", " bis ");
      case "sv" -> withMonths(title, "MMMM y").replace(" to ", " till ");
      case "ja" ->
        QUARTER.matcher(withMonths(title, "y年M月").replace(" to ", "～")).replaceAll("$2年第$1四半期");
      default -> title;
    };
  }

  private String withMonths(String title, String pattern) {
    DateTimeFormatter month = DateTimeFormatter.ofPattern(pattern, locale);
    return MONTH
        .matcher(title)
        .replaceAll(found -> month.format(YearMonth.parse(found.group(), ENGLISH_MONTH)));
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

package org.threatreviews.review.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.threatreviews.calendar.Durations;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.MailDates;

/** Says what a pack tells in the client's language, with times in the client's zone. */
final class PackWords {

  private static final int HOURS_A_DAY = 24;

  private final MessageSource messages;
  private final Locale locale;
  private final ZoneId zone;
  private final DateTimeFormatter longDate;
  private final DateTimeFormatter shortDate;
  private final MailDates fullDates;

  PackWords(MessageSource messages, Locale locale, ZoneId zone) {
    this.messages = messages;
    this.locale = locale;
    this.zone = zone;
    this.longDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
    this.shortDate = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    this.fullDates = new MailDates(zone, locale);
  }

  static PackWords of(PackContents pack, MessageSource messages) {
    return new PackWords(messages, Languages.of(pack.language()), pack.zone());
  }

  public Locale locale() {
    return locale;
  }

  /**
   * @throws org.springframework.context.NoSuchMessageException when there is no such text
   */
  public String text(String key, Object... arguments) {
    return messages.getMessage("pack." + key, arguments, locale);
  }

  /** The day on which the instant falls for the client. */
  public String date(Instant instant) {
    return longDate.format(instant.atZone(zone));
  }

  public String date(LocalDate day) {
    return longDate.format(day);
  }

  /** The same, for narrow columns. */
  public String day(Instant instant) {
    return shortDate.format(instant.atZone(zone));
  }

  public String day(LocalDate date) {
    return shortDate.format(date);
  }

  /** What a review is called in the client's language. */
  public String period(String title) {
    return fullDates.period(title);
  }

  public String dateTime(Instant instant) {
    return fullDates.dateTime(instant);
  }

  /** In days of work when it is long, otherwise to the minute. */
  public String workingTime(Duration duration) {
    return Durations.isLong(duration)
        ? text("workingDays", Durations.workingDays(duration))
        : text("workingTime", duration.toHours(), duration.toMinutesPart());
  }

  /** Elapsed time, to the tenth of a day. */
  public String days(Duration duration) {
    return text("days", inDays(duration));
  }

  static double inHours(Duration duration) {
    return duration.toMinutes() / (double) Duration.ofHours(1).toMinutes();
  }

  static double inWorkingDays(Duration workingTime) {
    return inHours(workingTime) / Durations.WORKING_HOURS_A_DAY;
  }

  static double inDays(Duration duration) {
    return inHours(duration) / HOURS_A_DAY;
  }
}

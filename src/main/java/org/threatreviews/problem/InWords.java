package org.threatreviews.problem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts values into English sentences: a refusal or a history names no codes. */
public final class InWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.UK);
  private static final Set<String> ABBREVIATIONS = Set.of("SOC", "CISO");

  private InWords() {}

  /** A day such as 7 December 2026. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A day and time such as 7 December 2026, 10:00. */
  public static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** A zone such as Central European Time. */
  public static String zone(ZoneId zone) {
    return zone.getDisplayName(TextStyle.FULL, Locale.UK);
  }

  /** A country such as Sweden, from its code in ISO 3166. */
  public static String country(String code) {
    return new Locale("", code).getDisplayCountry(Locale.UK);
  }

  /** A constant such as "in progress". */
  public static String of(Enum<?> value) {
    return Arrays.stream(value.name().split("_"))
        .map(word -> ABBREVIATIONS.contains(word) ? word : word.toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }
}

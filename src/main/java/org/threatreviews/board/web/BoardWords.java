package org.threatreviews.board.web;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.threatreviews.notification.HoldReason;

/** Puts values of the board into words for the page. */
final class BoardWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  public String time(OffsetDateTime at) {
    return at == null ? "" : TIME.format(at);
  }

  /** {@code ORIENTATION_CALL} becomes "orientation call", {@code AWAITING_SOC} "awaiting SOC". */
  public String of(Object value) {
    return value == null
        ? ""
        : value
            .toString()
            .toLowerCase(Locale.ROOT)
            .replace('_', ' ')
            .replaceAll("\\bsoc\\b", "SOC")
            .replaceAll("\\bciso\\b", "CISO");
  }

  /** Why a mail was held. */
  public String heldBecause(HoldReason reason) {
    return switch (reason) {
      case HOURS -> "outside the recipient’s working hours";
      case WEEKLY_CAP -> "weekly limit of emails reached";
      case DIGEST -> "may wait for the daily digest";
    };
  }

  /** {@code de} becomes "German". */
  public String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  /** The counts by severity in words, the worst first: "1 critical, 2 high". */
  public String severities(Map<String, Integer> counts) {
    return Stream.of("CRITICAL", "HIGH", "MEDIUM", "LOW")
        .filter(counts::containsKey)
        .map(severity -> counts.get(severity) + " " + of(severity))
        .collect(Collectors.joining(", "));
  }
}

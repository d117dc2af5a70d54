package org.threatreviews.board.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.threatreviews.incident.Severity;
import org.threatreviews.invariant.Rule;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.problem.InWords;

/** Puts values of the board into words for the page. */
public final class BoardWords {

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

  public String zone(ZoneId zone) {
    return InWords.zone(zone);
  }

  public String country(String code) {
    return InWords.country(code);
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

  /** That a rule is broken, and how often. */
  public String broken(BoardResponse.BrokenRule rule) {
    long count = rule.count();
    boolean one = count == 1;
    return switch (Rule.of(rule.rule())) {
      case WITHOUT_NEXT_STEP ->
        "%d open %s: nobody acts.".formatted(count, one ? "matter" : "matters");
      case SUSPENDED -> "%d suspended: nobody acts.".formatted(count);
      case INCIDENT_STATUS, QUESTION_STATUS, REVIEW_STATUS, CLIENT_STATUS ->
        "%d %s whose process stands elsewhere.".formatted(count, one ? "status" : "statuses");
      case TASK_OF_THE_PAST ->
        "%d %s left of what is over.".formatted(count, one ? "task is" : "tasks are");
      case MISSING_REVIEWS ->
        "%d %s without a review and without a reason.".formatted(count, one ? "period" : "periods");
      case REQUEST_UNANSWERED ->
        "%d %s to the SOC that nobody answers.".formatted(count, one ? "request" : "requests");
      case NO_NEXT_TIME -> "%d carried over to a review that will not be.".formatted(count);
      case TASK_OF_SOMEBODY_GONE ->
        "%d %s with somebody who has left.".formatted(count, one ? "task is" : "tasks are");
      case REVIEW_OF_SOMEBODY_GONE ->
        "%d %s with somebody who has left.".formatted(count, one ? "meeting is" : "meetings are");
      case TASK_WITHOUT_DUE_DATE ->
        "%d %s never late.".formatted(count, one ? "task is" : "tasks are");
      case MAIL_OF_THE_PAST ->
        "%d %s about what is over.".formatted(count, one ? "email waits" : "emails wait");
      case RISK_AUTHORITY ->
        "%d %s where nobody may accept risks, and nobody is asked."
            .formatted(count, one ? "client" : "clients");
      case QUALIFICATION ->
        "%d %s for a word on their reviews, and nobody is asked."
            .formatted(count, one ? "analyst waits" : "analysts wait");
      case DEPARTURE ->
        "%d %s that will not take effect.".formatted(count, one ? "departure" : "departures");
      case OPEN_WITH_SOMEBODY_GONE ->
        "%d open %s with a contact who has left."
            .formatted(count, one ? "matter is" : "matters are");
      case MAIL_TO_SOMEBODY_GONE ->
        "%d %s for somebody who has left.".formatted(count, one ? "email waits" : "emails wait");
    };
  }

  /** Why a mail was held. */
  public String heldBecause(HoldReason reason) {
    return switch (reason) {
      case HOURS -> "outside the recipient’s working hours";
      case WEEKLY_CAP -> "weekly limit of emails reached";
      case DIGEST -> "may wait for the daily digest";
    };
  }

  /** {@code MONDAY} becomes "Monday". */
  public String weekday(String day) {
    return DayOfWeek.valueOf(day).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** From Monday on: "Monday, Tuesday". */
  public String days(Set<DayOfWeek> days) {
    return days.stream().sorted().map(day -> weekday(day.name())).collect(Collectors.joining(", "));
  }

  /** {@code de} becomes "German". */
  public String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  /** The counts by severity in words, the worst first: "1 critical, 2 high". */
  public String severities(SortedMap<Severity, Integer> counts) {
    return counts.entrySet().stream()
        .map(severity -> severity.getValue() + " " + of(severity.getKey()))
        .collect(Collectors.joining(", "));
  }
}

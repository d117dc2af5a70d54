package org.threatreviews.board.web.team;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.threatreviews.client.Languages;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.InWords;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.FeasibilityWords;
import org.threatreviews.staff.PoolMember;
import org.threatreviews.staff.Qualification;

/** Puts dates and hours of the pool into words for the page. */
final class PoolWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter WEEK =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  public String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Date and time in this zone. */
  public String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /** What the form shows before anything was entered. */
  public AnalystForm form(Analyst analyst) {
    return AnalystForm.of(analyst);
  }

  /** What somebody of the pool is called; the user id where nobody knows. */
  public String name(List<PoolMember> members, String userId) {
    return members.stream()
        .map(PoolMember::analyst)
        .filter(analyst -> analyst.userId().equals(userId))
        .map(Analyst::name)
        .findFirst()
        .orElse(userId);
  }

  /** The English name of a language. */
  public String language(String code) {
    return Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
  }

  /** What somebody may hold, such as "standard, advisor in English, German". */
  public String qualification(Qualification qualification) {
    return "%s in %s"
        .formatted(
            qualification.subscriptionsInOrder().stream()
                .map(InWords::of)
                .collect(Collectors.joining(", ")),
            qualification.languagesInOrder().stream()
                .map(this::language)
                .collect(Collectors.joining(", ")));
  }

  public List<Subscription> subscriptions() {
    return List.of(Subscription.values());
  }

  public String of(Subscription subscription) {
    return InWords.of(subscription);
  }

  public List<String> languages() {
    return Languages.WRITTEN.stream().sorted().toList();
  }

  public String week(LocalDate monday) {
    return WEEK.format(monday);
  }

  public String hours(Duration duration) {
    return FeasibilityWords.hours(duration);
  }
}

package org.threatreviews.staff;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Says in a sentence whether the pool holds what is planned. */
public final class FeasibilityWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final double MINUTES = 60;
  private static final Duration HOUR = Duration.ofHours(1);

  private FeasibilityWords() {}

  /** Names the first week that breaks, and by how many hours. */
  public static String of(Feasibility feasibility) {
    return feasibility
        .first()
        .map(first -> "%s in the week of %s: %s short (%s needed, %s available).%s"
            .formatted(
                first.name() == null
                    ? "The shared pool is overbooked"
                    : "%s is overbooked".formatted(first.name()),
                day(first.week()),
                hours(first.missing()) + (first.missing().equals(HOUR) ? " hour" : " hours"),
                hours(first.needed()),
                hours(first.available()),
                more(feasibility.shortages().size() - 1)))
        .orElseGet(() ->
            "The pool can handle everything planned until %s.".formatted(day(feasibility.to())));
  }

  private static String more(int others) {
    return switch (others) {
      case 0 -> "";
      case 1 -> " One later week is overbooked too.";
      default -> " %d later weeks are overbooked too.".formatted(others);
    };
  }

  /** Whole hours without decimals, others with one: "6", "6.5". */
  public static String hours(Duration duration) {
    double hours = Math.round(duration.toMinutes() / MINUTES * 10) / 10.0;
    return hours == Math.rint(hours)
        ? String.valueOf((long) hours)
        : String.format(Locale.ROOT, "%.1f", hours);
  }

  private static String day(LocalDate day) {
    return DAY.format(day);
  }
}

package org.threatreviews.histories;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.PortfolioLife;
import org.threatreviews.support.ServiceDesk;

/**
 * Lets the large portfolio live: every eight days everybody reads their mail and works off their
 * queue; in between {@link Happenings} of contracts, people and staff come as they come. Once a
 * month it is asked whether anything was left alone.
 */
final class TwentySevenMonths extends PortfolioLife {

  static final int MONTHS = 27;

  /** With the weekend after them. */
  static final int MOST_DAYS_BETWEEN_VISITS = 10;

  /**
   * From now to the next review, where the contract goes on: a period, what was left of the one before
   * after its meeting, and some weeks more for holidays and other dates; less than a period missing.
   */
  private static final Map<String, Integer> MOST_WEEKS_AHEAD = Map.of("STANDARD", 20, "ADVISOR", 9);

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final WholeTeam team;
  private final Happenings happenings;
  private final Map<YearMonth, List<String>> findings = new LinkedHashMap<>();

  TwentySevenMonths(ServiceDesk desk, Portfolio portfolio) {
    super(desk, portfolio);
    this.desk = desk;
    this.portfolio = portfolio;
    happenings = new Happenings(desk, portfolio);
    team = new WholeTeam(desk, happenings::isGone);
  }

  @Override
  public LocalDate lastDay() {
    return portfolio.begin().atZone(BERLIN).toLocalDate().plusMonths(MONTHS);
  }

  /** Eight days on, so that it is each weekday's turn. */
  @Override
  protected LocalDate nextVisit(LocalDate day) {
    LocalDate next = day.plusDays(8);
    return next.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
        ? next.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        : next;
  }

  @Override
  protected void begin(LocalDate day) {
    happenings.of(day);
    team.beginDay();
  }

  @Override
  protected boolean work(LocalDate day, Instant now) {
    return team.work(day, now);
  }

  /** On the first visit of each month. */
  @Override
  protected void end(LocalDate day) {
    YearMonth month = YearMonth.from(day);
    if (findings.containsKey(month)) {
      return;
    }
    List<String> found = new ArrayList<>();
    for (JsonNode rule : desk.get("lead", "/actuator/invariants").with(200).path("rules")) {
      if (rule.path("count").asInt() > 0) {
        found.add(rule.toString());
      }
    }
    JsonNode board = desk.get("lead", "/api/v1/board").with(200);
    for (String list : List.of("withoutNextStep", "missingReviews")) {
      if (!board.path(list).isArray() || !board.path(list).isEmpty()) {
        found.add("%s: %s".formatted(list, board.path(list)));
      }
    }
    long incidents = desk.engineIncidents();
    if (incidents > 0) {
      found.add("%d engine incidents".formatted(incidents));
    }
    desk.list("/api/v1/clients").stream()
        .filter(client -> isReviewMissing(client, day))
        .forEach(client -> found.add("no review ahead within a period: " + client));
    findings.put(month, found);
  }

  /** Whether a contract that goes on has no meeting ahead, or one that is further than any period. */
  boolean isReviewMissing(JsonNode client, LocalDate day) {
    LocalDate latest =
        day.plusWeeks(MOST_WEEKS_AHEAD.get(client.path("subscription").asText()));
    boolean goesOn = client.path("status").asText().equals("ACTIVE")
        && LocalDate.parse(client.path("contractEnd").asText()).isAfter(latest)
        && !happenings.isPaused(client.path("reference").asText(), day);
    if (!goesOn) {
      return false;
    }
    JsonNode next = client.path("nextReview");
    return !next.isObject()
        || ServiceDesk.instant(next.path("start"))
            .isAfter(latest.atStartOfDay(BERLIN).toInstant());
  }

  /** What was wrong, by the month in which it was seen; each month of the story is there. */
  Map<YearMonth, List<String>> findings() {
    return findings;
  }

  /** Whether somebody of ours let a task about this lie. */
  boolean isNeglected(String key) {
    return team.isNeglected(key);
  }

  String summary(Duration took) {
    StringBuilder text =
        new StringBuilder("%n%d months: %d clients, %d incidents, from %s to %s in %d s%n"
            .formatted(
                MONTHS,
                portfolio.clients().size(),
                portfolio.incidents().size(),
                portfolio.begin().atZone(BERLIN).toLocalDate(),
                desk.today(),
                took.toSeconds()));
    text.append("%d mails, %d jobs run by the time machine%n".formatted(mails().size(), jobs()));
    team.done().forEach((task, count) -> text.append("  %5d %s%n".formatted(count, task)));
    team.refused()
        .forEach((what, count) -> text.append("  %5d refused: %s%n".formatted(count, what)));
    happenings.told().forEach(line -> text.append("  %s%n".formatted(line)));
    return text.toString();
  }
}

package org.threatreviews.histories;

import static org.threatreviews.histories.LargePortfolio.BERLIN;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threatreviews.support.ClientPeople;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * Lets the large portfolio live over HTTP: every eight days everybody reads their mail and works off
 * their queue; in between {@link Happenings} of contracts, people and staff come as they come. Once
 * a month it is asked whether anything was left alone.
 */
final class TwentySevenMonths {

  static final int MONTHS = 27;

  private static final LocalTime MORNING = LocalTime.of(10, 0);

  /** More rounds of answer and reaction on one day would be people and software in a loop. */
  private static final int MOST_ROUNDS_A_DAY = 12;

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final ClientPeople people;
  private final WholeTeam team;
  private final Happenings happenings;
  private final Deque<Contract> toRegister;
  private final Deque<Report> toReport;
  private final List<CaughtMail> mails = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<YearMonth, List<String>> findings = new LinkedHashMap<>();
  private Instant lastMail;
  private int jobs;

  TwentySevenMonths(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    people = new ClientPeople(desk, portfolio);
    team = new WholeTeam(desk);
    happenings = new Happenings(desk, portfolio);
    toRegister = new ArrayDeque<>(portfolio.clients());
    toReport = new ArrayDeque<>(portfolio.incidents());
  }

  void live() {
    advanceTo(portfolio.begin());
    lastMail = desk.now();
    LocalDate first = desk.today();
    LocalDate last = first.plusMonths(MONTHS);
    for (LocalDate day = first; !day.isAfter(last); day = nextVisit(day)) {
      while (!toRegister.isEmpty() && !toRegister.peek().registeredOn().isAfter(day)) {
        desk.post("integration", "/api/v1/clients", toRegister.pop().body()).with(201);
      }
      Instant morning = day.atTime(MORNING).atZone(BERLIN).toInstant();
      while (!toReport.isEmpty() && !toReport.peek().reportedAt().isAfter(morning)) {
        Report report = toReport.pop();
        advanceTo(report.reportedAt());
        desk.post("integration", "/api/v1/clients/" + report.client() + "/incidents", report.body())
            .with(201);
      }
      advanceTo(morning);
      happenings.of(day);
      team.beginDay();
      actAll(day);
      look(day);
    }
  }

  private void actAll(LocalDate day) {
    for (int round = 1; anybodyActs(day); round++) {
      if (round > MOST_ROUNDS_A_DAY) {
        throw new AssertionError("no end of answers on " + day);
      }
      advanceTo(desk.now().plusSeconds(60));
    }
  }

  private boolean anybodyActs(LocalDate day) {
    boolean clientsActed = people.act(newMails(), day);
    boolean teamActed = team.work(day);
    return clientsActed || teamActed;
  }

  private void advanceTo(Instant target) {
    jobs += desk.advanceTo(target).path("jobsExecuted").asInt();
  }

  /** On the first visit of each month. */
  private void look(LocalDate day) {
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
    if (desk.engineIncidents() > 0) {
      found.add("%d engine incidents".formatted(desk.engineIncidents()));
    }
    findings.put(month, found);
  }

  /** What was wrong, by the month in which it was seen; each month of the story is there. */
  Map<YearMonth, List<String>> findings() {
    return findings;
  }

  private List<CaughtMail> newMails() {
    List<CaughtMail> found = desk.mailsSince(lastMail).stream()
        .filter(mail -> seen.add(mail.messageId() + mail.to() + mail.sentAt()))
        .toList();
    found.forEach(mail -> lastMail = mail.sentAt());
    mails.addAll(found);
    return found.stream().flatMap(mail -> mail.messages().stream()).toList();
  }

  /** All mails so far, oldest first; a digest is one. */
  List<CaughtMail> mails() {
    newMails();
    return List.copyOf(mails);
  }

  Happenings happenings() {
    return happenings;
  }

  /** Eight days on, so that it is each weekday's turn. */
  private static LocalDate nextVisit(LocalDate day) {
    LocalDate next = day.plusDays(8);
    return next.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0
        ? next.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        : next;
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
    text.append("%d mails, %d jobs run by the time machine%n".formatted(mails().size(), jobs));
    team.done().forEach((task, count) -> text.append("  %5d %s%n".formatted(count, task)));
    team.refused()
        .forEach((what, count) -> text.append("  %5d refused: %s%n".formatted(count, what)));
    happenings.told().forEach(line -> text.append("  %s%n".formatted(line)));
    return text.toString();
  }
}

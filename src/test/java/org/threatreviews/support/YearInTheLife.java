package org.threatreviews.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * A portfolio in which everybody looks at their mail and tasks each working day, and the team does
 * what it should.
 */
public final class YearInTheLife extends PortfolioLife {

  private static final int MONTHS = 14;

  /** After the last report, enough for an acceptance to expire and to be settled after that. */
  private static final Duration SETTLING = Duration.ofDays(120);

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final ReviewTeam team;

  public YearInTheLife(ServiceDesk desk, Portfolio portfolio) {
    super(desk, portfolio);
    this.desk = desk;
    this.portfolio = portfolio;
    this.team = new ReviewTeam(desk, portfolio);
  }

  @Override
  protected boolean work(LocalDate day, Instant now) {
    return team.work(day, now);
  }

  public Map<String, LocalDate> orientationCalls() {
    return team.orientationCalls();
  }

  public ReviewTeam.Preference preferenceOf(Contract client) {
    return team.preferenceOf(client.reference());
  }

  public Map<String, Integer> tasksDone() {
    return team.tasksDone();
  }

  /** Whether the client's habit is to answer reports with this number at all. */
  public boolean isEverAnswered(Report report) {
    return ClientPeople.Habit.of(report) != ClientPeople.Habit.NEVER_ANSWERS;
  }

  /** What went on, in figures. */
  public String summary(Duration took) {
    List<CaughtMail> mails = mails();
    List<CaughtMail> messages = messages();
    StringBuilder text = new StringBuilder();
    text.append("%nYear in the life: %d clients, %d incidents, from %s to %s in %d s%n"
        .formatted(
            portfolio.clients().size(),
            portfolio.incidents().size(),
            portfolio.begin().atZone(BERLIN).toLocalDate(),
            desk.today(),
            took.toSeconds()));
    text.append(
        "%d mails, %d of them digests, with %d messages, %d jobs run by the time machine, %d engine incidents%n"
            .formatted(
                mails.size(),
                mails.stream().filter(mail -> mail.messages().size() > 1).count(),
                messages.size(),
                jobs(),
                desk.engineIncidents()));
    tasksDone().forEach((task, count) -> text.append("  %5d %s%n".formatted(count, task)));
    for (Contract client : portfolio.clients()) {
      var reviews = desk.reviewsOf(client.reference());
      text.append("  %-8s %-8s %s..%s  reviews %s  mails %d%n"
          .formatted(
              client.reference(),
              client.hasAdvisor() ? "ADVISOR" : "STANDARD",
              client.start(),
              client.end(),
              ServiceDesk.countBy(reviews, r -> r.path("status").asText()),
              messages.stream().filter(m -> client.addresses().contains(m.to())).count()));
    }
    return text.toString();
  }

  /** Every client has had its months or its contract, every incident its time to be settled. */
  @Override
  public LocalDate lastDay() {
    return Stream.concat(
            portfolio.clients().stream().map(YearInTheLife::fourteenMonths),
            Stream.of(portfolio.lastReport().plus(SETTLING).atZone(BERLIN).toLocalDate()))
        .max(LocalDate::compareTo)
        .orElseThrow();
  }

  private static LocalDate fourteenMonths(Contract client) {
    LocalDate months = client.start().plusMonths(MONTHS);
    return months.isBefore(client.end()) ? months : client.end().plusWeeks(2);
  }

  @Override
  protected LocalDate nextVisit(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}

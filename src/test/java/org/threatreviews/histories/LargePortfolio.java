package org.threatreviews.histories;

import static org.threatreviews.support.PortfolioLife.BERLIN;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.Thoroughness;

/**
 * Eighteen clients in ten countries, whose contracts begin within half a year; an incident for each
 * every five months. A plain run has six of them: paused for a day and for months, to an advisor and
 * back, extended, renewed after the end.
 */
final class LargePortfolio {

  private static final int MONTHS_BETWEEN_INCIDENTS = 5;

  /**
   * One line of the portfolio.
   *
   * @param begins days from the begin of the story to the contract's first day
   * @param months length of the contract as it is signed
   */
  private record Line(
      String reference, String country, String zone, boolean advisor, int begins, int months) {}

  private static final List<Line> LINES = List.of(
      new Line("ALBIS", "DE", "Europe/Berlin", false, 14, 12),
      new Line("BIRKA", "SE", "Europe/Stockholm", false, 20, 36),
      new Line("CHIBA", "JP", "Asia/Tokyo", true, 30, 24),
      new Line("DAKOTA", "US", "America/Chicago", false, 31, 36),
      new Line("ETOILE", "FR", "Europe/Paris", false, -20, 27),
      new Line("FOYLE", "GB", "Europe/London", false, 45, 12),
      new Line("GEELONG", "AU", "Australia/Sydney", true, 60, 13),
      new Line("HIMAL", "IN", "Asia/Kolkata", false, 61, 30),
      new Line("ISAR", "DE", "Europe/Berlin", false, 75, 24),
      new Line("JURA", "CH", "Europe/Zurich", false, 76, 36),
      new Line("KVARN", "SE", "Europe/Stockholm", true, 90, 24),
      new Line("LIGURIA", "IT", "Europe/Rome", false, 92, 18),
      new Line("MIE", "JP", "Asia/Tokyo", false, 105, 24),
      new Line("NEVADA", "US", "America/Los_Angeles", false, 120, 12),
      new Line("OSLO", "NO", "Europe/Oslo", false, 121, 24),
      new Line("PUNE", "IN", "Asia/Kolkata", false, 135, 24),
      new Line("QUERCY", "FR", "Europe/Paris", true, 150, 12),
      new Line("RUHR", "DE", "Europe/Berlin", false, 165, 24));

  private static final Set<String> PLAIN =
      Set.of("ALBIS", "BIRKA", "CHIBA", "DAKOTA", "ETOILE", "FOYLE");

  private LargePortfolio() {}

  /**
   * It begins on the first Monday of the September before the next leap year, so that its dates
   * don't depend on the day of the test.
   */
  static Portfolio of(Instant now, int months) {
    LocalDate today = now.atZone(BERLIN).toLocalDate();
    LocalDate september = LocalDate.of(today.getYear(), 9, 1);
    while (!Year.isLeap(september.getYear() + 1L) || !september.isAfter(today)) {
      september = september.plusYears(1);
    }
    LocalDate begin = september.with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
    List<Contract> clients = new ArrayList<>();
    for (Line line : LINES) {
      if (Thoroughness.isFull() || PLAIN.contains(line.reference())) {
        clients.add(contract(line, begin));
      }
    }
    clients.sort(Comparator.comparing(Contract::registeredOn));
    return new Portfolio(
        begin.atTime(9, 0).atZone(BERLIN).toInstant(),
        clients,
        reports(clients, begin.plusMonths(months - 2L)));
  }

  private static Contract contract(Line line, LocalDate begin) {
    LocalDate start = begin.plusDays(line.begins());
    LocalDate registered = start.minusDays(14);
    return Portfolio.client(
        line.reference(),
        line.country(),
        line.zone(),
        line.advisor() ? "ADVISOR" : "STANDARD",
        registered.isBefore(begin) ? begin : registered,
        start,
        start.plusMonths(line.months()).minusDays(1));
  }

  /** By day and by night, on weekdays and weekends; whether the contract still runs or not. */
  private static List<Report> reports(List<Contract> clients, LocalDate last) {
    List<Report> reports = new ArrayList<>();
    for (Contract client : clients) {
      LocalDate first = client.registeredOn().plusDays(20 + reports.size() * 3L % 40);
      for (LocalDate day = first;
          !day.isAfter(last);
          day = day.plusMonths(MONTHS_BETWEEN_INCIDENTS)) {
        reports.add(report(reports.size(), client, day));
      }
    }
    reports.sort(Comparator.comparing(Report::reportedAt));
    return reports;
  }

  private static Report report(int number, Contract client, LocalDate day) {
    Instant reportedAt = day.atTime(LocalTime.of(number * 5 % 24, number * 7 % 60))
        .atZone(BERLIN)
        .toInstant();
    return Portfolio.report(number, client.reference(), reportedAt, "host-" + number % 5);
  }
}

package org.threatreviews.histories;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.threatreviews.support.Portfolio;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.PortfolioLife;
import org.threatreviews.support.ServiceDesk;
import org.threatreviews.support.ServiceDesk.Answer;

/**
 * What comes between: contracts are extended, ended and renewed, clients pause and change their
 * subscription, people of ours are away, leave and come back, and a second contact says something
 * else about an incident than the first.
 */
final class Happenings {

  /** Something on one day. */
  private record Happening(LocalDate day, String what, Runnable act) {}

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final LocalDate begin;
  private final List<Happening> ahead = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Map<String, LocalDate> pauses = new HashMap<>();
  private final Set<String> gone = new HashSet<>();

  Happenings(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    begin = portfolio.begin().atZone(PortfolioLife.BERLIN).toLocalDate();
    contracts();
    staff();
    portfolio.incidents().forEach(this::minds);
    ahead.sort(Comparator.comparing(Happening::day));
  }

  /** Everything up to this day. */
  void of(LocalDate day) {
    while (!ahead.isEmpty() && !ahead.get(0).day().isAfter(day)) {
      Happening happening = ahead.remove(0);
      told.add("%s %s".formatted(day, happening.what()));
      happening.act().run();
    }
  }

  List<String> told() {
    return told;
  }

  // contracts

  private void contracts() {
    // a pause of one day, of two months, and one that ends early
    change(100, "BIRKA", () -> hold("BIRKA", 0, 0));
    change(190, "CHIBA", () -> hold("CHIBA", 10, 70));
    change(260, "DAKOTA", () -> hold("DAKOTA", 5, 80));
    change(290, "DAKOTA", () -> Map.of("type", "RESUME", "effective", today(7)));
    change(500, "JURA", () -> hold("JURA", 20, 50));
    change(505, "JURA", () -> Map.of("type", "RESUME", "effective", today(21)));
    change(610, "RUHR", () -> hold("RUHR", 0, 30));
    // to and fro
    change(200, "ETOILE", () -> subscribe("ADVISOR", 14));
    change(330, "ETOILE", () -> subscribe("STANDARD", 0));
    change(310, "KVARN", () -> subscribe("STANDARD", 30));
    change(420, "KVARN", () -> subscribe("ADVISOR", 3));
    change(560, "OSLO", () -> subscribe("ADVISOR", 60));
    // longer and shorter
    change(240, "FOYLE", () -> extend("FOYLE", 5, 17));
    change(400, "FOYLE", () -> extend("FOYLE", 12, 0));
    change(360, "GEELONG", () -> extend("GEELONG", 12, 0));
    change(450, "LIGURIA", () -> extend("LIGURIA", 1, 0));
    change(480, "MIE", () -> Map.of("type", "TERMINATE", "effective", today(45)));
    change(300, "NEVADA", () -> Map.of("type", "TERMINATE", "effective", today(0)));
    change(640, "PUNE", () -> Map.of("type", "TERMINATE", "effective", today(10)));
    // a contract after its end, and one before
    change(450, "ALBIS", () -> renew(14, 12));
    change(495, "QUERCY", () -> renew("QUERCY", 12));
  }

  private void change(int day, String client, Supplier<Map<String, Object>> body) {
    if (portfolio.clients().stream().noneMatch(known -> known.reference().equals(client))) {
      return;
    }
    ahead.add(new Happening(begin.plusDays(day), client + " changes its contract", () -> {
      Answer answer =
          desk.post("lead", "/api/v1/clients/" + client + "/contract-changes", body.get());
      answer.with(202);
    }));
  }

  /** Whether a pause of the client's has not been over for long; what it has cost is made up for. */
  boolean isPaused(String client, LocalDate day) {
    return pauses.getOrDefault(client, LocalDate.MIN).isAfter(day);
  }

  private Map<String, Object> hold(String client, int from, int to) {
    pauses.put(client, desk.today().plusDays(to + 30L));
    return Map.of("type", "HOLD", "effective", today(from), "until", today(to));
  }

  private Map<String, Object> subscribe(String subscription, int from) {
    return Map.of(
        "type", "CHANGE_SUBSCRIPTION", "subscription", subscription, "effective", today(from));
  }

  private Map<String, Object> extend(String client, int months, int days) {
    return Map.of(
        "type",
        "EXTEND",
        "contractEnd",
        end(client).plusMonths(months).plusDays(days).toString());
  }

  private Map<String, Object> renew(int from, int months) {
    LocalDate first = desk.today().plusDays(from);
    return renewal(first, months);
  }

  private Map<String, Object> renew(String client, int months) {
    return renewal(end(client).plusDays(1), months);
  }

  private static Map<String, Object> renewal(LocalDate first, int months) {
    return Map.of(
        "type", "RENEW",
        "effective", first.toString(),
        "contractEnd", first.plusMonths(months).minusDays(1).toString());
  }

  private LocalDate end(String client) {
    return LocalDate.parse(desk.client(client).path("contractEnd").asText());
  }

  private String today(int days) {
    return desk.today().plusDays(days).toString();
  }

  // staff

  private void staff() {
    away(130, "analyst", 20);
    active(270, "advisor", false);
    active(330, "advisor", true);
    away(370, "analyst", 10);
    active(520, "analyst", false);
    active(545, "analyst", true);
    away(700, "advisor", 30);
  }

  private void away(int day, String user, int days) {
    ahead.add(new Happening(
        begin.plusDays(day),
        user + " is away",
        () -> desk.post(
                "lead",
                "/api/v1/analysts/" + user + "/absences",
                Map.of("from", today(3), "to", today(3 + days)))
            .ok()));
  }

  private void active(int day, String user, boolean active) {
    ahead.add(new Happening(
        begin.plusDays(day), user + (active ? " comes back" : " leaves"), () -> {
          desk.send(
                  "lead", "PATCH", "/api/v1/analysts/" + user, "{\"active\": %b}".formatted(active))
              .ok();
          if (active) {
            gone.remove(user);
          } else {
            gone.add(user);
          }
        }));
  }

  /** Whether somebody of ours has left, and does no work any more. */
  boolean isGone(String user) {
    return gone.contains(user);
  }

  // contacts

  /** Every fourth incident has a second contact with a mind of its own. */
  private void minds(Report report) {
    LocalDate day = report.reportedAt().atZone(PortfolioLife.BERLIN).toLocalDate();
    switch (report.number() % 8) {
      case 1 -> says(report, day.plusDays(4), "NEED_HELP", Map.of());
      case 3 -> {
        says(report, day.plusDays(3), "MITIGATED", Map.of());
        says(report, day.plusDays(3), "NEED_HELP", Map.of());
      }
      case 5 -> {
        says(
            report,
            day.plusDays(12),
            "RISK_ACCEPTED",
            Map.of("acceptedUntil", day.plusDays(200).toString(), "reason", "We replace it."));
        says(
            report,
            day.plusDays(40),
            "IN_PROGRESS",
            Map.of("promisedFor", day.plusDays(60).toString()));
      }
      default -> {}
    }
  }

  private void says(Report report, LocalDate day, String outcome, Map<String, Object> more) {
    Contract client = portfolio.client(report.client());
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("outcome", outcome);
    body.put("by", client.riskOwner());
    body.put("comment", "As I see it.");
    ahead.add(new Happening(
        day, "%s: %s of the CISO".formatted(report.reference(), outcome), () -> {
          Answer answer = desk.post(
              "integration", "/api/v1/incidents/" + report.reference() + "/feedback", body);
          // taken in, or over by then
          if (answer.status() != 409) {
            answer.with(202);
          }
        }));
  }
}

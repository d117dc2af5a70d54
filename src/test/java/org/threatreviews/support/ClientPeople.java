package org.threatreviews.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * The people at the clients. They know what their mails tell them and act on nothing else; how they
 * act on an incident depends on its number.
 */
final class ClientPeople {

  /** How a client deals with an incident. */
  enum Habit {
    ANSWERS_AT_ONCE,
    WAITS_FOR_SECOND_REMINDER,
    ACCEPTS_THE_RISK_FIRST,
    PROMISES_FIRST,
    ASKS_FOR_HELP_FIRST,
    NEVER_ANSWERS;

    static Habit of(Report report) {
      return values()[report.number() % values().length];
    }
  }

  private static final int ACCEPTANCE_DAYS = 60;
  private static final int PROMISE_DAYS = 9;

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final Map<String, Report> reports = new HashMap<>();
  private final Map<String, LocalDate> promises = new LinkedHashMap<>();

  ClientPeople(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    portfolio.incidents().forEach(report -> reports.put(report.reference(), report));
  }

  /**
   * Acts on new mails and on promises whose day has come.
   *
   * @return whether anybody did anything
   */
  boolean act(List<CaughtMail> newMails, LocalDate today) {
    Set<String> incidents = new LinkedHashSet<>();
    for (CaughtMail mail : newMails) {
      for (String word : (mail.subject() + " " + mail.text()).split("[^\\w-]+")) {
        if (reports.containsKey(word)) {
          incidents.add(word);
        }
      }
    }
    promises.forEach(
        (incident, day) -> {
          if (!day.isAfter(today)) {
            incidents.add(incident);
          }
        });
    return incidents.stream().filter(incident -> answer(reports.get(incident), today)).count() > 0;
  }

  private boolean answer(Report report, LocalDate today) {
    Habit habit = Habit.of(report);
    if (habit == Habit.NEVER_ANSWERS) {
      return false;
    }
    JsonNode incident = desk.incident(report.reference());
    if (!incident.path("status").asText().equals("AWAITING_CLIENT")) {
      return false;
    }
    boolean first = incident.path("feedback").isEmpty();
    if (first && habit == Habit.WAITS_FOR_SECOND_REMINDER) {
      return incident.path("remindersSent").asInt() >= 2 && mitigated(report);
    }
    if (first && habit == Habit.ACCEPTS_THE_RISK_FIRST) {
      return acceptRisk(report, today.plusDays(ACCEPTANCE_DAYS));
    }
    if (first && habit == Habit.PROMISES_FIRST) {
      return promise(report, today.plusDays(PROMISE_DAYS));
    }
    if (first && habit == Habit.ASKS_FOR_HELP_FIRST) {
      return askForHelp(report);
    }
    if (promises.getOrDefault(report.reference(), today).isAfter(today)) {
      return false;
    }
    promises.remove(report.reference());
    return mitigated(report);
  }

  private boolean mitigated(Report report) {
    return feedback(report, client(report).firstContact(), "MITIGATED", Map.of());
  }

  private boolean acceptRisk(Report report, LocalDate until) {
    return feedback(
        report,
        client(report).riskOwner(),
        "RISK_ACCEPTED",
        Map.of("acceptedUntil", until.toString(), "reason", "The system is replaced by then."));
  }

  private boolean promise(Report report, LocalDate day) {
    promises.put(report.reference(), day);
    return feedback(
        report,
        client(report).firstContact(),
        "IN_PROGRESS",
        Map.of("promisedFor", day.toString()));
  }

  private boolean askForHelp(Report report) {
    return feedback(report, client(report).firstContact(), "NEED_HELP", Map.of());
  }

  private boolean feedback(Report report, String by, String outcome, Map<String, Object> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("outcome", outcome);
    body.put("by", by);
    body.put("comment", "This is what we did about it.");
    desk.post("integration", "/api/v1/incidents/" + report.reference() + "/feedback", body)
        .with(202);
    return true;
  }

  private Contract client(Report report) {
    return portfolio.client(report.client());
  }
}

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
public final class ClientPeople {

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
  private final Map<String, String> links = new HashMap<>();
  private final Map<String, Asked> asked = new LinkedHashMap<>();
  private final Map<String, LocalDate> promises = new LinkedHashMap<>();

  public ClientPeople(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    portfolio.incidents().forEach(report -> reports.put(report.reference(), report));
  }

  /**
   * Acts on new mails and on promises whose day has come.
   *
   * @return whether anybody did anything
   */
  public boolean act(List<CaughtMail> newMails, LocalDate today) {
    newMails.forEach(this::askOrConfirm);
    Set<String> incidents = new LinkedHashSet<>();
    for (CaughtMail mail : newMails) {
      for (String incident : mail.words()) {
        if (reports.containsKey(incident)) {
          incidents.add(incident);
          mail.links().stream().findFirst().ifPresent(link -> links.put(incident, link));
        }
      }
    }
    promises.forEach((incident, day) -> {
      if (!day.isAfter(today)) {
        incidents.add(incident);
      }
    });
    return incidents.stream()
            .filter(incident -> answer(reports.get(incident), today))
            .count()
        > 0;
  }

  /**
   * When the plan arrives, its first reader has a general question; the first incident raises one,
   * too. Every other client says whether an answer helped, the rest leave it at that.
   */
  private void askOrConfirm(CaughtMail mail) {
    for (Contract client : portfolio.clients()) {
      if (!client.firstContact().equals(mail.to())) {
        continue;
      }
      if (Subjects.isA(mail, "onboarding-plan")) {
        ask(new Asked(generalQuestion(client), client.reference(), null));
      }
      if (Subjects.isA(mail, "incident-reported") && !asked.containsKey(aboutIncident(client))) {
        ask(new Asked(aboutIncident(client), client.reference(), incidentIn(mail)));
      }
      if (Subjects.isA(mail, "question-answer") && confirms(client)) {
        desk.answerByLink(mail.links().get(0), "confirm", Map.of());
      }
    }
  }

  /**
   * A question that was asked.
   *
   * @param incident the incident that it is about, or null
   */
  public record Asked(String reference, String client, String incident) {}

  /** Everything that was asked so far. */
  List<Asked> questions() {
    return List.copyOf(asked.values());
  }

  /** Posts the question; asked again, it is posted again as it was. */
  ServiceDesk.Answer ask(Asked question) {
    asked.put(question.reference(), question);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("reference", question.reference());
    body.put("subject", "Do you need the log of our new mail gateway? " + question.reference());
    body.put("text", "We have replaced it last week.");
    body.put("by", portfolio.client(question.client()).firstContact());
    if (question.incident() != null) {
      body.put("incidentReference", question.incident());
    }
    var answer =
        desk.post("integration", "/api/v1/clients/" + question.client() + "/questions", body);
    answer.ok();
    return answer;
  }

  private boolean confirms(Contract client) {
    return portfolio.clients().indexOf(client) % 2 == 0;
  }

  private String incidentIn(CaughtMail mail) {
    return mail.words().stream().filter(reports::containsKey).findFirst().orElseThrow();
  }

  private static String generalQuestion(Contract client) {
    return "Q-" + client.reference() + "-1";
  }

  private static String aboutIncident(Contract client) {
    return "Q-" + client.reference() + "-2";
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
    return habit == Habit.ANSWERS_AT_ONCE ? mitigatedByLink(report) : mitigated(report);
  }

  /** Through the page that the mail links to; the others answer in their portal. */
  private boolean mitigatedByLink(Report report) {
    desk.answerByLink(
        links.get(report.reference()),
        "feedback",
        Map.of("outcome", "MITIGATED", "comment", "We have removed it."));
    return true;
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

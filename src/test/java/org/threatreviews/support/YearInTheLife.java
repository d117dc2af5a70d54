package org.threatreviews.support;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * Lets a portfolio live: day after day the clock moves on, incidents are reported when they happen,
 * clients read their mail and answer, and the team works off its queues.
 */
public final class YearInTheLife {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final LocalTime MORNING = LocalTime.of(10, 0);
  private static final int MONTHS = 14;

  /** After the last report, enough for an acceptance to expire and to be settled after that. */
  private static final Duration SETTLING = Duration.ofDays(120);

  /** More rounds of answer and reaction on one day would be people and software in a loop. */
  private static final int MOST_ROUNDS_A_DAY = 12;

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final ClientPeople people;
  private final ReviewTeam team;
  private final Deque<Contract> toRegister;
  private final Deque<Report> toReport;
  private final List<CaughtMail> mails = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Instant lastMail;
  private int digests;
  private int jobsExecuted;

  public YearInTheLife(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    this.people = new ClientPeople(desk, portfolio);
    this.team = new ReviewTeam(desk, portfolio);
    this.toRegister = new ArrayDeque<>(portfolio.clients());
    this.toReport = new ArrayDeque<>(portfolio.incidents());
  }

  /** Everything from the first registration until all is settled. */
  public void live() {
    advanceTo(portfolio.begin());
    lastMail = desk.now();
    for (LocalDate day = desk.today(); !day.isAfter(lastDay()); day = nextWeekday(day)) {
      Instant morning = day.atTime(MORNING).atZone(BERLIN).toInstant();
      registerNewClients(day);
      while (!toReport.isEmpty() && !toReport.peek().reportedAt().isAfter(morning)) {
        Report report = toReport.pop();
        advanceTo(report.reportedAt());
        report(report).with(201);
      }
      advanceTo(morning);
      for (int round = 1; anybodyActs(day); round++) {
        if (round > MOST_ROUNDS_A_DAY) {
          throw new AssertionError("no end of answers on " + day);
        }
        advanceTo(desk.now().plusSeconds(60));
      }
    }
  }

  private void registerNewClients(LocalDate day) {
    while (!toRegister.isEmpty() && !toRegister.peek().registeredOn().isAfter(day)) {
      advanceTo(day.atStartOfDay(BERLIN).toInstant());
      register(toRegister.pop()).with(201);
    }
  }

  private void advanceTo(Instant target) {
    jobsExecuted += desk.advanceTo(target).path("jobsExecuted").asInt();
  }

  private boolean anybodyActs(LocalDate day) {
    boolean clientsActed = people.act(newMails(), day);
    boolean teamActed = team.work(day, desk.now());
    return clientsActed || teamActed;
  }

  public ServiceDesk.Answer register(Contract client) {
    return desk.post("integration", "/api/v1/clients", client.body());
  }

  public ServiceDesk.Answer report(Report report) {
    return desk.post(
        "integration", "/api/v1/clients/" + report.client() + "/incidents", report.body());
  }

  public List<ClientPeople.Asked> questions() {
    return people.questions();
  }

  public ServiceDesk.Answer ask(ClientPeople.Asked question) {
    return people.ask(question);
  }

  /** All mails so far, oldest first; of a digest the messages in it. */
  public List<CaughtMail> mails() {
    newMails();
    return List.copyOf(mails);
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
            .formatted(seen.size(), digests, mails.size(), jobsExecuted, desk.engineIncidents()));
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
              mails.stream().filter(m -> client.addresses().contains(m.to())).count()));
    }
    return text.toString();
  }

  /** Every client has had its months or its contract, every incident its time to be settled. */
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

  private List<CaughtMail> newMails() {
    List<CaughtMail> found = desk.mailsSince(lastMail).stream()
        .filter(mail -> seen.add(mail.messageId() + mail.to() + mail.sentAt()))
        .toList();
    found.forEach(mail -> lastMail = mail.sentAt());
    digests += (int) found.stream().filter(mail -> mail.messages().size() > 1).count();
    List<CaughtMail> messages =
        found.stream().flatMap(mail -> mail.messages().stream()).toList();
    mails.addAll(messages);
    return messages;
  }

  private static LocalDate nextWeekday(LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
      next = next.plusDays(1);
    }
    return next;
  }
}

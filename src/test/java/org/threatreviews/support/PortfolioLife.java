package org.threatreviews.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.threatreviews.support.Portfolio.Contract;
import org.threatreviews.support.Portfolio.Report;
import org.threatreviews.support.ServiceDesk.Answer;
import org.threatreviews.support.ServiceDesk.CaughtMail;

/**
 * Lets a portfolio live over HTTP, one visit after the other: the clock moves on, clients are
 * registered and incidents reported when their time comes, clients read their mail and answer, and
 * the team works off its queues until nobody has anything left to do.
 */
public abstract class PortfolioLife {

  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final LocalTime MORNING = LocalTime.of(10, 0);

  /** More rounds of answer and reaction on one day would be people and software in a loop. */
  private static final int MOST_ROUNDS_A_DAY = 12;

  private final ServiceDesk desk;
  private final Portfolio portfolio;
  private final ClientPeople people;
  private final Deque<Contract> toRegister;
  private final Deque<Report> toReport;
  private final List<CaughtMail> mails = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private Instant now;
  private Instant lastMail;
  private int jobs;

  protected PortfolioLife(ServiceDesk desk, Portfolio portfolio) {
    this.desk = desk;
    this.portfolio = portfolio;
    people = new ClientPeople(desk, portfolio);
    toRegister = new ArrayDeque<>(portfolio.clients());
    toReport = new ArrayDeque<>(portfolio.incidents());
  }

  /** Everything from the first registration until the last day. */
  public final void live() {
    advanceTo(portfolio.begin());
    lastMail = now;
    for (LocalDate day = desk.today(); !day.isAfter(lastDay()); day = nextVisit(day)) {
      registerNewClients(day);
      Instant morning = day.atTime(MORNING).atZone(BERLIN).toInstant();
      while (!toReport.isEmpty() && !toReport.peek().reportedAt().isAfter(morning)) {
        Report report = toReport.pop();
        advanceTo(report.reportedAt());
        report(report).with(201);
      }
      advanceTo(morning);
      begin(day);
      for (int round = 1; anybodyActs(day); round++) {
        if (round > MOST_ROUNDS_A_DAY) {
          throw new AssertionError("no end of answers on " + day);
        }
        advanceTo(now.plusSeconds(60));
      }
      end(day);
    }
  }

  private void registerNewClients(LocalDate day) {
    while (!toRegister.isEmpty() && !toRegister.peek().registeredOn().isAfter(day)) {
      advanceTo(day.atStartOfDay(BERLIN).toInstant());
      register(toRegister.pop()).with(201);
    }
  }

  private boolean anybodyActs(LocalDate day) {
    boolean clientsActed = people.act(newMessages(), day);
    boolean teamActed = work(day, now);
    return clientsActed || teamActed;
  }

  /** The day after which nothing more is done. */
  public abstract LocalDate lastDay();

  /** When people look at their mail and tasks again. */
  protected abstract LocalDate nextVisit(LocalDate day);

  /**
   * Our people work off their queues.
   *
   * @return whether anybody did anything
   */
  protected abstract boolean work(LocalDate day, Instant now);

  /** What comes before people look at their mail and tasks; nothing, unless a story says so. */
  protected void begin(LocalDate day) {}

  /** What comes when nobody has anything left to do; nothing, unless a story says so. */
  protected void end(LocalDate day) {}

  private void advanceTo(Instant target) {
    var journey = desk.advanceTo(target);
    now = ServiceDesk.instant(journey.path("now"));
    jobs += journey.path("jobsExecuted").asInt();
  }

  public Answer register(Contract client) {
    return desk.post("integration", "/api/v1/clients", client.body());
  }

  public Answer report(Report report) {
    return desk.post(
        "integration", "/api/v1/clients/" + report.client() + "/incidents", report.body());
  }

  public List<ClientPeople.Asked> questions() {
    return people.questions();
  }

  public Answer ask(ClientPeople.Asked question) {
    return people.ask(question);
  }

  private List<CaughtMail> newMessages() {
    List<CaughtMail> found = desk.mailsSince(lastMail).stream()
        .filter(mail -> seen.add(mail.messageId() + mail.to() + mail.sentAt()))
        .toList();
    found.forEach(mail -> lastMail = mail.sentAt());
    mails.addAll(found);
    return found.stream().flatMap(mail -> mail.messages().stream()).toList();
  }

  /** All mails so far as they were sent, oldest first. */
  public List<CaughtMail> mails() {
    newMessages();
    return List.copyOf(mails);
  }

  /** All messages so far, oldest first; a digest has several. */
  public List<CaughtMail> messages() {
    return mails().stream().flatMap(mail -> mail.messages().stream()).toList();
  }

  /** How many jobs the time machine has run. */
  protected int jobs() {
    return jobs;
  }
}

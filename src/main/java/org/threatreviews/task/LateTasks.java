package org.threatreviews.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.problem.InvalidInput;

/**
 * Sees to it that a late task is not left alone: the team lead is asked about those of the teams,
 * and reminded by mail of the leads' own, again and again, until the task is done.
 */
@Service
@Transactional
public class LateTasks {

  /** So many stand in one mail; the rest is counted. */
  private static final int LONGEST_LIST = 30;

  /** What the mail to the leads is known by in the outbox; it is about no single subject. */
  private static final String ABOUT_ALL = "late-tasks";

  private final OpenTasks tasks;
  private final TaskSubjects subjects;
  private final TaskEscalations escalations;
  private final Leads leads;
  private final Outbox outbox;
  private final DecisionHistory history;
  private final BusinessCalendar calendar;
  private final Clock clock;

  LateTasks(
      OpenTasks tasks,
      TaskSubjects subjects,
      TaskEscalations escalations,
      Leads leads,
      Outbox outbox,
      DecisionHistory history,
      BusinessCalendar calendar,
      Clock clock) {
    this.tasks = tasks;
    this.subjects = subjects;
    this.escalations = escalations;
    this.leads = leads;
    this.outbox = outbox;
    this.history = history;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What a lead is told about a late task.
   *
   * @param client name of the client that it is about; null for none
   */
  public record Report(OpenTask task, String client) {}

  /** Empty when the task was done meanwhile. */
  @Transactional(readOnly = true)
  public Optional<Report> report(String task) {
    return tasks.find(task).map(found -> new Report(found, clientNameOf(found)));
  }

  @Transactional(readOnly = true)
  public boolean isOpen(String task) {
    return tasks.keyOf(task).isPresent();
  }

  /** By when a lead who is asked now should have answered. */
  public Instant answerDue(String task) {
    return escalations.answerDue(keyOf(task));
  }

  /**
   * When the lead is asked about it again.
   *
   * @param until the day that the lead named; null for none
   */
  public Instant nextAsk(String task, int timesAsked, LocalDate until) {
    return escalations.nextAsk(keyOf(task), timesAsked, until);
  }

  /** When the leads are mailed next about this task of theirs. */
  public Instant reminderDue(String task, int timesReminded) {
    return escalations.reminderDue(keyOf(task), timesReminded);
  }

  /** The lead is asked about a team's task, which moves up in that team's list. */
  public void leadAsked(String task) {
    tasks.raisePriority(task);
  }

  /**
   * Keeps what the lead did about a team's late task.
   *
   * @param until the day on which the lead wants to be asked again; null for none
   * @param by user id
   * @throws InvalidInput when the notes are missing, or the day is over or too far away
   */
  public void seenTo(String task, String notes, LocalDate until, String by) {
    escalations.checkAnswer(keyOf(task), notes, until);
    tasks
        .find(task)
        .flatMap(late -> subjects
            .of(late.reference())
            .map(subject -> new Decision(
                subject.client(),
                subject.kind(),
                subject.reference(),
                "LATE_TASK_SEEN_TO",
                by,
                "%s. %s".formatted(late.name(), notes))))
        .ifPresent(history::record);
  }

  /**
   * Mails the leads what is late of theirs: once on a day to each, with all that is late by then.
   *
   * @param before how often they were reminded because of this task until now
   * @return how often that is now
   */
  public int remindLeads(String task, int before) {
    tasks.raisePriority(task);
    LocalDate today = calendar.provider().dateOf(clock.instant());
    mailLeads(Math.toIntExact(today.toEpochDay()), address -> true);
    return before + 1;
  }

  /**
   * Mails leads for whom the list of an earlier day was waiting what is late by now, if anything is.
   *
   * @param count of this mail
   * @param to who gets it, by address
   */
  void remindLeadsAnew(int count, Predicate<String> to) {
    mailLeads(count, to);
  }

  /** A list is of its day. */
  private void mailLeads(int count, Predicate<String> to) {
    Instant now = clock.instant();
    OpenTasks.Late late = tasks.lateOnesOfLeads(now, LONGEST_LIST);
    if (late.count() == 0) {
      return;
    }
    Instant over = calendar
        .provider()
        .dateOf(now)
        .plusDays(1)
        .atStartOfDay(calendar.zone())
        .toInstant();
    Map<String, Object> model = Map.of(
        "lines",
        late.first().stream().map(LateTasks::line).toList(),
        "count",
        late.count(),
        "more",
        late.count() - late.first().size());
    leads.reachable().stream()
        .filter(lead -> to.test(lead.email()))
        .map(lead -> new Recipient(
            null, lead.name(), lead.email(), "en", calendar.zone(), calendar.country()))
        .map(lead -> new Mail(
                new MailKey(MailKind.LEAD_LATE_TASKS, ABOUT_ALL, count), lead, model, null)
            .before(over))
        .forEach(outbox::enqueue);
  }

  private static Map<String, Object> line(OpenTasks.Late.Line task) {
    return Map.of(
        "name",
        task.name(),
        "reference",
        task.reference() == null ? "" : task.reference(),
        "due",
        task.due(),
        "assignee",
        task.assignee() == null ? "" : task.assignee());
  }

  private String clientNameOf(OpenTask task) {
    return Optional.ofNullable(task.reference())
        .flatMap(subjects::of)
        .map(TaskSubjects.Subject::clientName)
        .orElse(null);
  }

  private String keyOf(String task) {
    return tasks.keyOf(task).orElse("");
  }
}

package org.threatreviews.task.process;

import java.time.Instant;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.InWords;
import org.threatreviews.task.LateTasks;
import org.threatreviews.task.OpenTask;

/** Tells the lead what is late, since when, who has it, of which client, and how often we asked. */
@Component
class SeeToLateTaskCreateListener implements TaskListener {

  private final LateTasks late;
  private final BusinessCalendar calendar;

  SeeToLateTaskCreateListener(LateTasks late, BusinessCalendar calendar) {
    this.late = late;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    String id = LateTaskVariables.task(task);
    int timesAsked = LateTaskVariables.timesAsked(task) + 1;
    task.getExecution().setVariable(LateTaskIds.VARIABLE_TIMES_ASKED, timesAsked);
    late.leadAsked(id);
    late.report(id).ifPresent(report -> show(task, report, timesAsked));
  }

  private void show(DelegateTask task, LateTasks.Report report, int timesAsked) {
    OpenTask subject = report.task();
    task.setName("Late: " + subject.name());
    String briefing = """
        **%s** is late%s.

        - It belongs to: %s
        - Client: %s
        - Who has it: %s
        - You have been asked about it: %s

        Find out what keeps it, and help, hand it to somebody else or do it yourself.
        """.formatted(
            Markdown.literal(subject.name()),
            subject.due() == null ? "" : " since " + moment(subject.due()),
            Markdown.literal(String.valueOf(subject.reference())),
            report.client() == null ? "none" : Markdown.literal(report.client()),
            holder(subject),
            times(timesAsked - 1));
    task.setVariableLocal(LateTaskIds.VARIABLE_BRIEFING, Markdown.variable(briefing));
  }

  private String moment(Instant instant) {
    return "%s, %s"
        .formatted(
            InWords.day(instant.atZone(calendar.zone()).toLocalDate()),
            InWords.time(instant, calendar.zone()));
  }

  private static String holder(OpenTask task) {
    return task.assignee() == null
        ? "nobody; it is open to " + task.groups().stream().collect(Collectors.joining(", "))
        : Markdown.literal(task.assignee());
  }

  private static String times(int before) {
    return switch (before) {
      case 0 -> "never before";
      case 1 -> "once before";
      default -> before + " times before";
    };
  }
}

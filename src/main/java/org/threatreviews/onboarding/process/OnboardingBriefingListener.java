package org.threatreviews.onboarding.process;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.Languages;
import org.threatreviews.notification.MailDates;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.onboarding.OnboardingProgress;
import org.threatreviews.onboarding.StageReport;
import org.threatreviews.problem.InWords;
import org.threatreviews.review.plan.PlanPreview;
import org.threatreviews.review.plan.Workload;
import org.threatreviews.staff.FeasibilityWords;
import org.threatreviews.task.process.Markdown;

/**
 * Puts the client's name into the task's, and all that its form shows into {@code briefing}, as
 * Markdown.
 */
@Component
class OnboardingBriefingListener implements TaskListener {

  /** What the engine's tables hold of a text. */
  private static final int LONGEST_TEXT = 4_000;

  /** Of earlier notes the beginning is enough to remember; all of it is in the record. */
  private static final int LONGEST_NOTES = 800;

  /** Most clients meet at this hour. */
  private static final LocalTime USUAL_TIME = LocalTime.of(10, 0);

  private final Onboarding onboarding;
  private final Workload workload;
  private final BusinessCalendar calendar;
  private final OrientationDates orientationDates;
  private final MailDates dates;

  OnboardingBriefingListener(
      Onboarding onboarding,
      Workload workload,
      OrientationDates orientationDates,
      BusinessCalendar calendar) {
    this.onboarding = onboarding;
    this.orientationDates = orientationDates;
    this.workload = workload;
    this.calendar = calendar;
    this.dates = new MailDates(calendar.zone(), Languages.ENGLISH);
  }

  @Override
  public void notify(DelegateTask task) {
    OnboardingProgress progress = onboarding.progress(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), progress.client().name()));
    boolean orientation =
        task.getTaskDefinitionKey().equals(ClientOnboardingIds.USER_TASK_HOLD_ORIENTATION_CALL);
    String outlook = orientation ? outlook(progress.client()) : "";
    if (orientation) {
      task.setVariableLocal(
          ClientOnboardingIds.VARIABLE_ORIENTATION_DATES,
          orientationDates.of(progress.client(), usualTime()));
    }
    task.setVariableLocal(
        ClientOnboardingIds.VARIABLE_BRIEFING, shorten(outlook + briefing(progress), LONGEST_TEXT));
  }

  /** Whether the pool holds this client's reviews; computed before the client has chosen a time. */
  private String outlook(Client client) {
    LocalTime time = usualTime();
    PlanPreview preview = workload.preview(client.reference(), DayOfWeek.WEDNESDAY, time);
    StringBuilder text = new StringBuilder();
    text.append("With this client's %d reviews, assuming Wednesdays at %s: %s\n\n"
        .formatted(
            preview.meetings().size(),
            time,
            Markdown.literal(FeasibilityWords.of(preview.feasibility()))));
    long unattended =
        preview.meetings().stream().filter(meeting -> meeting.analyst() == null).count();
    if (unattended > 0) {
      text.append("Nobody is free to lead %d of them.\n\n".formatted(unattended));
    }
    if (!preview.unknownHolidays().isEmpty()) {
      text.append("Public holidays are not known for %s, so meetings may fall on one.\n\n"
          .formatted(preview.unknownHolidays().stream()
              .map(unknown -> "%s %d".formatted(unknown.country(), unknown.year()))
              .collect(Collectors.joining(", "))));
    }
    return text.toString();
  }

  private LocalTime usualTime() {
    LocalTime opening = calendar.provider().opensAt();
    return opening.isAfter(USUAL_TIME) ? opening : USUAL_TIME;
  }

  private String briefing(OnboardingProgress progress) {
    Client client = progress.client();
    StringBuilder text = new StringBuilder();
    text.append("**%s** (%s), %s, contract from %s to %s, time zone %s\n\n"
        .formatted(
            Markdown.literal(client.name()),
            Markdown.literal(client.reference()),
            InWords.of(client.subscription()) + " subscription",
            dates.date(client.contractStart()),
            dates.date(client.contractEnd()),
            client.timeZone()));
    text.append("Due: %s\n\n".formatted(dates.dateTime(progress.stageDue())));
    append(text, "Introduction call held", progress.introduction());
    append(text, "Telemetry complete", progress.telemetry());
    if (progress.telemetryReminders() > 0) {
      text.append("Reminders about telemetry: %d\n\n".formatted(progress.telemetryReminders()));
    }
    text.append("Contacts:\n\n");
    for (Contact contact : client.contacts()) {
      text.append("- %s (%s, level %d): %s%s\n"
          .formatted(
              Markdown.literal(contact.name()),
              InWords.of(contact.role()),
              contact.level(),
              Markdown.literal(contact.email()),
              contact.phone() == null ? "" : ", " + Markdown.literal(contact.phone())));
    }
    return text.toString();
  }

  private void append(StringBuilder text, String what, StageReport report) {
    if (report != null) {
      text.append("%s: %s, recorded by %s%s\n\n"
          .formatted(
              what,
              dates.date(report.doneOn()),
              Markdown.literal(report.recordedBy()),
              report.notes() == null
                  ? ""
                  : ". " + Markdown.literal(shorten(report.notes(), LONGEST_NOTES))));
    }
  }

  private static String shorten(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 1) + "…";
  }
}

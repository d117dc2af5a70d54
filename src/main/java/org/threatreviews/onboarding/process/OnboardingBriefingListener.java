package org.threatreviews.onboarding.process;

import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.MailDates;
import org.threatreviews.onboarding.Onboarding;
import org.threatreviews.onboarding.OnboardingProgress;
import org.threatreviews.onboarding.StageReport;
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

  private final Onboarding onboarding;
  private final MailDates dates;

  OnboardingBriefingListener(Onboarding onboarding, BusinessCalendar calendar) {
    this.onboarding = onboarding;
    this.dates = new MailDates(calendar.zone(), Locale.ENGLISH);
  }

  @Override
  public void notify(DelegateTask task) {
    OnboardingProgress progress = onboarding.progress(task.getExecution().getProcessBusinessKey());
    task.setName("%s: %s".formatted(task.getName(), progress.client().name()));
    task.setVariableLocal(
        ClientOnboardingIds.VARIABLE_BRIEFING, shorten(briefing(progress), LONGEST_TEXT));
  }

  private String briefing(OnboardingProgress progress) {
    Client client = progress.client();
    StringBuilder text = new StringBuilder();
    text.append("**%s** (%s), %s, contract from %s to %s, time zone %s\n\n"
        .formatted(
            Markdown.literal(client.name()),
            Markdown.literal(client.reference()),
            client.subscription(),
            dates.date(client.contractStart()),
            dates.date(client.contractEnd()),
            client.timeZone()));
    text.append("Due: %s\n\n".formatted(dates.dateTime(progress.stageDue())));
    append(text, "Introduction call held", progress.introduction());
    append(text, "Telemetry ready", progress.telemetry());
    if (progress.telemetryReminders() > 0) {
      text.append("Reminded of telemetry: %d times\n\n".formatted(progress.telemetryReminders()));
    }
    text.append("Contacts:\n\n");
    for (Contact contact : client.contacts()) {
      text.append("- %s (%s, level %d): %s%s\n"
          .formatted(
              Markdown.literal(contact.name()),
              contact.role(),
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

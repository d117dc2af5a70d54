package org.threatreviews.staff.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Staff;
import org.threatreviews.task.process.Markdown;

/** Tells the lead who is new, and that nothing is given to them until something is said. */
@Component
class QualifyAnalystCreateListener implements TaskListener {

  private final Staff staff;
  private final NotificationSettings settings;

  QualifyAnalystCreateListener(Staff staff, NotificationSettings settings) {
    this.staff = staff;
    this.settings = settings;
  }

  @Override
  public void notify(DelegateTask task) {
    String userId = task.getExecution().getProcessBusinessKey();
    Analyst analyst = staff.member(userId).analyst();
    task.setName("%s: %s".formatted(task.getName(), analyst.name()));
    task.setVariableLocal(
        AnalystQualificationIds.VARIABLE_BRIEFING, Markdown.variable(briefing(analyst)));
  }

  private String briefing(Analyst analyst) {
    return """
        ### %s
        %s (%s) is new in the pool as %s. Until you say which reviews they may hold, they get none. You can change it at any time under [Analysts](%s); the task ends by itself when you say it there, or when they leave.
        """.formatted(
            Markdown.literal(analyst.name()),
            Markdown.literal(analyst.name()),
            Markdown.literal(analyst.userId()),
            analyst.advisor() ? "an advisor" : "an analyst",
            settings.baseUrl().resolve("/board/analysts"));
  }
}

package org.threatreviews.incident.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentFollowUp;

/** Gives whoever opens a task all that they need to know, as Markdown for the top of its form. */
@Component
class IncidentBriefingListener implements TaskListener {

  /**
   * What was filled in when a task came up the last time is no answer this time. Each task takes
   * back its own answers only: another's may have been given just now, and its next step, which
   * goes by them, is yet to be taken.
   */
  private static final Map<String, List<String>> ANSWERS = Map.of(
      IncidentFollowUpIds.USER_TASK_DECIDE_ESCALATION,
      List.of(IncidentFollowUpIds.VARIABLE_DECISION, IncidentFollowUpIds.VARIABLE_UNTIL),
      IncidentFollowUpIds.USER_TASK_CALL_CLIENT,
      List.of(IncidentFollowUpIds.VARIABLE_REACHED),
      IncidentFollowUpIds.USER_TASK_ASSIST_CLIENT,
      List.of(IncidentFollowUpIds.VARIABLE_TAKEN_BACK));

  private final IncidentFollowUp followUp;

  IncidentBriefingListener(IncidentFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    task.getExecution()
        .removeVariables(ANSWERS.getOrDefault(task.getTaskDefinitionKey(), List.of()));
    String reference = task.getExecution().getProcessBusinessKey();
    task.setName("%s: %s".formatted(task.getName(), reference));
    task.setVariableLocal(
        IncidentFollowUpIds.VARIABLE_BRIEFING, IncidentBriefing.of(followUp.caseFile(reference)));
  }
}

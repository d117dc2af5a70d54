package org.threatreviews.incident.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.incident.IncidentFollowUp;

/** Gives whoever opens a task all that they need to know, as Markdown for the top of its form. */
@Component
class IncidentBriefingListener implements TaskListener {

  private final IncidentFollowUp followUp;

  IncidentBriefingListener(IncidentFollowUp followUp) {
    this.followUp = followUp;
  }

  @Override
  public void notify(DelegateTask task) {
    // what was filled in when the task came up the last time is no answer this time
    task.getExecution()
        .removeVariables(List.of(
            IncidentFollowUpIds.VARIABLE_REACHED,
            IncidentFollowUpIds.VARIABLE_TAKEN_BACK,
            IncidentFollowUpIds.VARIABLE_DECISION,
            IncidentFollowUpIds.VARIABLE_UNTIL));
    String reference = task.getExecution().getProcessBusinessKey();
    task.setName("%s: %s".formatted(task.getName(), reference));
    task.setVariableLocal(
        IncidentFollowUpIds.VARIABLE_BRIEFING, IncidentBriefing.of(followUp.caseFile(reference)));
  }
}

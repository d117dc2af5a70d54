package org.threatreviews.task.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.task.LateTasks;

/** Keeps what the lead did about a late task, and when the lead wants to be asked again. */
@Component
class SeeToLateTaskCompleteListener implements TaskListener {

  private final LateTasks late;

  SeeToLateTaskCompleteListener(LateTasks late) {
    this.late = late;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String notes = form.text(LateTaskIds.VARIABLE_NOTES).orElse(null);
    LocalDate until = form.date(LateTaskIds.VARIABLE_UNTIL).orElse(null);
    late.seenTo(LateTaskVariables.task(task), notes, until, form.by());
    task.getExecution()
        .setVariable(LateTaskIds.VARIABLE_ASK_AGAIN_ON, until == null ? null : until.toString());
  }
}

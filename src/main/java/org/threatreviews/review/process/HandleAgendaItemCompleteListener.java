package org.threatreviews.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.task.process.CompletedForm;

/** Records what the SOC did; nothing when the item was taken back or no word was left. */
@Component
class HandleAgendaItemCompleteListener implements TaskListener {

  private final ReviewAgenda reviewAgenda;

  HandleAgendaItemCompleteListener(ReviewAgenda reviewAgenda) {
    this.reviewAgenda = reviewAgenda;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String result = form.text(ThreatReviewIds.VARIABLE_RESULT).orElse(null);
    if (result != null) {
      String item = (String) task.getVariable(ThreatReviewIds.VARIABLE_AGENDA_ITEM);
      reviewAgenda.handledBySoc(UUID.fromString(item), result, form.by());
    }
  }
}

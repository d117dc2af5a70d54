package org.threatreviews.review.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.ReviewAgenda;
import org.threatreviews.task.process.CompletedForm;

/**
 * Records what the SOC did. Without a word only an item goes that was taken back from a review which
 * began under an earlier model.
 */
@Component
class HandleAgendaItemCompleteListener implements TaskListener {

  private final ReviewAgenda reviewAgenda;

  HandleAgendaItemCompleteListener(ReviewAgenda reviewAgenda) {
    this.reviewAgenda = reviewAgenda;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String item = (String) task.getVariable(HandedItemIds.VARIABLE_AGENDA_ITEM);
    Optional<String> result = form.text(HandedItemIds.VARIABLE_RESULT);
    reviewAgenda.reportedBySoc(UUID.fromString(item), result.orElse(null), form.by());
  }
}

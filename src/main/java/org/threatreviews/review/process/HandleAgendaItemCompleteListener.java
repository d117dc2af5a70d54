package org.threatreviews.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.process.CompletedForm;

/** Records what the SOC did; nothing when the item was taken back or no word was left. */
@Component
class HandleAgendaItemCompleteListener implements TaskListener {

  private final ThreatReviews reviews;

  HandleAgendaItemCompleteListener(ThreatReviews reviews) {
    this.reviews = reviews;
  }

  @Override
  public void notify(DelegateTask task) {
    CompletedForm form = new CompletedForm(task);
    String result = form.text(ThreatReviewIds.VARIABLE_RESULT).orElse(null);
    if (result != null) {
      String item = (String) task.getVariable(ThreatReviewIds.VARIABLE_AGENDA_ITEM);
      reviews.handledBySoc(UUID.fromString(item), result, form.by());
    }
  }
}

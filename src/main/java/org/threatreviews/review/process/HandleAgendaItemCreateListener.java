package org.threatreviews.review.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.AgendaView;
import org.threatreviews.review.agenda.ReviewAgenda;

/** Shows the SOC what was handed over. */
@Component
class HandleAgendaItemCreateListener implements TaskListener {

  private final ReviewAgenda reviewAgenda;
  private final ReviewBriefingListener briefing;

  HandleAgendaItemCreateListener(ReviewAgenda reviewAgenda, ReviewBriefingListener briefing) {
    this.reviewAgenda = reviewAgenda;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    AgendaView.Item item =
        reviewAgenda.item(task.getExecution().getProcessBusinessKey(), UUID.fromString((String)
            task.getVariable(HandedItemIds.VARIABLE_AGENDA_ITEM)));
    briefing.show(task, "#### To do\n" + ReviewBriefing.line(item));
  }
}

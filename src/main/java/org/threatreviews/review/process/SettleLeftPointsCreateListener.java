package org.threatreviews.review.process;

import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.review.agenda.LeftPoints;

/** Shows the team lead what no review is left for. */
@Component
class SettleLeftPointsCreateListener implements TaskListener {

  private final LeftPoints leftPoints;
  private final ReviewBriefingListener briefing;

  SettleLeftPointsCreateListener(LeftPoints leftPoints, ReviewBriefingListener briefing) {
    this.leftPoints = leftPoints;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    briefing.show(
        task,
        leftPoints.of(task.getExecution().getProcessBusinessKey()).stream()
            .map(item -> "* " + ReviewBriefing.line(item))
            .collect(Collectors.joining("\n", "#### No review is left for\n", "")));
  }
}

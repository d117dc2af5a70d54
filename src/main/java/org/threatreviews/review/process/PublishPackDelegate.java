package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;
import org.threatreviews.review.pack.ReviewPacks;

/** Sends the pack to the client. */
@Component
class PublishPackDelegate implements JavaDelegate {

  private final ReviewPacks packs;

  PublishPackDelegate(ReviewPacks packs) {
    this.packs = packs;
  }

  @Override
  public void execute(DelegateExecution execution) {
    packs.publish(execution.getProcessBusinessKey());
  }
}

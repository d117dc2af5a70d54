package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.review.ReviewRecord;

/** Gives the meeting to the review's analyst, with links to its page and to the pack. */
@Component
class HoldReviewCreateListener implements TaskListener {

  private final ReviewBriefingListener briefing;
  private final NotificationSettings settings;

  HoldReviewCreateListener(ReviewBriefingListener briefing, NotificationSettings settings) {
    this.briefing = briefing;
    this.settings = settings;
  }

  @Override
  public void notify(DelegateTask task) {
    String path = "/reviews/" + task.getExecution().getProcessBusinessKey();
    ReviewRecord known = briefing.show(
        task,
        "[Meeting page: record the outcome of every agenda item](%s)  \n[The pack as the client has it](%s)"
            .formatted(
                settings.baseUrl().resolve(path + "/meeting"),
                settings.baseUrl().resolve(path + "/pack")));
    task.setAssignee(known.review().analyst());
  }
}

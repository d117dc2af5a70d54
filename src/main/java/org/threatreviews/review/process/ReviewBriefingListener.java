package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Clients;
import org.threatreviews.review.ReviewRecord;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.staff.Staff;
import org.threatreviews.task.process.Markdown;

/** Puts what is known about the review into the task: its form shows it, and its name says whose. */
@Component
class ReviewBriefingListener implements TaskListener {

  private final ThreatReviews reviews;
  private final Clients clients;
  private final Staff staff;
  private final BusinessCalendar calendar;

  ReviewBriefingListener(
      ThreatReviews reviews, Clients clients, Staff staff, BusinessCalendar calendar) {
    this.reviews = reviews;
    this.clients = clients;
    this.staff = staff;
    this.calendar = calendar;
  }

  @Override
  public void notify(DelegateTask task) {
    show(task, "");
  }

  /**
   * @param more Markdown that follows
   * @return what is known
   */
  ReviewRecord show(DelegateTask task, String more) {
    ReviewRecord known = reviews.recordOf(task.getExecution().getProcessBusinessKey());
    String client = clients.get(known.review().client()).name();
    task.setName("%s: %s, %s".formatted(task.getName(), client, known.review().title()));
    String text = new ReviewBriefing(calendar.zone())
        .of(known, client, staff.nameOf(known.review().analyst()).orElse(null));
    task.setVariableLocal(
        ThreatReviewIds.VARIABLE_BRIEFING, Markdown.variable(text + "\n\n" + more));
    return known;
  }
}

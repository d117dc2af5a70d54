package org.threatreviews.review.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.review.ReviewSummary;
import org.threatreviews.review.ThreatReviews;
import org.threatreviews.task.process.Markdown;

/** Gives the call to who holds the review, and shows whom to call. */
@Component
class CallAboutDateCreateListener implements TaskListener {

  private final ThreatReviews reviews;
  private final Clients clients;
  private final ReviewBriefingListener briefing;

  CallAboutDateCreateListener(
      ThreatReviews reviews, Clients clients, ReviewBriefingListener briefing) {
    this.reviews = reviews;
    this.clients = clients;
    this.briefing = briefing;
  }

  @Override
  public void notify(DelegateTask task) {
    ReviewSummary review = reviews.get(task.getExecution().getProcessBusinessKey());
    String address = (String) task.getVariable(ReviewDateCallIds.VARIABLE_CONTACT);
    String who = clients
        .get(review.client())
        .contact(address)
        .map(CallAboutDateCreateListener::inWords)
        .orElseGet(() -> Markdown.literal(address));
    briefing.show(
        task, "None of the times that we offer suits the client. Please call %s.".formatted(who));
    task.setAssignee(review.analyst());
  }

  private static String inWords(Contact contact) {
    return "**%s**, %s (%s)"
        .formatted(
            Markdown.literal(contact.name()),
            Markdown.literal(contact.phone() == null ? contact.email() : contact.phone()),
            contact.timeZone());
  }
}

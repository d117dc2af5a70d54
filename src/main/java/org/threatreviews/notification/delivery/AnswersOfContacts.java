package org.threatreviews.notification.delivery;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.threatreviews.client.AutomaticAnswers;

/** Notes at a contact that a program has answered in its place, in the same transaction. */
@Component
class AnswersOfContacts {

  private final AutomaticAnswers answers;

  AnswersOfContacts(AutomaticAnswers answers) {
    this.answers = answers;
  }

  @EventListener
  void answered(AutomaticAnswer answer) {
    answers.seen(answer.client(), answer.address(), answer.words(), answer.at());
  }
}

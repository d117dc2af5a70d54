package org.threatreviews.improvement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.NextReviewAhead;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;

/** Mails to the owners of actions at the client: to the contacts who are asked first. */
@Component
class ActionMails {

  private final Outbox outbox;
  private final NextReviewAhead nextReview;

  ActionMails(Outbox outbox, NextReviewAhead nextReview) {
    this.outbox = outbox;
    this.nextReview = nextReview;
  }

  void reminder(
      Client client, FollowedAction action, ActionDetails details, ActionUrgency urgency) {
    Map<String, Object> model = new HashMap<>();
    model.put("title", action.title());
    model.put("dueDate", action.dueDate());
    model.put("urgency", urgency.name());
    model.put("improvement", action instanceof Improvement);
    model.put(
        "carriedOver", action.reminders().carriedOn() != null && nextReview.of(client.reference()));
    model.put("reason", details.reason() == null ? "" : details.reason());
    String key = action.key().toString();
    for (Contact contact : client.firstContacts()) {
      outbox.enqueue(new Mail(
          new MailKey(MailKind.ACTION_REMINDER, key, action.reminders().sent()),
          Recipient.of(client, contact),
          model,
          new Mail.Link(LinkScope.ACTION, key)));
    }
  }

  /** Nobody has to be reminded of it any more. */
  void settled(FollowedAction action) {
    outbox.supersede(action.key().toString(), List.of(MailKind.ACTION_REMINDER));
  }
}

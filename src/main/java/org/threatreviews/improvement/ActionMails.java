package org.threatreviews.improvement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
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
    reminder(client, action, details, urgency, action.reminders().sent(), address -> true);
  }

  /**
   * @param count of this mail
   * @param to who gets it, by address
   */
  void reminder(
      Client client,
      FollowedAction action,
      ActionDetails details,
      ActionUrgency urgency,
      int count,
      Predicate<String> to) {
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
      if (!to.test(contact.email())) {
        continue;
      }
      outbox.enqueue(new Mail(
              new MailKey(MailKind.ACTION_REMINDER, key, count),
              Recipient.of(client, contact),
              model,
              new Mail.Link(LinkScope.ACTION, key))
          .whileTrue(Map.of("open", "true", "due", action.dueDate().toString()))
          .before(over(action, client, urgency)));
    }
  }

  /** When it is no longer ahead, or due today, as the mail says. */
  private static Instant over(FollowedAction action, Client client, ActionUrgency urgency) {
    LocalDate last = action.dueDate();
    return switch (urgency) {
      case AHEAD -> last.atStartOfDay(client.timeZone()).toInstant();
      case DUE_TODAY -> last.plusDays(1).atStartOfDay(client.timeZone()).toInstant();
      case LATE -> null;
    };
  }

  /** Nobody has to be reminded of it any more. */
  void settled(FollowedAction action) {
    outbox.supersede(action.key().toString(), List.of(MailKind.ACTION_REMINDER));
  }
}

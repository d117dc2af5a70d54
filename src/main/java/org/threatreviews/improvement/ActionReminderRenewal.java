package org.threatreviews.improvement;

import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Clients;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** A reminder that leaves on another day than it was written on says how urgent the action is then. */
@Component
class ActionReminderRenewal implements MailRenewal {

  private final FollowedActions actions;
  private final ActionSchedule schedule;
  private final ActionMails mails;
  private final Clients clients;
  private final Clock clock;

  ActionReminderRenewal(
      FollowedActions actions,
      ActionSchedule schedule,
      ActionMails mails,
      Clients clients,
      Clock clock) {
    this.actions = actions;
    this.schedule = schedule;
    this.mails = mails;
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Set<MailKind> kinds() {
    return Set.of(MailKind.ACTION_REMINDER);
  }

  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    actions
        .find(reference)
        .filter(action -> action.isOpen() && action.dueDate() != null)
        .filter(action -> action.owner() == Owner.CLIENT)
        .ifPresent(action -> mails.reminder(
            clients.get(action.clientReference()),
            action,
            ActionDetails.of(action),
            schedule.urgency(action, clock.instant()),
            count,
            to));
  }
}

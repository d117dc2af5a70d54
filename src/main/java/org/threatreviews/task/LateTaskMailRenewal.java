package org.threatreviews.task;

import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailRenewal;

/** A list of late tasks that has waited until another day is written anew. */
@Component
class LateTaskMailRenewal implements MailRenewal {

  private final LateTasks tasks;

  LateTaskMailRenewal(LateTasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public Set<MailKind> kinds() {
    return Set.of(MailKind.LEAD_LATE_TASKS);
  }

  @Override
  public void renew(MailKind kind, String reference, int count, Predicate<String> to) {
    tasks.remindLeadsAnew(count, to);
  }
}

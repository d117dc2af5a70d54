package org.threatreviews.notification.timing;

import java.time.Instant;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.MailStatus;

/**
 * When a mail is to leave.
 *
 * @param before the end of the recipient's hours; null for any hour
 * @param heldBecause null when it need not wait
 */
public record PlannedDelivery(Instant from, Instant before, HoldReason heldBecause) {

  public static PlannedDelivery atAnyHour(Instant now) {
    return new PlannedDelivery(now, null, null);
  }

  static PlannedDelivery inHours(MailHours.Window window) {
    return new PlannedDelivery(window.from(), window.before(), null);
  }

  public static PlannedDelivery held(MailHours.Window window, HoldReason reason) {
    return new PlannedDelivery(window.from(), window.before(), reason);
  }

  /** The name of what holds it; null when it need not wait. */
  public String reason() {
    return heldBecause == null ? null : heldBecause.name();
  }

  public MailStatus status() {
    return heldBecause == null ? MailStatus.QUEUED : MailStatus.HELD;
  }
}

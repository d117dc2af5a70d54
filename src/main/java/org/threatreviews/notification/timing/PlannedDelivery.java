package org.threatreviews.notification.timing;

import java.time.Instant;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.MailStatus;

/**
 * When a mail is to leave.
 *
 * @param before the end of the recipient's hours; null for any hour
 * @param heldBecause null when it need not wait
 * @param urgent whether it does not count as a day's mail
 */
public record PlannedDelivery(
    Instant from, Instant before, HoldReason heldBecause, boolean urgent) {

  public static PlannedDelivery atAnyHour(Instant now) {
    return new PlannedDelivery(now, null, null, true);
  }

  static PlannedDelivery inHours(MailHours.Window window) {
    return new PlannedDelivery(window.from(), window.before(), null, false);
  }

  public static PlannedDelivery held(MailHours.Window window, HoldReason reason) {
    return new PlannedDelivery(window.from(), window.before(), reason, false);
  }

  /** The same, but beyond what the recipient gets a day. */
  public PlannedDelivery beyondTheDay() {
    return new PlannedDelivery(from, before, heldBecause, true);
  }

  /** Whether it is what its recipient gets that day. */
  public boolean isTheDaysMail() {
    return heldBecause == null && !urgent;
  }

  /** The name of what holds it; null when it need not wait. */
  public String reason() {
    return heldBecause == null ? null : heldBecause.name();
  }

  public MailStatus status() {
    return heldBecause == null ? MailStatus.QUEUED : MailStatus.HELD;
  }
}

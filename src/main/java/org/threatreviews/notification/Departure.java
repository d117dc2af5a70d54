package org.threatreviews.notification;

import java.time.Instant;

/**
 * When a mail may leave.
 *
 * @param before the end of the recipient's hours; null for any hour
 * @param heldBecause null when it need not wait
 */
record Departure(Instant from, Instant before, HeldBecause heldBecause) {

  static Departure atAnyHour(Instant now) {
    return new Departure(now, null, null);
  }

  static Departure inHours(MailHours.Window window) {
    return new Departure(window.from(), window.before(), null);
  }

  static Departure held(MailHours.Window window, HeldBecause reason) {
    return new Departure(window.from(), window.before(), reason);
  }

  MailStatus status() {
    return heldBecause == null ? MailStatus.QUEUED : MailStatus.HELD;
  }
}

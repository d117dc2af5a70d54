package org.threatreviews.notification.web;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.MailPage;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;

record MailPageResponse(List<Item> items, int page, int size, long total) {

  record Item(
      UUID id,
      String client,
      String process,
      String reference,
      String element,
      String recipient,
      String recipientName,
      String subject,
      MailStatus status,
      int attempts,
      String reason,
      OffsetDateTime queuedAt,
      OffsetDateTime sentAt,
      HoldReason heldBecause,
      OffsetDateTime leavesFrom) {}

  static MailPageResponse of(MailPage page, ZoneId zone) {
    return new MailPageResponse(
        page.items().stream().map(mail -> item(mail, zone)).toList(),
        page.page(),
        page.size(),
        page.total());
  }

  static Item item(MailRecord mail, ZoneId zone) {
    return new Item(
        mail.id(),
        mail.client(),
        mail.process(),
        mail.reference(),
        mail.element(),
        mail.recipient(),
        mail.recipientName(),
        mail.subject(),
        mail.status(),
        mail.attempts(),
        mail.reason(),
        at(mail.queuedAt(), zone),
        at(mail.sentAt(), zone),
        mail.heldBecause(),
        at(mail.leavesFrom(), zone));
  }

  private static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant == null ? null : instant.atZone(zone).toOffsetDateTime();
  }
}

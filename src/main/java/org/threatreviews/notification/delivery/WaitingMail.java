package org.threatreviews.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.LinkScope;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailStatus;

/**
 * A mail that has not left, or came back, as it was written.
 *
 * @param kind null for one of an earlier release that is no more
 * @param insteadOf the address of the contact whose matter it is while somebody else reads it, or null
 * @param atAnyHour whether its recipient's hours don't matter
 * @param leaves when it may leave at the earliest
 * @param link what its link opens, or null
 * @param model what its template shows; null for mails from before that was kept
 */
record WaitingMail(
    UUID id,
    MailKind kind,
    String businessKey,
    int count,
    String recipient,
    String insteadOf,
    MailStatus status,
    HoldReason heldBecause,
    boolean atAnyHour,
    Instant leaves,
    String severity,
    Mail.Link link,
    String model) {

  /** The address of the contact whose matter it is. */
  String meant() {
    return insteadOf == null ? recipient : insteadOf;
  }

  static WaitingMail read(ResultSet row, int number) throws SQLException {
    String heldBecause = row.getString("held_because");
    String scope = row.getString("link_scope");
    return new WaitingMail(
        row.getObject("id", UUID.class),
        MailKind.of(row.getString("process"), row.getString("element"), row.getString("template"))
            .orElse(null),
        row.getString("business_key"),
        row.getInt("count"),
        row.getString("recipient"),
        row.getString("instead_of"),
        MailStatus.valueOf(row.getString("status")),
        heldBecause == null ? null : HoldReason.valueOf(heldBecause),
        row.getTimestamp("leave_before") == null,
        row.getTimestamp("next_attempt_at").toInstant(),
        row.getString("severity"),
        scope == null
            ? null
            : new Mail.Link(LinkScope.valueOf(scope), row.getString("link_reference")),
        row.getString("model"));
  }
}

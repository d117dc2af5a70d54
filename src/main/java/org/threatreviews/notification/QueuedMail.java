package org.threatreviews.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A mail that waits in the outbox.
 *
 * @param html null when it was written before mails had an HTML form
 * @param messageId stays the same over every attempt
 * @param attempts how often it was tried so far
 * @param invitation null when it is no invitation
 */
record QueuedMail(
    UUID id,
    String recipient,
    String recipientName,
    String subject,
    String body,
    String html,
    String messageId,
    int attempts,
    Invitation invitation) {

  static QueuedMail read(ResultSet row, int number) throws SQLException {
    return new QueuedMail(
        row.getObject("id", UUID.class),
        row.getString("recipient"),
        row.getString("recipient_name"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("body_html"),
        row.getString("message_id"),
        row.getInt("attempts"),
        invitation(row));
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    String method = row.getString("invitation_method");
    return method == null
        ? null
        : new Invitation("invite", Invitation.Method.valueOf(method), row.getBytes("invitation"));
  }
}

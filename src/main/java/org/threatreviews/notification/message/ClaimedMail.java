package org.threatreviews.notification.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.threatreviews.notification.Invitation;

/**
 * A mail that this node has claimed from the outbox.
 *
 * @param template what its kind is known by
 * @param client the reference of the recipient's client; null for our own people
 * @param html null when it was written before mails had an HTML form
 * @param messageId stays the same over every attempt
 * @param threadRoot the Message-ID that all mails about the same thing refer to, or null
 * @param unsubscribeUrl where a mail program switches this kind of mail off; null when that can't be
 *     done
 * @param leaveBefore the end of the recipient's hours; null when it leaves at any hour
 * @param attempts how often the server has answered that it does not take it now
 * @param interruptions how often the connection broke while it was under way
 * @param invitation null when it is no invitation
 * @param hasAttachments whether there are files to go with it
 */
public record ClaimedMail(
    UUID id,
    String template,
    String client,
    String recipient,
    String recipientName,
    String subject,
    String body,
    String html,
    String messageId,
    String threadRoot,
    String unsubscribeUrl,
    Instant leaveBefore,
    int attempts,
    int interruptions,
    Invitation invitation,
    boolean hasAttachments) {

  public static ClaimedMail read(ResultSet row, int number) throws SQLException {
    Timestamp leaveBefore = row.getTimestamp("leave_before");
    return new ClaimedMail(
        row.getObject("id", UUID.class),
        row.getString("template"),
        row.getString("client_reference"),
        row.getString("recipient"),
        row.getString("recipient_name"),
        row.getString("subject"),
        row.getString("body"),
        row.getString("body_html"),
        row.getString("message_id"),
        row.getString("thread_root"),
        row.getString("unsubscribe_url"),
        leaveBefore == null ? null : leaveBefore.toInstant(),
        row.getInt("attempts"),
        row.getInt("interruptions"),
        invitation(row),
        row.getBoolean("has_attachments"));
  }

  public boolean mayLeave(Instant now) {
    return leaveBefore == null || now.isBefore(leaveBefore);
  }

  private static Invitation invitation(ResultSet row) throws SQLException {
    String method = row.getString("invitation_method");
    return method == null
        ? null
        : new Invitation("invite", Invitation.Method.valueOf(method), row.getBytes("invitation"));
  }
}

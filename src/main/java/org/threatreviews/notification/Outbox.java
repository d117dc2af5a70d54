package org.threatreviews.notification;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes mails into the outbox, in the transaction of the step that causes them. They leave after
 * its commit; a rolled back step leaves no mail behind.
 */
@Service
public class Outbox {

  /** Published when a mail was written, so that the dispatcher need not wait for its next round. */
  record MailQueued() {}

  private final JdbcClient jdbc;
  private final MailTemplates templates;
  private final ContactLinks links;
  private final NotificationSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc,
      MailTemplates templates,
      ContactLinks links,
      NotificationSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.templates = templates;
    this.links = links;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes the mail, unless one with the same key and recipient is there already.
   *
   * @return whether it was written
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enqueue(Mail mail) {
    UUID id = UUID.randomUUID();
    if (!reserve(id, mail)) {
      return false;
    }
    Map<String, Object> model = new HashMap<>(mail.model());
    if (mail.link() != null) {
      model.put(
          "link",
          links
              .issue(mail.recipient().clientReference(), mail.recipient().email(), mail.link())
              .toString());
    }
    MailTemplates.Written written = templates.write(mail.template(), mail.recipient(), model);
    Invitation invitation = mail.invitation();
    jdbc.sql("""
            update mail_outbox
            set subject = :subject, body = :body, body_html = :html,
                invitation_method = :method, invitation = :invitation
            where id = :id
            """)
        .param("subject", written.subject())
        .param("body", written.text())
        .param("html", written.html())
        .param("method", invitation == null ? null : invitation.method().name(), Types.VARCHAR)
        .param("invitation", invitation == null ? null : invitation.content(), Types.BINARY)
        .param("id", id)
        .update();
    for (Attachment attachment : mail.attachments()) {
      jdbc.sql("""
              insert into mail_attachment (mail_id, filename, content_type, content)
              values (:mail, :filename, :type, :content)
              """)
          .param("mail", id)
          .param("filename", attachment.filename())
          .param("type", attachment.contentType())
          .param("content", attachment.content())
          .update();
    }
    events.publishEvent(new MailQueued());
    return true;
  }

  private boolean reserve(UUID id, Mail mail) {
    Instant now = clock.instant();
    return jdbc.sql("""
                insert into mail_outbox (id, process, business_key, element, count, recipient,
                                         recipient_name, message_id, created_at, next_attempt_at)
                values (:id, :process, :key, :element, :count, :recipient, :name, :messageId,
                        :now, :now)
                on conflict do nothing
                """)
            .param("id", id)
            .param("process", mail.key().process())
            .param("key", mail.key().businessKey())
            .param("element", mail.key().element())
            .param("count", mail.key().count())
            .param("recipient", mail.recipient().email())
            .param("name", mail.recipient().name())
            .param("messageId", "<%s@%s>".formatted(id, domainOf(settings.from())))
            .param("now", Timestamp.from(now))
            .update()
        > 0;
  }

  private static String domainOf(String address) {
    return address.substring(address.indexOf('@') + 1);
  }
}

package org.threatreviews.notification;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /** Published when a mail was written, so that the dispatcher does not have to wait for its next round. */
  record MailQueued() {}

  private final JdbcClient jdbc;
  private final MailManners manners;
  private final MailPreferences preferences;
  private final MailTemplates templates;
  private final ContactLinks links;
  private final NotificationSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Outbox(
      JdbcClient jdbc,
      MailManners manners,
      MailPreferences preferences,
      MailTemplates templates,
      ContactLinks links,
      NotificationSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.manners = manners;
    this.preferences = preferences;
    this.templates = templates;
    this.links = links;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Writes the mail, unless one with the same key and recipient is there already, or its recipient
   * has switched this kind of mail off.
   *
   * @return whether it was written
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enqueue(Mail mail) {
    return !preferences.isUnwanted(mail)
        && put(mail, manners.departureOf(mail, clock.instant()), preferences.isOptional(mail))
            .isPresent();
  }

  /**
   * Writes a mail that nobody can switch off, to leave as said.
   *
   * @return its id; empty when one with the same key and recipient is there already
   */
  Optional<UUID> put(Mail mail, Departure departure) {
    return put(mail, departure, false);
  }

  private Optional<UUID> put(Mail mail, Departure departure, boolean optional) {
    UUID id = UUID.randomUUID();
    if (!reserve(id, mail, departure)) {
      return Optional.empty();
    }
    Map<String, Object> model = new HashMap<>(mail.model());
    String unsubscribe = null;
    if (mail.link() != null) {
      URI link =
          links.issue(mail.recipient().clientReference(), mail.recipient().email(), mail.link());
      model.put("link", link.toString());
      unsubscribe = optional ? "%s/unsubscribe/%s".formatted(link, mail.template()) : null;
    }
    MailTemplates.Written written = templates.write(mail.template(), mail.recipient(), model);
    Invitation invitation = mail.invitation();
    jdbc.sql("""
            update mail_outbox
            set subject = :subject, body = :body, body_html = :html,
                invitation_method = :method, invitation = :invitation,
                unsubscribe_url = :unsubscribe
            where id = :id
            """)
        .param("subject", written.subject())
        .param("body", written.text())
        .param("html", written.html())
        .param("method", invitation == null ? null : invitation.method().name(), Types.VARCHAR)
        .param("invitation", invitation == null ? null : invitation.content(), Types.BINARY)
        .param("unsubscribe", unsubscribe, Types.VARCHAR)
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
    return Optional.of(id);
  }

  /**
   * Withdraws mails that are no longer needed and have not left yet. One that is under way at this
   * moment is not sent again if it comes back. To be called by the step that makes them unnecessary, before
   * it queues its own mail; what has left, or was given up, stays as it is. A digest that it was to
   * leave with is rewritten without it.
   *
   * @param elements the ids of the elements whose mails about this reference are no longer needed
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void supersede(String process, String businessKey, Collection<String> elements) {
    jdbc.sql(OutboxRows.callingBack(
            "process = :process and business_key = :key and element = any(:elements)"))
        .param("now", Timestamp.from(clock.instant()))
        .param("process", process)
        .param("key", businessKey)
        .param("elements", elements.toArray(String[]::new))
        .update();
  }

  private boolean reserve(UUID id, Mail mail, Departure departure) {
    Instant now = clock.instant();
    Recipient recipient = mail.recipient();
    boolean atAnyHour = departure.before() == null;
    return jdbc.sql("""
                insert into mail_outbox (id, process, business_key, element, count, recipient,
                                         recipient_name, client_reference, message_id, thread_root,
                                         template, language, status, held_because,
                                         hours_zone, hours_country, leave_before,
                                         created_at, next_attempt_at)
                values (:id, :process, :key, :element, :count, :recipient, :name, :client,
                        :messageId, :threadRoot, :template, :language, :status, :heldBecause,
                        :zone, :country, :before, :now, :from)
                on conflict do nothing
                """)
            .param("id", id)
            .param("process", mail.key().process())
            .param("key", mail.key().businessKey())
            .param("element", mail.key().element())
            .param("count", mail.key().count())
            .param("recipient", recipient.email())
            .param("name", recipient.name())
            .param("client", recipient.clientReference(), Types.VARCHAR)
            .param("messageId", settings.messageId(id.toString()))
            .param("threadRoot", settings.messageId(threadOf(mail)))
            .param("template", mail.template())
            .param("language", recipient.language())
            .param("status", departure.status().name())
            .param("heldBecause", name(departure.heldBecause()), Types.VARCHAR)
            .param("zone", atAnyHour ? null : recipient.timeZone().getId(), Types.VARCHAR)
            .param("country", atAnyHour ? null : recipient.country(), Types.VARCHAR)
            .param("before", atAnyHour ? null : Timestamp.from(departure.before()), Types.TIMESTAMP)
            .param("now", Timestamp.from(now))
            .param("from", Timestamp.from(departure.from()))
            .update()
        > 0;
  }

  private static String name(HeldBecause reason) {
    return reason == null ? null : reason.name();
  }

  /**
   * What a mail program groups mails by: what the link opens, which is the same for all processes
   * about it. A mail without a link goes to staff, who know it by the process.
   */
  private static String threadOf(Mail mail) {
    return mail.link() == null
        ? thread(mail.key().process(), mail.key().businessKey())
        : thread(
            mail.link().scope().name().toLowerCase(Locale.ROOT), mail.link().reference());
  }

  private static String thread(String kind, String reference) {
    // leaves nothing that an identifier may not hold (RFC 5322, atext)
    return "%s.%s".formatted(kind, URLEncoder.encode(reference, StandardCharsets.UTF_8));
  }
}

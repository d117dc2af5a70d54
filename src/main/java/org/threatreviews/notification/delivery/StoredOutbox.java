package org.threatreviews.notification.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.notification.Attachment;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.HotlineSettings;
import org.threatreviews.notification.Invitation;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailDates;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.MailReaders;
import org.threatreviews.notification.MailSubjects;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Outbox;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.recall.OlderMails;
import org.threatreviews.notification.recall.SupersededMails;
import org.threatreviews.notification.template.MailTemplates;
import org.threatreviews.notification.template.TemplateModel;
import org.threatreviews.notification.timing.DeliveryTiming;
import org.threatreviews.notification.timing.PlannedDelivery;
import org.threatreviews.notification.timing.PostponedMails;

/** The outbox is a table, in the database of the steps that cause mails. */
@Service
class StoredOutbox implements Outbox {

  private final JdbcClient jdbc;
  private final DeliveryTiming timing;
  private final MailPreferences preferences;
  private final MailReaders readers;
  private final DoubledMails waiting;
  private final SupersededMails superseded;
  private final PostponedMails postponed;
  private final OlderMails older;
  private final Renewals renewals;
  private final MailTemplates templates;
  private final ContactLinks links;
  private final NotificationSettings settings;
  private final HotlineSettings hotline;
  private final ApplicationEventPublisher events;
  private final ObjectMapper json;
  private final Clock clock;

  StoredOutbox(
      JdbcClient jdbc,
      DeliveryTiming timing,
      MailPreferences preferences,
      MailReaders readers,
      DoubledMails waiting,
      SupersededMails superseded,
      PostponedMails postponed,
      OlderMails older,
      Renewals renewals,
      MailTemplates templates,
      ContactLinks links,
      NotificationSettings settings,
      HotlineSettings hotline,
      ApplicationEventPublisher events,
      ObjectMapper json,
      Clock clock) {
    this.jdbc = jdbc;
    this.timing = timing;
    this.preferences = preferences;
    this.readers = readers;
    this.waiting = waiting;
    this.superseded = superseded;
    this.postponed = postponed;
    this.older = older;
    this.renewals = renewals;
    this.templates = templates;
    this.links = links;
    this.settings = settings;
    this.hotline = hotline;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enqueue(Mail mail) {
    return enqueue(mail, clock.instant());
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enqueue(Mail mail, Instant from) {
    return enqueue(mail, from, null);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean enqueue(Mail mail, Instant from, Instant neededBy) {
    PlannedDelivery planned = timing.plan(mail, from, neededBy);
    MailReaders.Addressed addressed = readers.address(mail, planned.from());
    Mail read = addressed.mail();
    if (preferences.isUnwanted(read)) {
      older.giveWayTo(read);
      return false;
    }
    boolean doubled = addressed.insteadOf() == null && waiting.ownIsRead(read);
    if (doubled) {
      planned = timing.plan(read, from, neededBy);
    } else if (!read.recipient().equals(mail.recipient())) {
      planned = timing.plan(read, readFrom(mail, read, from, planned), neededBy);
    }
    return put(addressed, planned, neededBy, preferences.isOptional(read)).isPresent();
  }

  /**
   * From when on this reader is the one: somebody who takes over tomorrow, or stands in from then on,
   * gets nothing before, although it would leave to them at once.
   */
  private Instant readFrom(Mail mail, Mail read, Instant from, PlannedDelivery planned) {
    Recipient now = readers.address(mail, from).mail().recipient();
    return now.equals(read.recipient()) ? from : planned.from();
  }

  /**
   * Writes a mail that nobody can switch off, to leave as said.
   *
   * @return its id; empty when one with the same key and recipient is there already
   */
  Optional<UUID> put(Mail mail, PlannedDelivery planned) {
    return put(new MailReaders.Addressed(mail, null), planned, null, false);
  }

  private Optional<UUID> put(
      MailReaders.Addressed addressed,
      PlannedDelivery planned,
      Instant neededBy,
      boolean optional) {
    Mail mail = addressed.mail();
    Optional<UUID> stored = store(addressed, planned, neededBy, optional);
    stored.ifPresent(id -> {
      older.giveWayTo(mail, id);
      boolean together = planned.isTheDaysMail()
          && mail.recipient().clientReference() != null
          && older.waitWith(mail, id);
      older.leaveBefore(mail, id, together ? waitForOthers(id, mail, planned, neededBy) : planned);
    });
    return stored;
  }

  /**
   * What is older and what is newer about the same are one mail of a day, not two; but both leave
   * now when the newer one would come too late.
   */
  private PlannedDelivery waitForOthers(
      UUID id, Mail mail, PlannedDelivery planned, Instant neededBy) {
    PlannedDelivery later = timing.withNextDigest(mail.recipient(), planned.from());
    if (isBefore(neededBy, later.from()) || isBefore(mail.validUntil(), later.from())) {
      return planned.beyondTheDay();
    }
    jdbc.sql("""
            update mail_outbox
            set status = :status, held_because = :reason, next_attempt_at = :from,
                leave_before = :before
            where id = :id
            """)
        .param("status", later.status().name())
        .param("reason", later.reason())
        .param("from", Timestamp.from(later.from()))
        .param("before", Timestamp.from(later.before()))
        .param("id", id)
        .update();
    return later;
  }

  private static boolean isBefore(Instant moment, Instant leaves) {
    return moment != null && moment.isBefore(leaves);
  }

  private Optional<UUID> store(
      MailReaders.Addressed addressed,
      PlannedDelivery planned,
      Instant neededBy,
      boolean optional) {
    UUID id = UUID.randomUUID();
    Mail mail = addressed.mail();
    if (!reserve(id, mail, addressed.insteadOf(), planned, neededBy)) {
      return Optional.empty();
    }
    write(id, mail, optional);
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
   * Writes the words of a mail that is in the outbox, with a new link in it.
   *
   * @param optional whether its recipient may switch this kind of mail off
   */
  void write(UUID id, Mail mail, boolean optional) {
    String template = mail.kind().template();
    Map<String, Object> model = new HashMap<>(mail.model());
    hotline.about(mail.severity()).ifPresent(number -> model.put("hotline", unbroken(number)));
    String unsubscribe = null;
    if (mail.link() != null) {
      URI link =
          links.issue(mail.recipient().clientReference(), mail.recipient().email(), mail.link());
      model.put("link", link.toString());
      unsubscribe = optional ? "%s/unsubscribe/%s".formatted(link, template) : null;
    }
    MailTemplates.Rendered rendered = templates.render(template, mail.recipient(), model);
    jdbc.sql("""
            update mail_outbox
            set subject = :subject, body = :body, body_html = :html, model = :model,
                unsubscribe_url = :unsubscribe
            where id = :id
            """)
        .param("subject", rendered.subject())
        .param("body", rendered.text())
        .param("html", rendered.html())
        // a digest is never written again for somebody else: the mails in it are
        .param(
            "model",
            mail.kind() == MailKind.DIGEST ? null : TemplateModel.write(mail.model()),
            Types.VARCHAR)
        .param("unsubscribe", unsubscribe, Types.VARCHAR)
        .param("id", id)
        .update();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void supersede(String businessKey, Collection<MailKind> kinds) {
    superseded.supersede(businessKey, kinds);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void toldOtherwise(Mail mail) {
    PlannedDelivery now = PlannedDelivery.atAnyHour(clock.instant());
    store(new MailReaders.Addressed(mail, null), now, null, false).ifPresent(superseded::supersede);
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Set<String> renew(String businessKey, MailKind kind) {
    Set<String> waiting =
        superseded.callBack(businessKey, MailSubjects.of(kind).orElseThrow(), kind);
    if (!waiting.isEmpty()) {
      renewals.renew(kind, businessKey, waiting);
    }
    return waiting;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void bringForward(String businessKey, Collection<MailKind> kinds, Instant from) {
    postponed.bringForward(businessKey, kinds, from);
  }

  private boolean reserve(
      UUID id, Mail mail, String insteadOf, PlannedDelivery planned, Instant neededBy) {
    Instant now = clock.instant();
    Recipient recipient = mail.recipient();
    Invitation invitation = mail.invitation();
    boolean atAnyHour = planned.before() == null;
    return jdbc.sql("""
                insert into mail_outbox (id, process, business_key, element, count, recipient,
                                         recipient_name, client_reference, message_id, thread_root,
                                         template, language, status, held_because,
                                         hours_zone, hours_country, leave_before,
                                         severity, link_scope, link_reference, instead_of,
                                         about, facts, valid_until, presupposes,
                                         invitation_method, invitation, urgent, needed_by,
                                         created_at, next_attempt_at)
                values (:id, :process, :key, :element, :count, :recipient, :name, :client,
                        :messageId, :threadRoot, :template, :language, :status, :heldBecause,
                        :zone, :country, :before, :severity, :scope, :reference, :insteadOf,
                        :about, cast(:facts as jsonb), :validUntil, :presupposes,
                        :method, :invitation, :urgent, :neededBy,
                        :now, :from)
                on conflict do nothing
                """)
            .param("id", id)
            .param("process", mail.kind().step().process())
            .param("key", mail.key().businessKey())
            .param("element", mail.kind().step().element())
            .param("count", mail.key().count())
            .param("recipient", recipient.email())
            .param("name", recipient.name())
            .param("client", recipient.clientReference(), Types.VARCHAR)
            .param("messageId", settings.messageId(id.toString()))
            .param("threadRoot", settings.messageId(threadOf(mail)))
            .param("template", mail.kind().template())
            .param("language", recipient.language())
            .param("status", planned.status().name())
            .param("heldBecause", planned.reason(), Types.VARCHAR)
            .param("zone", atAnyHour ? null : recipient.timeZone().getId(), Types.VARCHAR)
            .param("country", atAnyHour ? null : recipient.country(), Types.VARCHAR)
            .param("before", atAnyHour ? null : Timestamp.from(planned.before()), Types.TIMESTAMP)
            .param(
                "about", MailSubjects.of(mail.kind()).map(Enum::name).orElse(null), Types.VARCHAR)
            .param("facts", json(mail.facts()))
            .param(
                "validUntil",
                mail.validUntil() == null ? null : Timestamp.from(mail.validUntil()),
                Types.TIMESTAMP)
            .param(
                "presupposes", MailSubjects.presupposesAnEarlierOne(mail.kind()) && !mail.known())
            .param("method", invitation == null ? null : invitation.method().name(), Types.VARCHAR)
            .param("invitation", invitation == null ? null : invitation.content(), Types.BINARY)
            .param("urgent", planned.urgent())
            .param("neededBy", neededBy == null ? null : Timestamp.from(neededBy), Types.TIMESTAMP)
            .param("severity", mail.severity(), Types.VARCHAR)
            .param("scope", mail.link() == null ? null : mail.link().scope().name(), Types.VARCHAR)
            .param("reference", mail.link() == null ? null : mail.link().reference(), Types.VARCHAR)
            .param("insteadOf", insteadOf, Types.VARCHAR)
            .param("now", Timestamp.from(now))
            .param("from", Timestamp.from(planned.from()))
            .update()
        > 0;
  }

  private String json(Map<String, String> facts) {
    try {
      return json.writeValueAsString(facts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("facts of a mail can't be written", e);
    }
  }

  /** A line never ends within the number. */
  private static String unbroken(String number) {
    return number.replace(' ', MailDates.NO_BREAK_SPACE);
  }

  /**
   * What a mail program groups mails by: what the link opens, which is the same for all processes
   * about it. A mail without a link goes to staff, who know it by the process.
   */
  private static String threadOf(Mail mail) {
    return mail.link() == null
        ? thread(mail.kind().step().process(), mail.key().businessKey())
        : thread(
            mail.link().scope().name().toLowerCase(Locale.ROOT), mail.link().reference());
  }

  private static String thread(String kind, String reference) {
    // leaves nothing that an identifier may not hold (RFC 5322, atext)
    return "%s.%s".formatted(kind, URLEncoder.encode(reference, StandardCharsets.UTF_8));
  }
}

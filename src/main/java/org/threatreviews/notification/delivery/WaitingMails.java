package org.threatreviews.notification.delivery;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAway;
import org.threatreviews.client.ContactBack;
import org.threatreviews.client.ContactChanged;
import org.threatreviews.client.ContactLeaving;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.client.ContactStays;
import org.threatreviews.client.Succession;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.ContactLinks;
import org.threatreviews.notification.Mail;
import org.threatreviews.notification.MailKey;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPreferences;
import org.threatreviews.notification.MailReaders;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.Recipient;
import org.threatreviews.notification.WaitingProcess;
import org.threatreviews.notification.template.TemplateModel;
import org.threatreviews.notification.timing.DeliveryTiming;
import org.threatreviews.notification.timing.PlannedDelivery;

/**
 * Mails that have not left, or came back, when something changes about the contact whose they are.
 * Each is written anew for who reads it now, in the transaction of the change: for the successor or,
 * where nobody was named, the next contact; for a stand-in; for the same person at another address.
 * Who has the same mail anyway does not get it twice: then it is called back. Links that were mailed
 * to somebody who has left, or to an address that was given up, die.
 */
@Component
class WaitingMails {

  /** What its own recipient is told about being a contact; it interests nobody else. */
  private static final Set<MailKind> PERSONAL =
      EnumSet.of(MailKind.CONTACT_JOINED, MailKind.CONTACT_READDRESSED, MailKind.CONTACT_STANDS_IN);

  /** Asked anew of somebody else by the step that knows who may be asked. */
  private static final Set<MailKind> ASKED_ANEW = EnumSet.of(MailKind.INCIDENT_ACCEPTANCE_WANTED);

  /** Before others write to who comes, but after the farewell, which looks at what has come back. */
  private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

  /** A digest is made of others; the farewell is for its recipient, whoever else comes. */
  private static final Set<MailKind> NOT_HANDED_ON =
      EnumSet.of(MailKind.DIGEST, MailKind.CONTACT_LEFT);

  private final JdbcClient jdbc;
  private final StoredOutbox outbox;
  private final StoredMails mails;
  private final HeldMails held;
  private final DeliveryTiming timing;
  private final MailReaders readers;
  private final MailPreferences preferences;
  private final ContactLinks links;
  private final WaitingProcess process;
  private final NotificationSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  WaitingMails(
      JdbcClient jdbc,
      StoredOutbox outbox,
      StoredMails mails,
      HeldMails held,
      DeliveryTiming timing,
      MailReaders readers,
      MailPreferences preferences,
      ContactLinks links,
      WaitingProcess process,
      NotificationSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.outbox = outbox;
    this.mails = mails;
    this.held = held;
    this.timing = timing;
    this.readers = readers;
    this.preferences = preferences;
    this.links = links;
    this.process = process;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  @EventListener
  @Order(FIRST)
  void left(ContactLeft left) {
    Client client = left.client();
    Contact leaver = left.contact();
    links.holderIsGone(client.reference(), leaver.email(), true);
    callBackWhatIsUnderWay(client, leaver.email());
    Contact heir = Succession.heir(client, leaver, left.successor());
    for (WaitingMail mail : of(client, leaver.email())) {
      if (EmailAddress.same(mail.meant(), leaver.email())) {
        handOn(client, leaver, heir, mail);
      } else {
        client.contact(mail.meant()).ifPresent(meant -> read(client, meant, mail));
      }
    }
  }

  @EventListener
  @Order(FIRST)
  void readdressed(ContactReaddressed moved) {
    Client client = moved.client();
    links.holderIsGone(client.reference(), moved.oldAddress(), false);
    callBackWhatIsUnderWay(client, moved.oldAddress());
    for (WaitingMail mail : of(client, moved.oldAddress())) {
      if (mail.kind() == MailKind.CONTACT_READDRESSED) {
        // it tells of an address that nobody has got to know
        callBack(mail);
        continue;
      }
      boolean theirs = EmailAddress.same(mail.meant(), moved.oldAddress());
      Contact meant =
          theirs ? moved.contact() : client.contact(mail.meant()).orElse(moved.contact());
      read(client, meant, mail);
    }
  }

  @EventListener
  void away(ContactAway away) {
    readAnew(away.client(), away.contact());
  }

  @EventListener
  void back(ContactBack back) {
    readAnew(back.client(), back.contact());
  }

  /** What would leave after the last day goes to who takes over. */
  @EventListener
  void leaving(ContactLeaving leaving) {
    readAnew(leaving.client(), leaving.contact());
  }

  @EventListener
  void stays(ContactStays stays) {
    readAnew(stays.client(), stays.contact());
  }

  /** It is written in the reader's language and zone, to be read in the reader's hours. */
  @EventListener
  void changed(ContactChanged changed) {
    if (isWrittenAlike(changed.before(), changed.after())) {
      return;
    }
    for (WaitingMail mail : of(changed.client(), changed.after().email())) {
      if (mail.status() != MailStatus.FAILED) {
        changed
            .client()
            .contact(mail.meant())
            .ifPresent(meant -> write(changed.client(), meant, null, mail));
      }
    }
  }

  private static boolean isWrittenAlike(Contact before, Contact after) {
    return before.name().equals(after.name())
        && before.language().equals(after.language())
        && before.timeZone().equals(after.timeZone())
        && Objects.equals(before.workingDays(), after.workingDays())
        && Objects.equals(before.workingHours(), after.workingHours());
  }

  private void readAnew(Client client, Contact contact) {
    for (WaitingMail mail : of(client, contact.email())) {
      if (mail.status() != MailStatus.FAILED) {
        client.contact(mail.meant()).ifPresent(meant -> read(client, meant, mail));
      }
    }
  }

  private void handOn(Client client, Contact leaver, Contact heir, WaitingMail mail) {
    if (PERSONAL.contains(mail.kind()) || ASKED_ANEW.contains(mail.kind())) {
      callBack(mail);
    } else {
      write(client, heir, leaver, mail);
    }
  }

  /** The mail goes to whoever reads for this contact now; it stays as it is where that is the same. */
  private void read(Client client, Contact meant, WaitingMail mail) {
    Mail empty = mail(mail, Recipient.of(client, meant), Map.of());
    MailReaders.Addressed reader = readers.address(empty, client, meant, mail.leaves());
    boolean same = reader.mail().recipient().email().equals(mail.recipient())
        && (reader.insteadOf() == null) == (mail.insteadOf() == null);
    if (!same) {
      write(client, meant, null, mail);
    }
  }

  /**
   * @param leaver in whose place the mail is read because they have left; null for nobody
   */
  private void write(Client client, Contact meant, Contact leaver, WaitingMail mail) {
    Map<String, Object> model = shown(mail);
    MailReaders.Addressed addressed = readers.address(
        mail(mail, Recipient.of(client, meant), model), client, meant, mail.leaves());
    Mail written =
        leaver == null ? addressed.mail() : MailReaders.afterDeparture(addressed.mail(), leaver);
    if (hasIt(mail, written.recipient().email()) || preferences.isUnwanted(written)) {
      callBack(mail);
      return;
    }
    address(mail, written.recipient(), addressed.insteadOf());
    if (mail.model() != null) {
      outbox.write(mail.id(), written, preferences.isOptional(written));
    }
    if (mail.status() == MailStatus.FAILED) {
      process.mailRepaired(mails.lock(mail.id()));
    }
    events.publishEvent(new MailQueued());
  }

  /** Without saying for whom it is read; that it has come from somebody who has left stays said. */
  private static Map<String, Object> shown(WaitingMail mail) {
    if (mail.model() == null) {
      return Map.of();
    }
    Map<String, Object> model = TemplateModel.read(mail.model());
    return mail.insteadOf() == null ? model : MailReaders.withoutReader(model);
  }

  private static Mail mail(WaitingMail mail, Recipient recipient, Map<String, Object> model) {
    return new Mail(
        new MailKey(mail.kind(), mail.businessKey(), mail.count()),
        recipient,
        model,
        mail.severity(),
        mail.link());
  }

  private void address(WaitingMail mail, Recipient recipient, String insteadOf) {
    PlannedDelivery planned = planned(mail, recipient);
    // what comes back about the address before must not count against this one
    jdbc.sql("""
            update mail_outbox
            set recipient = :to, recipient_name = :name, language = :language,
                hours_zone = :zone, hours_country = :country, instead_of = :insteadOf,
                message_id = :messageId, status = :status, held_because = :heldBecause,
                next_attempt_at = :from, leave_before = :before, urgent = :urgent,
                attempts = case when status = 'FAILED' then 0 else attempts end,
                interruptions = case when status = 'FAILED' then 0 else interruptions end,
                sent_at = null
            where id = :id
            """)
        .param("to", recipient.email())
        .param("name", recipient.name())
        .param("language", recipient.language())
        .param("zone", mail.atAnyHour() ? null : recipient.timeZone().getId(), Types.VARCHAR)
        .param("country", mail.atAnyHour() ? null : recipient.country(), Types.VARCHAR)
        .param("insteadOf", insteadOf, Types.VARCHAR)
        .param("messageId", settings.messageId(UUID.randomUUID().toString()))
        .param("status", planned.status().name())
        .param("heldBecause", planned.reason(), Types.VARCHAR)
        .param("from", Timestamp.from(planned.from()))
        .param("urgent", planned.urgent())
        .param(
            "before",
            planned.before() == null ? null : Timestamp.from(planned.before()),
            Types.TIMESTAMP)
        .param("id", mail.id())
        .update();
  }

  /** Never earlier than it would have left. */
  private PlannedDelivery planned(WaitingMail mail, Recipient recipient) {
    Instant now = clock.instant();
    Instant from = mail.leaves().isBefore(now) ? now : mail.leaves();
    if (mail.atAnyHour()) {
      return PlannedDelivery.atAnyHour(from);
    }
    return mail.status() == MailStatus.HELD
        ? timing.waitAgain(recipient, from, mail.heldBecause())
        : timing.planAgain(recipient, from, mail.id());
  }

  private boolean hasIt(WaitingMail mail, String recipient) {
    return jdbc.sql("""
            select exists (
              select 1 from mail_outbox other, mail_outbox mail
              where mail.id = :id and other.id <> mail.id and other.process = mail.process
                and other.business_key = mail.business_key and other.element = mail.element
                and other.count = mail.count and lower(other.recipient) = lower(:recipient))
            """)
        .param("id", mail.id())
        .param("recipient", recipient)
        .query(Boolean.class)
        .single();
  }

  private void callBack(WaitingMail mail) {
    jdbc.sql("update mail_outbox set status = 'SUPERSEDED', superseded_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", mail.id())
        .update();
    if (mail.status() == MailStatus.FAILED) {
      process.mailRepaired(mails.lock(mail.id()));
    }
  }

  /** What the server is given at this moment is not tried again if it does not take it. */
  private void callBackWhatIsUnderWay(Client client, String address) {
    jdbc.sql("""
            update mail_outbox set superseded_at = :now
            where client_reference = :client and lower(recipient) = lower(:address)
              and status = 'SENDING' and template <> :farewell
            """)
        .param("now", Timestamp.from(clock.instant()))
        .param("client", client.reference())
        .param("address", address)
        .param("farewell", MailKind.CONTACT_LEFT.template())
        .update();
  }

  /** What waits for this reader, or at another one in its place, and what came back from it. */
  private List<WaitingMail> of(Client client, String address) {
    held.takeApartFor(client.reference(), address);
    jdbc.sql("""
            select distinct recipient from mail_outbox
            where client_reference = :client and lower(instead_of) = lower(:address)
              and status = 'HELD'
            """)
        .param("client", client.reference())
        .param("address", address)
        .query(String.class)
        .list()
        .forEach(reader -> held.takeApartFor(client.reference(), reader));
    return jdbc
        .sql("""
            select * from mail_outbox
            where client_reference = :client
              and (lower(recipient) = lower(:address) or lower(instead_of) = lower(:address))
              and status in ('QUEUED', 'HELD', 'FAILED') and digest_id is null
              and superseded_at is null
            order by number for update of mail_outbox
            """)
        .param("client", client.reference())
        .param("address", address)
        .query(WaitingMail::read)
        .stream()
        // of a kind that an earlier release has written, nobody knows how
        .filter(mail -> mail.kind() != null && !NOT_HANDED_ON.contains(mail.kind()))
        .toList();
  }
}

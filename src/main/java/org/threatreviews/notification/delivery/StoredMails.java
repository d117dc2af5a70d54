package org.threatreviews.notification.delivery;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.notification.HoldReason;
import org.threatreviews.notification.MailKind;
import org.threatreviews.notification.MailPage;
import org.threatreviews.notification.MailRecord;
import org.threatreviews.notification.MailStatus;
import org.threatreviews.notification.Mails;
import org.threatreviews.notification.NotificationSettings;
import org.threatreviews.notification.WaitingProcess;
import org.threatreviews.notification.bounce.Bounce;
import org.threatreviews.notification.bounce.ReturnedMails;
import org.threatreviews.notification.smtp.WireAddress;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * Reads mails, gives them up and repairs them. A mail that is given up and the notice of it at its
 * process change in one transaction; so do its repair and the notice's end.
 */
@Service
@Transactional
class StoredMails implements Mails {

  private static final Logger log = LoggerFactory.getLogger(StoredMails.class);

  private static final Pattern ADDRESS = Pattern.compile(EmailAddress.PATTERN);

  private static final Set<MailStatus> WAITS =
      EnumSet.of(MailStatus.QUEUED, MailStatus.HELD, MailStatus.SENDING);

  private final JdbcClient jdbc;
  private final OutboxTable rows;
  private final ReturnedMails returned;
  private final WaitingProcess process;
  private final NotificationSettings settings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  StoredMails(
      JdbcClient jdbc,
      OutboxTable rows,
      WaitingProcess process,
      NotificationSettings settings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jdbc = jdbc;
    this.rows = rows;
    this.returned = new ReturnedMails(jdbc, settings, clock);
    this.process = process;
    this.settings = settings;
    this.events = events;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public MailPage page(MailStatus status, String client, int page, int size) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> parameters = new HashMap<>();
    if (status != null) {
      // written out: an index of one status serves it
      conditions.add("status = '%s'".formatted(status.name()));
    }
    if (client != null) {
      conditions.add("client_reference = :client");
      parameters.put("client", client);
    }
    String from = "from mail_outbox"
        + (conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions));
    List<MailRecord> items = jdbc.sql(
            "select * " + from + " order by created_at, id limit :size offset :offset")
        .params(parameters)
        .param("size", size)
        .param("offset", (long) page * size)
        .query(StoredMails::read)
        .list();
    long total =
        jdbc.sql("select count(*) " + from).params(parameters).query(Long.class).single();
    return new MailPage(items, page, size, total);
  }

  @Override
  @Transactional(readOnly = true)
  public List<MailRecord> overTheCap(Instant since, int most) {
    return jdbc.sql("""
            select * from mail_outbox
            where held_because = 'WEEKLY_CAP' and created_at >= :since
            order by created_at desc, id limit :most
            """)
        .param("since", Timestamp.from(since))
        .param("most", most)
        .query(StoredMails::read)
        .list();
  }

  @Override
  @Transactional(readOnly = true)
  public boolean cameBackLast(String client, String address) {
    return jdbc.sql("""
            select status = 'FAILED' from mail_outbox
            where client_reference = :client and lower(recipient) = lower(:address)
              and status in ('SENT', 'FAILED')
            order by coalesce(sent_at, created_at) desc, number desc limit 1
            """)
        .param("client", client)
        .param("address", address)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  @Override
  public MailRecord get(UUID id) {
    return lock(id);
  }

  @Override
  public void check(String address) {
    checked(EmailAddress.normalised(address.strip()));
  }

  @Override
  public MailRecord retry(UUID id, String recipient) {
    MailRecord mail = lock(id);
    String to = recipient == null || recipient.isBlank()
        ? mail.recipient()
        : checked(EmailAddress.normalised(recipient.strip()));
    boolean corrected = !to.equalsIgnoreCase(mail.recipient());
    boolean waits = WAITS.contains(mail.status());
    if (waits && !corrected) {
      return mail;
    }
    if (mail.status() != MailStatus.FAILED) {
      throw new StateConflict(
          "status",
          "mailFailed",
          "Only an email that was given up is sent again; this one is %s."
              .formatted(InWords.of(mail.status())));
    }
    if (corrected && hasIt(mail, to)) {
      throw new StateConflict(
          "recipient", "hasTheMail", "'%s' already has the same email.".formatted(to));
    }
    // what comes back about the old address must not count against the new one
    String messageId = corrected ? settings.messageId(UUID.randomUUID().toString()) : null;
    jdbc.sql("""
            update mail_outbox
            set status = case when superseded_at is null then 'QUEUED' else 'SUPERSEDED' end,
                recipient = :to,
                instead_of = case when lower(recipient) = lower(:to) then instead_of
                                  else coalesce(instead_of, recipient) end,
                attempts = 0, interruptions = 0,
                sent_at = null, next_attempt_at = :now,
                message_id = coalesce(:messageId, message_id)
            where id = :id
            """)
        .param("to", to)
        .param("now", Timestamp.from(clock.instant()))
        .param("messageId", messageId, Types.VARCHAR)
        .param("id", id)
        .update();
    process.mailRepaired(mail);
    events.publishEvent(new MailQueued());
    return lock(id);
  }

  /** Gives up a mail that this node has claimed. */
  void giveUp(String node, UUID id, String reason) {
    if (rows.failed(node, id, reason)) {
      rows.givenUpWith(id).stream().map(this::lock).forEach(this::show);
    }
  }

  /**
   * A server on the way has sent a mail back that our own had taken.
   *
   * @return false when there is no such mail, or it is not as sent
   */
  boolean cameBack(String messageId, String reason) {
    Optional<UUID> mail = rows.cameBack(messageId, reason);
    mail.map(rows::givenUpWith).stream().flatMap(List::stream).map(this::lock).forEach(this::show);
    return mail.isPresent();
  }

  /** What is known of the mail that a report is about. */
  enum Known {
    /** Which one it is; what the report says is taken note of, if it still matters. */
    YES,
    /** It was ours, and is gone or has been sent to another address since. */
    NO_LONGER,
    NO
  }

  /** A server says that it has not passed a mail on. */
  Known cameBack(Bounce bounce) {
    return know(bounce, mail -> cameBack(mail, bounce.reason()));
  }

  /** A server says that it goes on trying. */
  Known isLate(Bounce bounce) {
    return know(bounce, mail -> rows.note(mail, "Delayed: " + bounce.reason()));
  }

  /** A server says that the mail is where it was to go. */
  Known wasDelivered(Bounce bounce) {
    return know(bounce, mail -> rows.note(mail, "Delivered: " + bounce.reason()));
  }

  /** Somebody has called the mail spam. */
  Known wasCalledSpam(Bounce complaint) {
    return know(complaint, mail -> rows.note(mail, "Called spam: " + complaint.reason()));
  }

  /** The mail is kept until somebody has proved to be a person. */
  Known waitsForProof(Bounce challenge) {
    return know(challenge, mail -> rows.note(mail, "Held back: " + challenge.reason()));
  }

  /** A program has answered in the place of the recipient. */
  Known wasAnsweredAutomatically(Bounce answer) {
    return know(answer, mail -> {
      rows.note(mail, "Automatic answer: " + answer.reason());
      returned
          .clientContact(mail)
          .ifPresent(contact -> events.publishEvent(new AutomaticAnswer(
              contact.client(), contact.address(), answer.reason(), clock.instant())));
    });
  }

  private Known know(Bounce bounce, Consumer<String> takeNote) {
    ReturnedMails.Found found = returned.find(bounce);
    found.messageId().ifPresent(takeNote);
    if (found.messageId().isPresent()) {
      return Known.YES;
    }
    return found.gone() ? Known.NO_LONGER : Known.NO;
  }

  private void show(MailRecord mail) {
    if (mail.kind() == MailKind.CONTACT_LEFT) {
      letGo(mail);
      return;
    }
    boolean shown = process.mailFailed(mail);
    log.warn(
        "mail {} about {} given up{}: {}",
        mail.id(),
        mail.reference(),
        shown ? "" : ", and no process waits for it",
        mail.reason());
  }

  /** Whoever has left need not be reached any more: there is nothing that a lead could repair. */
  private void letGo(MailRecord mail) {
    jdbc.sql("update mail_outbox set status = 'SUPERSEDED', superseded_at = :now where id = :id")
        .param("now", Timestamp.from(clock.instant()))
        .param("id", mail.id())
        .update();
    log.info("farewell {} did not arrive: {}", mail.id(), mail.reason());
  }

  MailRecord lock(UUID id) {
    return jdbc.sql("select * from mail_outbox where id = :id for update")
        .param("id", id)
        .query(StoredMails::read)
        .optional()
        .orElseThrow(() -> new UnknownReference("id", "mail", id.toString()));
  }

  private boolean hasIt(MailRecord mail, String recipient) {
    return jdbc.sql("""
            select exists (
              select 1 from mail_outbox other, mail_outbox mail
              where mail.id = :id and other.process = mail.process
                and other.business_key = mail.business_key and other.element = mail.element
                and other.count = mail.count and lower(other.recipient) = lower(:recipient))
            """)
        .param("id", mail.id())
        .param("recipient", recipient)
        .query(Boolean.class)
        .single();
  }

  private static String checked(String address) {
    if (address.getBytes(StandardCharsets.UTF_8).length > EmailAddress.LONGEST
        || !ADDRESS.matcher(address).matches()
        || !canBeWritten(address)) {
      throw new InvalidInput(
          "recipient", "mailAddress", "'%s' is not an email address.".formatted(address));
    }
    return address;
  }

  private static boolean canBeWritten(String address) {
    try {
      new InternetAddress(WireAddress.of(address).address(), true).validate();
      return true;
    } catch (AddressException e) {
      return false;
    }
  }

  private static MailRecord read(ResultSet row, int number) throws SQLException {
    String process = row.getString("process");
    String element = row.getString("element");
    MailStatus status = MailStatus.valueOf(row.getString("status"));
    String heldBecause = row.getString("held_because");
    Timestamp sentAt = row.getTimestamp("sent_at");
    return new MailRecord(
        row.getObject("id", UUID.class),
        MailKind.of(process, element, row.getString("template")).orElse(null),
        process,
        row.getString("business_key"),
        element,
        row.getString("client_reference"),
        row.getString("recipient"),
        row.getString("recipient_name"),
        row.getString("subject"),
        status,
        row.getInt("attempts"),
        row.getString("last_error"),
        row.getTimestamp("created_at").toInstant(),
        sentAt == null ? null : sentAt.toInstant(),
        heldBecause == null ? null : HoldReason.valueOf(heldBecause),
        status == MailStatus.HELD ? row.getTimestamp("next_attempt_at").toInstant() : null);
  }
}

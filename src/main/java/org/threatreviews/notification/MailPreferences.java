package org.threatreviews.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.ContactLeft;
import org.threatreviews.client.ContactReaddressed;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.UnknownReference;

/**
 * Which mails each contact wants. A kind of mail, an <em>event</em>, is known by the name of its
 * template; {@link MailPolicy} says which ones a contact may switch off.
 */
@Service
public class MailPreferences {

  /** What the history of a contact says. */
  private enum Change {
    MAIL_SWITCHED_OFF,
    MAIL_SWITCHED_ON
  }

  private final JdbcClient jdbc;
  private final MailPolicy policy;
  private final UnsentMails unsent;
  private final Clients clients;
  private final DecisionHistory history;
  private final Clock clock;
  private final List<String> events = MailKind.templatesForContacts();

  MailPreferences(
      JdbcClient jdbc,
      MailPolicy policy,
      UnsentMails unsent,
      Clients clients,
      DecisionHistory history,
      Clock clock) {
    this.jdbc = jdbc;
    this.policy = policy;
    this.unsent = unsent;
    this.clients = clients;
    this.history = history;
    this.clock = clock;
  }

  /** All kinds of mail that contacts get. */
  public List<String> events() {
    return events;
  }

  /** Those of them that a contact may switch off. */
  public List<String> optionalEvents() {
    return events.stream().filter(this::isOptional).toList();
  }

  /** What the client's contacts have switched off, by address and event. */
  @Transactional(readOnly = true)
  public List<OptOut> switchedOff(String clientReference) {
    return jdbc.sql("""
            select email, event, off_since, off_by from mail_preference
            where client_reference = :client order by email, event
            """)
        .param("client", clientReference)
        .query((row, n) -> new OptOut(
            row.getString("email"),
            row.getString("event"),
            row.getTimestamp("off_since").toInstant(),
            OptOutSource.valueOf(row.getString("off_by"))))
        .list();
  }

  /** The events that a contact has switched off; upper and lower case of the address do not matter. */
  @Transactional(readOnly = true)
  public Set<String> switchedOff(String clientReference, String email) {
    return Set.copyOf(jdbc.sql("""
            select event from mail_preference
            where client_reference = :client and email = :email
            """)
        .param("client", clientReference)
        .param("email", lower(email))
        .query(String.class)
        .list());
  }

  /**
   * From now on the contact does not get these, nor what waits to leave.
   *
   * @return whether that is a change
   * @throws UnknownReference when there is no such client
   * @throws InvalidInput when the client has no such contact, or a mail does not exist or may not be
   *     switched off
   */
  @Transactional
  public boolean switchOff(
      String clientReference, String email, Collection<String> off, OptOutSource by) {
    return change(clientReference, email, off, List.of(), by);
  }

  /**
   * From now on the contact gets neither these nor those that were switched off before, unless they
   * are named again.
   *
   * @return whether that is a change
   * @throws UnknownReference when there is no such client
   * @throws InvalidInput as {@link #switchOff}
   */
  @Transactional
  public boolean replace(
      String clientReference, String email, Collection<String> off, OptOutSource by) {
    return change(clientReference, email, off, optionalEvents(), by);
  }

  /**
   * Switches some off and others on, and leaves the rest as it is.
   *
   * @param on what is also among those to switch off is switched off
   * @return whether that is a change
   * @throws UnknownReference when there is no such client
   * @throws InvalidInput as {@link #switchOff}
   */
  @Transactional
  public boolean change(
      String clientReference,
      String email,
      Collection<String> off,
      Collection<String> on,
      OptOutSource by) {
    Client client = clients.get(clientReference);
    String address = lower(client.requireContact("email", email).email());
    TreeMap<String, Boolean> wanted = new TreeMap<>();
    on.forEach(event -> wanted.put(requireOptional(event), true));
    off.forEach(event -> wanted.put(requireOptional(event), false));
    lock(clientReference, address);
    boolean changed = false;
    for (var event : wanted.entrySet()) {
      changed |= event.getValue()
          ? switchOn(clientReference, address, event.getKey(), by)
          : switchOff(clientReference, address, event.getKey(), by);
    }
    return changed;
  }

  /** The contact has another address, and wants there what it wanted before. */
  @EventListener
  void readdressed(ContactReaddressed moved) {
    jdbc.sql("""
            update mail_preference old set email = :now
            where client_reference = :client and email = :before
              and not exists (select 1 from mail_preference known
                              where known.client_reference = old.client_reference
                                and known.email = :now and known.event = old.event)
            """)
        .param("client", moved.client().reference())
        .param("before", lower(moved.oldAddress()))
        .param("now", lower(moved.newAddress()))
        .update();
    forget(moved.client(), moved.oldAddress());
  }

  /** Whoever has the address next has not chosen anything yet. */
  @EventListener
  void left(ContactLeft left) {
    forget(left.client(), left.contact().email());
  }

  private void forget(Client client, String email) {
    if (client.contact(email).isEmpty()) {
      jdbc.sql("delete from mail_preference where client_reference = :client and email = :email")
          .param("client", client.reference())
          .param("email", lower(email))
          .update();
    }
  }

  /** Whether the mail's recipient could switch this kind of mail off. */
  public boolean isOptional(Mail mail) {
    return policy.termsOf(mail.kind(), mail.severity()).optional();
  }

  /** Whether the mail is of a kind that its recipient has switched off. */
  public boolean isUnwanted(Mail mail) {
    return isOptional(mail)
        && jdbc.sql("""
                select exists (
                  select 1 from mail_preference
                  where client_reference = :client and email = :email and event = :event)
                """)
            .param("client", mail.recipient().clientReference())
            .param("email", lower(mail.recipient().email()))
            .param("event", mail.kind().template())
            .query(Boolean.class)
            .single();
  }

  private boolean isOptional(String event) {
    return policy.termsOf(kind(event), null).optional();
  }

  private static MailKind kind(String event) {
    return MailKind.ofTemplate(event).orElseThrow();
  }

  private String requireOptional(String event) {
    if (!events.contains(event)) {
      throw new InvalidInput(
          "off",
          "unknownMail",
          "There is no email '%s'; the ones that can be switched off are %s."
              .formatted(event, String.join(", ", optionalEvents())));
    }
    if (!isOptional(event)) {
      throw new InvalidInput(
          "off",
          "mandatoryMail",
          "The email '%s' is always sent; the ones that can be switched off are %s."
              .formatted(event, String.join(", ", optionalEvents())));
    }
    return event;
  }

  /** Of two changes at the same instant the second sees what the first has left. */
  private void lock(String clientReference, String address) {
    jdbc.sql("select 1 from pg_advisory_xact_lock(hashtext('mail_preference'), hashtext(:contact))")
        .param("contact", clientReference + " " + address)
        .query(Integer.class)
        .single();
  }

  private boolean switchOff(String clientReference, String address, String event, OptOutSource by) {
    boolean changed = jdbc.sql("""
            insert into mail_preference (client_reference, email, event, off_since, off_by)
            values (:client, :email, :event, :now, :by)
            on conflict do nothing
            """)
            .param("client", clientReference)
            .param("email", address)
            .param("event", event)
            .param("now", Timestamp.from(clock.instant()))
            .param("by", by.name())
            .update()
        > 0;
    if (changed) {
      // what waits to leave is not wanted either
      unsent.supersede(clientReference, address, kind(event));
      record(clientReference, address, event, Change.MAIL_SWITCHED_OFF, by);
    }
    return changed;
  }

  private boolean switchOn(String clientReference, String address, String event, OptOutSource by) {
    boolean changed = jdbc.sql("""
            delete from mail_preference
            where client_reference = :client and email = :email and event = :event
            """)
            .param("client", clientReference)
            .param("email", address)
            .param("event", event)
            .update()
        > 0;
    if (changed) {
      record(clientReference, address, event, Change.MAIL_SWITCHED_ON, by);
    }
    return changed;
  }

  private void record(
      String clientReference, String address, String event, Change change, OptOutSource by) {
    history.record(new Decision(
        clientReference,
        DecisionSubject.CONTACT,
        address,
        change,
        by == OptOutSource.TEAM ? null : address,
        event));
  }

  private static String lower(String email) {
    return email.toLowerCase(Locale.ROOT);
  }
}

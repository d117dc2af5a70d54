package org.threatreviews.notification;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsences;
import org.threatreviews.client.Succession;

/**
 * Who reads what is meant for a contact who is away. What asks somebody for something goes to the
 * stand-in; without one, what is urgent goes to the next contact who is there, and the rest waits in
 * the contact's own mailbox. What all contacts get (dates, packs, minutes) stays with each: their
 * calendars must be right when they are back, and a stand-in has it anyway.
 */
@Component
public class MailReaders {

  /** In the model of a mail: the name of the one whose matter it is. */
  private static final String READ_FOR = "readFor";

  /** In the model of a mail: until when that one is away; absent when they have left. */
  private static final String AWAY_UNTIL = "awayUntil";

  /** What somebody has to see to, or waits for. */
  private static final Set<MailKind> ASKING = EnumSet.of(
      MailKind.ONBOARDING_TELEMETRY_REMINDER,
      MailKind.INCIDENT_REPORTED,
      MailKind.INCIDENT_REMINDER,
      MailKind.INCIDENT_EXTRA_REMINDER,
      MailKind.INCIDENT_CLOSED,
      MailKind.INCIDENT_HELP,
      MailKind.INCIDENT_REOPENED,
      MailKind.INCIDENT_ACCEPTANCE_HEADS_UP,
      MailKind.INCIDENT_ACCEPTANCE_SUSPENDED,
      MailKind.INCIDENT_ACCEPTANCE_RESTORED,
      MailKind.INCIDENT_ACCEPTANCE_WANTED,
      MailKind.INCIDENT_ACCEPTANCE_DECIDED,
      MailKind.INCIDENT_SEVERITY_CHANGED,
      MailKind.INCIDENT_STILL_PRESENT,
      MailKind.INCIDENT_WITHDRAWN,
      MailKind.QUESTION_ANSWER,
      MailKind.QUESTION_CLOSING_NOTICE,
      MailKind.ACTION_REMINDER);

  private static final Set<String> URGENT = Set.of("CRITICAL", "HIGH");

  private final Clients clients;
  private final ContactAbsences absences;

  MailReaders(Clients clients, ContactAbsences absences) {
    this.clients = clients;
    this.absences = absences;
  }

  /**
   * A mail as its reader gets it.
   *
   * @param insteadOf the address of the contact whose matter it is; null when it is the reader's own
   */
  public record Addressed(Mail mail, String insteadOf) {}

  /**
   * @param leaves when the mail would leave
   */
  public Addressed address(Mail mail, Instant leaves) {
    String reference = mail.recipient().clientReference();
    if (reference == null || !ASKING.contains(mail.kind())) {
      return new Addressed(mail, null);
    }
    Optional<Client> client = clients.find(reference);
    return client
        .flatMap(known -> known.contact(mail.recipient().email()))
        .map(meant -> address(mail, client.get(), meant, leaves))
        .orElse(new Addressed(mail, null));
  }

  /** As {@link #address(Mail, Instant)}, for a contact who takes the place of the recipient. */
  public Addressed address(Mail mail, Client client, Contact meant, Instant leaves) {
    Contact reader = ASKING.contains(mail.kind())
        ? readerOf(mail.kind(), mail.severity(), client, meant, leaves)
        : meant;
    return reader.id().equals(meant.id())
        ? new Addressed(mail.to(Recipient.of(client, meant), mail.model()), null)
        : new Addressed(
            mail.to(Recipient.of(client, reader), modelFor(mail, client, meant, leaves)),
            meant.email());
  }

  /** The mail says that it has come to its reader because somebody has left. */
  public static Mail afterDeparture(Mail mail, Contact left) {
    return mail.to(mail.recipient(), afterDeparture(mail.model(), left));
  }

  /** What a mail shows, with that it has come to its reader because somebody has left. */
  public static Map<String, Object> afterDeparture(Map<String, Object> model, Contact left) {
    Map<String, Object> said = new HashMap<>(model);
    said.putIfAbsent(READ_FOR, left.name());
    return said;
  }

  /** What a mail shows, without saying in whose place it is read. */
  public static Map<String, Object> withoutReader(Map<String, Object> model) {
    Map<String, Object> own = new HashMap<>(model);
    own.remove(READ_FOR);
    own.remove(AWAY_UNTIL);
    return own;
  }

  private Map<String, Object> modelFor(Mail mail, Client client, Contact meant, Instant at) {
    Map<String, Object> model = new HashMap<>(mail.model());
    model.put(READ_FOR, meant.name());
    absences.at(client, meant, at).ifPresent(absence -> model.put(AWAY_UNTIL, absence.to()));
    return model;
  }

  private Contact readerOf(
      MailKind kind, String severity, Client client, Contact meant, Instant at) {
    Contact reader = absences.readerFor(client, meant, at);
    boolean nobodyElse = reader.id().equals(meant.id());
    boolean decides = kind == MailKind.INCIDENT_ACCEPTANCE_WANTED;
    boolean mustFindOne = decides
        ? nobodyElse || !reader.riskAuthority()
        : nobodyElse && severity != null && URGENT.contains(severity);
    return mustFindOne && isAway(client, meant, at)
        ? next(client, meant, at)
            .filter(contact -> !decides || contact.riskAuthority())
            .findFirst()
            .orElse(meant)
        : reader;
  }

  /** Those who are there, the ones who are asked after this contact first. */
  private Stream<Contact> next(Client client, Contact meant, Instant at) {
    List<Contact> after = Succession.after(client, meant);
    return Stream.concat(after.stream(), client.contacts().stream().filter(c -> !after.contains(c)))
        .filter(contact -> !contact.id().equals(meant.id()))
        .filter(contact -> !isAway(client, contact, at));
  }

  private boolean isAway(Client client, Contact contact, Instant at) {
    return absences.at(client, contact, at).isPresent();
  }
}

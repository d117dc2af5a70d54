package org.threatreviews.client;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * Keeps the contacts of clients while they come, change, are away and leave. Each method holds the
 * client's row until the transaction ends and tells of the change by an event; the same again
 * changes nothing and tells nothing. A contact's id that is unknown is refused as {@link
 * UnknownReference}, who has left as {@link StateConflict}.
 */
@Service
@Transactional
public class ContactBook {

  private final Clients clients;
  private final ContactAbsences absences;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /**
   * What became of a request.
   *
   * @param contact as it is now
   * @param before null when the contact is new
   * @param changed whether this request did it, or all was so before
   */
  public record Outcome(Client client, Contact before, Contact contact, boolean changed) {}

  /**
   * @param changed whether this request recorded it, or an earlier one
   */
  public record AbsenceOutcome(
      Client client, Contact contact, ContactAbsence absence, boolean changed) {}

  ContactBook(
      Clients clients, ContactAbsences absences, ApplicationEventPublisher events, Clock clock) {
    this.clients = clients;
    this.absences = absences;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The contact with this id, whether still there or not.
   *
   * @throws UnknownReference when there is none
   */
  public static Contact require(Client client, String id) {
    return client.contactWithId(id).orElseThrow(() -> new UnknownReference("id", "contact", id));
  }

  /**
   * Somebody who is there, by id or address.
   *
   * @param field of the request that names them
   * @throws InvalidInput when the client has no such contact, or no more
   */
  public static Contact requirePresent(Client client, String field, String idOrAddress) {
    return client.contacts().stream()
        .filter(contact ->
            contact.id().equals(idOrAddress) || EmailAddress.same(contact.email(), idOrAddress))
        .findFirst()
        .orElseThrow(() -> new InvalidInput(
            field,
            "contactOfClient",
            "'%s' is not a contact of %s.".formatted(idOrAddress, client.name())));
  }

  /**
   * Somebody is a contact from now on.
   *
   * @throws StateConflict when somebody else has the address
   */
  public Outcome join(String reference, ContactData data) {
    Client client = clients.lock(reference);
    Optional<Contact> same =
        client.contact(data.email()).filter(contact -> ContactData.of(contact).equals(data));
    if (same.isPresent()) {
      return new Outcome(client, same.get(), same.get(), false);
    }
    Contact joined = client.join(data, clock.instant());
    Client saved = clients.save(client);
    events.publishEvent(new ContactJoined(saved, joined));
    return new Outcome(saved, null, joined, true);
  }

  /** Other details of a contact. */
  public Outcome change(String reference, String id, ContactChange wanted) {
    Client client = clients.lock(reference);
    Contact before = require(client, id);
    Contact after = client.change(before, wanted.of(ContactData.of(before)));
    if (after.equals(before)) {
      return new Outcome(client, before, before, false);
    }
    Client saved = clients.save(client);
    if (!after.email().equalsIgnoreCase(before.email())) {
      events.publishEvent(new ContactReaddressed(saved, after, before.email(), after.email()));
    }
    events.publishEvent(new ContactChanged(saved, before, after));
    return new Outcome(saved, before, after, true);
  }

  /**
   * A contact leaves after its last day; another day or successor takes the place of what was said
   * before.
   *
   * @param successor id or address; null when nobody takes over by name
   */
  public Outcome leaveAfter(String reference, String id, LocalDate lastDay, String successor) {
    Client client = clients.lock(reference);
    Contact before = require(client, id);
    ContactRules.requirePresent(before);
    Contact next = successor == null ? null : requirePresent(client, "successor", successor);
    if (lastDay.equals(before.lastDay())
        && Objects.equals(before.successor(), next == null ? null : next.id())) {
      return new Outcome(client, before, before, false);
    }
    LocalDate today = today(before);
    Contact leaving = client.leaveAfter(lastDay, before, next, today);
    refuseGap(client, "successor", today);
    Client saved = clients.save(client);
    events.publishEvent(new ContactLeaving(saved, leaving, next));
    return new Outcome(saved, before, leaving, true);
  }

  /** A contact that was to leave stays after all. */
  public Outcome stay(String reference, String id) {
    Client client = clients.lock(reference);
    Contact before = require(client, id);
    ContactRules.requirePresent(before);
    if (!before.isLeaving()) {
      return new Outcome(client, before, before, false);
    }
    Contact staying = client.stay(before);
    refuseGap(client, "id", today(before));
    Client saved = clients.save(client);
    events.publishEvent(new ContactStays(saved, staying));
    return new Outcome(saved, before, staying, true);
  }

  /** Lets a contact leave whose last day is over in its zone; nobody else. */
  public Outcome leave(String reference, String id) {
    Client client = clients.lock(reference);
    Contact before = require(client, id);
    if (!before.isLeaving() || before.worksOn(today(before))) {
      return new Outcome(client, before, before, false);
    }
    Contact left = client.leave(before, clock.instant());
    Client saved = clients.save(client);
    events.publishEvent(
        new ContactLeft(saved, left, Succession.inPlaceOf(saved, left).orElse(null)));
    return new Outcome(saved, before, left, true);
  }

  /**
   * A contact is away on these days, both inclusive, of its zone.
   *
   * @param standIn id or address; null when nobody stands in
   */
  public AbsenceOutcome away(
      String reference, String id, LocalDate from, LocalDate to, String standIn) {
    Client client = clients.lock(reference);
    Contact contact = require(client, id);
    Contact named = standIn == null ? null : requirePresent(client, "standIn", standIn);
    ContactAbsence wanted = new ContactAbsence(0, id, from, to, named == null ? null : named.id());
    List<ContactAbsence> recorded = absences.of(client);
    Optional<ContactAbsence> same =
        recorded.stream().filter(absence -> absence.isSameAs(wanted)).findFirst();
    if (same.isPresent()) {
      return new AbsenceOutcome(client, contact, same.get(), false);
    }
    new AbsenceRules(client, recorded).check(contact, wanted, today(contact));
    ContactAbsence added = absences.add(client, wanted);
    events.publishEvent(new ContactAway(client, contact, from, to, named));
    return new AbsenceOutcome(client, contact, added, true);
  }

  /**
   * A contact is back before the absence is over, or is not away after all.
   *
   * @throws UnknownReference when it has no such absence
   */
  public AbsenceOutcome back(String reference, String id, long absenceId) {
    Client client = clients.lock(reference);
    Contact contact = require(client, id);
    ContactAbsence absence = absences.of(client).stream()
        .filter(other -> other.id() == absenceId && other.contact().equals(id))
        .findFirst()
        .orElseThrow(() -> new UnknownReference("absence", "absence", String.valueOf(absenceId)));
    LocalDate today = today(contact);
    if (absence.to().isBefore(today)) {
      return new AbsenceOutcome(client, contact, absence, false);
    }
    if (absence.from().isBefore(today)) {
      absences.endOn(absence, today.minusDays(1));
    } else {
      absences.withdraw(absence);
    }
    events.publishEvent(new ContactBack(client, contact));
    return new AbsenceOutcome(client, contact, absence, true);
  }

  private void refuseGap(Client client, String field, LocalDate today) {
    List<ContactAbsence> away = absences.of(client);
    new AbsenceRules(client, away).refuseGap(field, new StandIns(client, away), today);
  }

  private LocalDate today(Contact contact) {
    return LocalDate.ofInstant(clock.instant(), contact.timeZone());
  }
}

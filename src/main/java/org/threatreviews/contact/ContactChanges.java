package org.threatreviews.contact;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.client.Client;
import org.threatreviews.client.Clients;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactBook;
import org.threatreviews.client.ContactBook.AbsenceOutcome;
import org.threatreviews.client.ContactBook.Outcome;
import org.threatreviews.client.ContactChange;
import org.threatreviews.client.ContactChanged;
import org.threatreviews.client.ContactData;
import org.threatreviews.history.Decision;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.history.DecisionSubject;

/**
 * Changes who the contacts of a client are, and when; each change stands in the history. What a
 * change means for what is under way, each module hears from the events of {@link ContactBook}.
 *
 * <p>The last parameter of each is who decided: a contact's address, a user id, or null for whoever
 * has signed in.
 */
@Service
@Transactional
public class ContactChanges {

  private final ContactBook book;
  private final Clients clients;
  private final DepartureProcess departures;
  private final DecisionHistory history;
  private final Clock clock;

  /** Recorded in the history. */
  private enum Kind {
    CONTACT_JOINED,
    CONTACT_CHANGED,
    DEPARTURE_RECORDED,
    DEPARTURE_WITHDRAWN,
    CONTACT_LEFT,
    ABSENCE_RECORDED,
    ABSENCE_ENDED
  }

  ContactChanges(
      ContactBook book,
      Clients clients,
      DepartureProcess departures,
      DecisionHistory history,
      Clock clock) {
    this.book = book;
    this.clients = clients;
    this.departures = departures;
    this.history = history;
    this.clock = clock;
  }

  /** As {@link ContactBook#join}. */
  public Outcome join(String client, ContactData data, String by) {
    Outcome outcome = book.join(client, data);
    record(outcome, Kind.CONTACT_JOINED, by, ContactWords.joined(outcome.contact()));
    return outcome;
  }

  /** As {@link ContactBook#change}. */
  public Outcome change(String client, String id, ContactChange wanted, String by) {
    Outcome outcome = book.change(client, id, wanted);
    if (outcome.changed()) {
      record(
          outcome,
          Kind.CONTACT_CHANGED,
          by,
          ContactWords.changed(outcome.before(), outcome.contact()));
    }
    return outcome;
  }

  /** As {@link ContactBook#leaveAfter}; takes effect when the last day is over. */
  public Outcome leaveAfter(
      String client, String id, LocalDate lastDay, String successor, String by) {
    Outcome outcome = book.leaveAfter(client, id, lastDay, successor);
    record(
        outcome,
        Kind.DEPARTURE_RECORDED,
        by,
        ContactWords.leaving(outcome.client(), outcome.contact()));
    if (outcome.changed()) {
      departures.lastDayKnown(client, id);
    }
    return outcome;
  }

  /**
   * Somebody new takes over from a contact after its last day: with the same role, level and
   * authority.
   *
   * @throws org.threatreviews.problem.Refusal as for adding a contact and for a departure
   */
  public Outcome replace(
      String client, String id, LocalDate lastDay, Newcomer newcomer, String by) {
    ContactData leaver = ContactData.of(ContactBook.require(clients.lock(client), id));
    Outcome joined = join(
        client,
        new ContactData(
            newcomer.name(),
            newcomer.email(),
            newcomer.phone(),
            leaver.role(),
            leaver.level(),
            leaver.riskAuthority(),
            leaver.language(),
            leaver.timeZone(),
            null,
            null),
        by);
    return leaveAfter(client, id, lastDay, joined.contact().id(), by);
  }

  /**
   * @param phone may be null
   */
  public record Newcomer(String name, String email, String phone) {}

  /** As {@link ContactBook#stay}. */
  public Outcome stay(String client, String id, String by) {
    Outcome outcome = book.stay(client, id);
    record(outcome, Kind.DEPARTURE_WITHDRAWN, by, ContactWords.staying(outcome.contact()));
    if (outcome.changed()) {
      departures.departureChanged(client, id);
    }
    return outcome;
  }

  /** As {@link ContactBook#away}. */
  public AbsenceOutcome away(
      String client, String id, LocalDate from, LocalDate to, String standIn, String by) {
    AbsenceOutcome outcome = book.away(client, id, from, to, standIn);
    record(outcome, Kind.ABSENCE_RECORDED, by, ContactWords.away(outcome));
    return outcome;
  }

  /** As {@link ContactBook#back}. */
  public AbsenceOutcome back(String client, String id, long absence, String by) {
    AbsenceOutcome outcome = book.back(client, id, absence);
    LocalDate today = LocalDate.ofInstant(clock.instant(), outcome.contact().timeZone());
    record(outcome, Kind.ABSENCE_ENDED, by, ContactWords.back(outcome, today));
    return outcome;
  }

  /**
   * Lets a contact leave whose last day is over.
   *
   * @return whether its departure still lies ahead
   */
  public boolean leave(String client, String id) {
    Outcome outcome = book.leave(client, id);
    record(
        outcome,
        Kind.CONTACT_LEFT,
        DecisionHistory.SYSTEM,
        ContactWords.left(outcome.client(), outcome.contact()));
    return outcome.contact().isLeaving();
  }

  /**
   * When the contact's last day is over in its zone; now when none is known.
   */
  @Transactional(readOnly = true)
  public Instant departure(String client, String id) {
    Contact contact = ContactBook.require(clients.get(client), id);
    return contact.isLeaving()
        ? contact.lastDay().plusDays(1).atStartOfDay(contact.timeZone()).toInstant()
        : clock.instant();
  }

  /** The day ends at another time in another zone. */
  @EventListener
  void on(ContactChanged event) {
    if (event.after().isLeaving()
        && !event.after().timeZone().equals(event.before().timeZone())) {
      departures.departureChanged(event.client().reference(), event.after().id());
    }
  }

  private void record(Outcome outcome, Kind kind, String by, String words) {
    if (outcome.changed()) {
      record(outcome.client(), outcome.contact(), kind, by, words);
    }
  }

  private void record(AbsenceOutcome outcome, Kind kind, String by, String words) {
    if (outcome.changed()) {
      record(outcome.client(), outcome.contact(), kind, by, words);
    }
  }

  private void record(Client client, Contact contact, Kind kind, String by, String words) {
    history.record(new Decision(
        client.reference(), DecisionSubject.CONTACT, contact.email(), kind, by, words));
  }
}

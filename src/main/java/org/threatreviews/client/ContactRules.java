package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.threatreviews.input.EmailAddress;
import org.threatreviews.problem.InWords;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;

/** What contacts of one client may become, as a function of those that there are. */
final class ContactRules {

  /** More would all get every mail; a longer list is a typing error or a mailing list. */
  private static final int MOST_CONTACTS = 50;

  /** A departure that is later than this is not known yet. */
  private static final int LONGEST_NOTICE_MONTHS = 24;

  private final Client client;

  ContactRules(Client client) {
    this.client = client;
  }

  /** Those of a registration, with ids in the order in which they were named. */
  static Set<Contact> numbered(List<Contact> contacts, Instant at) {
    Set<Contact> numbered = new LinkedHashSet<>();
    for (Contact contact : contacts) {
      numbered.add(
          Contact.joining(String.valueOf(numbered.size() + 1), ContactData.of(contact), at));
    }
    return numbered;
  }

  static Set<Contact> replaced(Collection<Contact> contacts, Contact contact) {
    Set<Contact> all = new LinkedHashSet<>(contacts);
    all.removeIf(other -> other.id().equals(contact.id()));
    all.add(contact);
    return all;
  }

  Contact joining(ContactData data, Instant at) {
    data.check(null);
    refuseTakenAddress(data.email(), null);
    if (client.contacts().size() >= MOST_CONTACTS) {
      throw new StateConflict(
          "email",
          "tooManyContacts",
          "%s has %d contacts already, which is the most that there can be."
              .formatted(client.name(), MOST_CONTACTS));
    }
    int last = client.everyContact().stream()
        .mapToInt(contact -> Integer.parseInt(contact.id()))
        .max()
        .orElse(0);
    return Contact.joining(String.valueOf(last + 1), data, at);
  }

  Contact changed(Contact contact, ContactData data) {
    requirePresent(contact);
    data.check(ContactData.of(contact));
    refuseTakenAddress(data.email(), contact.id());
    return contact.with(data);
  }

  /**
   * @param today where the contact works
   */
  Contact leaving(Contact contact, LocalDate lastDay, Contact successor, LocalDate today) {
    requirePresent(contact);
    if (lastDay.isBefore(today)) {
      throw new InvalidInput(
          "lastDay",
          "lastDayOver",
          "%s is over where %s works; the last day is today, %s, at the earliest."
              .formatted(InWords.day(lastDay), contact.name(), InWords.day(today)));
    }
    if (lastDay.isAfter(today.plusMonths(LONGEST_NOTICE_MONTHS))) {
      throw new InvalidInput(
          "lastDay",
          "lastDayTooFar",
          "%s is more than %d months ahead. Please check the year."
              .formatted(InWords.day(lastDay), LONGEST_NOTICE_MONTHS));
    }
    if (successor != null) {
      checkSuccessor(contact, successor);
    } else {
      requireOthers(contact);
    }
    return contact.leavingAfter(lastDay, successor == null ? null : successor.id());
  }

  private static void checkSuccessor(Contact contact, Contact successor) {
    if (successor.id().equals(contact.id())) {
      throw new InvalidInput(
          "successor",
          "somebodyElse",
          "%s cannot take over from themselves.".formatted(contact.name()));
    }
    if (!successor.worksOn(LocalDate.MAX)) {
      throw new InvalidInput(
          "successor",
          "successorStays",
          "%s is leaving too. Please name somebody who stays.".formatted(successor.name()));
    }
  }

  private void requireOthers(Contact contact) {
    boolean somebodyStays = client.contacts().stream()
        .anyMatch(other -> !other.id().equals(contact.id()) && !other.isLeaving());
    if (!somebodyStays) {
      throw new InvalidInput(
          "successor",
          "lastContact",
          "Nobody else stays as a contact of %s. Please add the successor first and name them."
              .formatted(client.name()));
    }
    client.contacts().stream()
        .filter(other -> contact.id().equals(other.successor()))
        .findFirst()
        .ifPresent(other -> {
          throw new InvalidInput(
              "successor",
              "takesOver",
              "%s is to take over from %s. Please name who takes over from both."
                  .formatted(contact.name(), other.name()));
        });
  }

  static void requirePresent(Contact contact) {
    if (contact.hasLeft()) {
      throw new StateConflict(
          "id",
          "contactLeft",
          "%s left on %s.".formatted(contact.name(), InWords.day(contact.lastDay())));
    }
  }

  private void refuseTakenAddress(String email, String exceptId) {
    client.contacts().stream()
        .filter(
            contact -> !contact.id().equals(exceptId) && EmailAddress.same(contact.email(), email))
        .findFirst()
        .ifPresent(contact -> {
          throw new StateConflict(
              "email",
              "addressTaken",
              "%s has the address %s already.".formatted(contact.name(), contact.email()));
        });
  }
}

package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Who gets what a contact would get, as a function of who is there and who is away. */
final class StandIns {

  private final Client client;
  private final List<ContactAbsence> absences;

  StandIns(Client client, Collection<ContactAbsence> absences) {
    this.client = client;
    this.absences = List.copyOf(absences);
  }

  Contact readerFor(Contact contact, LocalDate day) {
    return reader(contact, zone -> day);
  }

  /** Each is away by the days of its own zone. */
  Contact readerFor(Contact contact, Instant at) {
    return reader(contact, zone -> LocalDate.ofInstant(at, zone));
  }

  boolean isAway(Contact contact, LocalDate day) {
    return absence(contact, day).isPresent();
  }

  private Contact reader(Contact contact, Function<ZoneId, LocalDate> day) {
    Contact present = presentFor(contact);
    Set<String> asked = new HashSet<>();
    Contact reader = present;
    while (asked.add(reader.id())) {
      Optional<ContactAbsence> absence = absence(reader, day.apply(reader.timeZone()));
      if (absence.isEmpty()) {
        return reader;
      }
      Optional<Contact> standIn = standIn(absence.get());
      if (standIn.isEmpty()) {
        break;
      }
      reader = standIn.get();
    }
    // nobody in the chain is there: the mail waits where it belongs
    return present;
  }

  private Optional<Contact> standIn(ContactAbsence absence) {
    return Optional.ofNullable(absence.standIn())
        .flatMap(client::contactWithId)
        .map(this::presentFor);
  }

  /** The contact as it is now, or who took over when it left. */
  private Contact presentFor(Contact contact) {
    Contact now = client.contactWithId(contact.id()).orElse(contact);
    Set<String> asked = new HashSet<>();
    while (now.hasLeft() && asked.add(now.id())) {
      Optional<Contact> next = Optional.ofNullable(now.successor()).flatMap(client::contactWithId);
      if (next.isEmpty()) {
        break;
      }
      now = next.get();
    }
    return now.hasLeft() ? client.firstContacts().get(0) : now;
  }

  private Optional<ContactAbsence> absence(Contact contact, LocalDate day) {
    return absences.stream()
        .filter(absence -> absence.contact().equals(contact.id()) && absence.covers(day))
        .findFirst();
  }
}

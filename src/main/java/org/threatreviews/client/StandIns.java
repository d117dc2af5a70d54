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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gets what a contact would get, as a function of who is there and who is away: read once, asked
 * as often as needed. {@link ContactAbsences#standIns} makes it.
 */
public final class StandIns {

  private final Client client;
  private final List<ContactAbsence> absences;

  StandIns(Client client, Collection<ContactAbsence> absences) {
    this.client = client;
    this.absences = List.copyOf(absences);
  }

  Contact readerFor(Contact contact, LocalDate day) {
    return readerFor(contact, zone -> day);
  }

  /** As {@link ContactAbsences#readerFor}. */
  public Contact readerFor(Contact contact, Instant at) {
    return readerFor(contact, zone -> LocalDate.ofInstant(at, zone));
  }

  /** Whether the contact is away at this time in its zone, with a stand-in or without. */
  public boolean isAway(Contact contact, Instant at) {
    return absence(contact, at).isPresent();
  }

  /** The contact's absence at this time in its zone. */
  public Optional<ContactAbsence> absence(Contact contact, Instant at) {
    return absence(contact, LocalDate.ofInstant(at, contact.timeZone()));
  }

  /** The ids of those who are away at this time where each is, and nobody reads for them. */
  public Set<String> unreachable(Instant at) {
    return client.contacts().stream()
        .filter(contact -> isAway(contact, at))
        .filter(contact -> readerFor(contact, at).id().equals(contact.id()))
        .map(Contact::id)
        .collect(Collectors.toSet());
  }

  private Contact readerFor(Contact contact, Function<ZoneId, LocalDate> day) {
    Contact first = whoHasTheWork(contact, day);
    // nobody of the chain is there: the mail waits where it belongs
    return endOfChain(first, day).orElse(first);
  }

  /** Empty when the chain of stand-ins ends at somebody who is away. */
  private Optional<Contact> endOfChain(Contact first, Function<ZoneId, LocalDate> day) {
    Contact reader = first;
    Set<String> asked = new HashSet<>();
    while (asked.add(reader.id())) {
      Optional<ContactAbsence> absence = absence(reader, day.apply(reader.timeZone()));
      if (absence.isEmpty()) {
        return Optional.of(reader);
      }
      Optional<Contact> standIn =
          Optional.ofNullable(absence.get().standIn()).flatMap(client::contactWithId);
      if (standIn.isEmpty()) {
        return Optional.empty();
      }
      reader = whoHasTheWork(standIn.get(), day);
    }
    return Optional.empty();
  }

  /** The contact or, after its last day, who takes over, or then the first who is there. */
  private Contact whoHasTheWork(Contact contact, Function<ZoneId, LocalDate> day) {
    return Succession.inPlaceOf(client, contact, named -> worksOn(named, day))
        .orElseGet(() -> firstToAsk(day));
  }

  private Contact firstToAsk(Function<ZoneId, LocalDate> day) {
    List<Contact> working =
        client.contacts().stream().filter(contact -> worksOn(contact, day)).toList();
    return working.stream()
        .filter(contact -> absence(contact, day.apply(contact.timeZone())).isEmpty())
        .findFirst()
        .orElseGet(() -> working.isEmpty() ? client.contacts().get(0) : working.get(0));
  }

  private static boolean worksOn(Contact contact, Function<ZoneId, LocalDate> day) {
    return contact.worksOn(day.apply(contact.timeZone()));
  }

  Optional<ContactAbsence> absence(Contact contact, LocalDate day) {
    return absences.stream()
        .filter(absence -> absence.contact().equals(contact.id()) && absence.covers(day))
        .findFirst();
  }

  /** The first of these days on which a stand-in was named and yet nobody would read. */
  Optional<Gap> firstGap(LocalDate from) {
    return absences.stream()
        .filter(absence -> absence.standIn() != null)
        .flatMap(absence -> days(absence, from)
            .filter(day -> isGap(absence, day))
            .limit(1)
            .map(day -> new Gap(absence, day)))
        .findFirst();
  }

  private static Stream<LocalDate> days(ContactAbsence absence, LocalDate from) {
    LocalDate first = absence.from().isBefore(from) ? from : absence.from();
    return first.isAfter(absence.to())
        ? Stream.empty()
        : first.datesUntil(absence.to().plusDays(1));
  }

  private boolean isGap(ContactAbsence absence, LocalDate day) {
    return client
        .contactWithId(absence.contact())
        .filter(contact -> contact.worksOn(day))
        .filter(contact -> endOfChain(contact, zone -> day).isEmpty())
        .isPresent();
  }

  /** Nobody would read on this day what the one of this absence gets. */
  record Gap(ContactAbsence absence, LocalDate day) {}
}

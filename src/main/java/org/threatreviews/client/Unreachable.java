package org.threatreviews.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contacts who are away, and nobody reads for them. */
public final class Unreachable {

  private Unreachable() {}

  /** Their ids, at this time where each is. */
  public static Set<String> ids(ContactAbsences absences, Client client, Instant at) {
    List<ContactAbsence> recorded = absences.of(client);
    StandIns standIns = new StandIns(client, recorded);
    return recorded.stream()
        .flatMap(absence -> away(client, absence, at))
        .filter(contact -> standIns.readerFor(contact, at).id().equals(contact.id()))
        .map(Contact::id)
        .collect(Collectors.toSet());
  }

  private static Stream<Contact> away(Client client, ContactAbsence absence, Instant at) {
    return client.contactWithId(absence.contact()).stream()
        .filter(contact -> absence.covers(LocalDate.ofInstant(at, contact.timeZone())));
  }
}

package org.threatreviews.contact.web;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.threatreviews.client.Client;
import org.threatreviews.client.Contact;
import org.threatreviews.client.ContactAbsence;
import org.threatreviews.client.ContactRole;
import org.threatreviews.client.WorkingHours;

/**
 * A contact.
 *
 * @param workingDays from Monday on; null for the business days
 * @param workingHours in the contact's zone; null for the business hours
 * @param lastDay null when no departure is known
 * @param successor the id of who takes over; null for nobody by name
 * @param leftAt when the departure took effect; null while the contact is there
 * @param absences also those that are over, oldest first
 */
record ContactResponse(
    String id,
    String name,
    String email,
    String phone,
    ContactRole role,
    int level,
    boolean riskAuthority,
    String language,
    String timeZone,
    SortedSet<DayOfWeek> workingDays,
    WorkingHours workingHours,
    LocalDate lastDay,
    String successor,
    Instant leftAt,
    List<AbsenceResponse> absences) {

  /**
   * @param standIn the id of who stands in; null for nobody
   */
  record AbsenceResponse(long id, LocalDate from, LocalDate to, String standIn) {

    static AbsenceResponse of(ContactAbsence absence) {
      return new AbsenceResponse(absence.id(), absence.from(), absence.to(), absence.standIn());
    }
  }

  /**
   * @param absences of all contacts of the client
   */
  static ContactResponse of(Contact contact, List<ContactAbsence> absences) {
    return new ContactResponse(
        contact.id(),
        contact.name(),
        contact.email(),
        contact.phone(),
        contact.role(),
        contact.level(),
        contact.riskAuthority(),
        contact.language(),
        contact.timeZone().getId(),
        contact.workingDays() == null ? null : new TreeSet<>(contact.workingDays()),
        contact.workingHours(),
        contact.lastDay(),
        contact.successor(),
        contact.leftAt(),
        absences.stream()
            .filter(absence -> absence.contact().equals(contact.id()))
            .map(AbsenceResponse::of)
            .toList());
  }

  static List<Contact> formerLast(Client client) {
    return Stream.concat(
            client.contacts().stream(), client.everyContact().stream().filter(Contact::hasLeft))
        .toList();
  }
}

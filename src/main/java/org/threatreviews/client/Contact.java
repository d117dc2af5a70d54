package org.threatreviews.client;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.relational.core.mapping.Table;
import org.threatreviews.input.EmailAddress;

/**
 * A person at the client. Within a client a contact keeps its id; of those who are there, no two
 * have the same e-mail address.
 *
 * @param id stays the same for as long as the client is known; null until the client is registered
 * @param level the order in which contacts are asked, 1 first; reminders climb it
 * @param riskAuthority whether this person may accept a risk on the client's behalf
 * @param language IETF tag of the language for mails and pages
 * @param timeZone the zone in which this person works
 * @param workingDays the days of the week on which this person works, from Monday on; null for the
 *     business days
 * @param workingHours when this person works, in its zone; null for the business hours
 * @param lastDay the last day of work for this client, in the contact's zone; null when none is
 *     known
 * @param successor the id of the contact who takes over after the last day; null for nobody by name
 * @param joinedAt since when this person is a contact; null until the client is registered
 * @param leftAt when the departure took effect; null while the contact is there
 */
@Table("contact")
public record Contact(
    @JsonInclude(Include.NON_NULL) String id,
    String name,
    String email,
    String phone,
    ContactRole role,
    int level,
    boolean riskAuthority,
    String language,
    ZoneId timeZone,
    @JsonInclude(Include.NON_NULL) Set<DayOfWeek> workingDays,
    @JsonInclude(Include.NON_NULL) WorkingHours workingHours,
    @JsonInclude(Include.NON_NULL) LocalDate lastDay,
    @JsonInclude(Include.NON_NULL) String successor,
    @JsonIgnore Instant joinedAt,
    @JsonIgnore Instant leftAt) {

  /** The order in which contacts are asked. */
  static final Comparator<Contact> AS_ASKED =
      Comparator.comparingInt(Contact::level).thenComparing(Contact::email);

  @PersistenceCreator
  public Contact {
    email = EmailAddress.normalised(email);
    workingDays =
        workingDays == null ? null : Collections.unmodifiableSortedSet(new TreeSet<>(workingDays));
  }

  /** Somebody who is there in the business days and hours, and without an id so far. */
  public Contact(
      String name,
      String email,
      String phone,
      ContactRole role,
      int level,
      boolean riskAuthority,
      String language,
      ZoneId timeZone) {
    this(
        null,
        name,
        email,
        phone,
        role,
        level,
        riskAuthority,
        language,
        timeZone,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Somebody who comes with these details. */
  static Contact joining(String id, ContactData data, Instant at) {
    return with(id, data, null, null, at, null);
  }

  Contact with(ContactData data) {
    return with(id, data, lastDay, successor, joinedAt, leftAt);
  }

  /**
   * @param newSuccessor id of who takes over; may be null
   */
  Contact leavingAfter(LocalDate newLastDay, String newSuccessor) {
    return with(id, ContactData.of(this), newLastDay, newSuccessor, joinedAt, leftAt);
  }

  Contact left(Instant at) {
    return with(id, ContactData.of(this), lastDay, successor, joinedAt, at);
  }

  private static Contact with(
      String id,
      ContactData data,
      LocalDate lastDay,
      String successor,
      Instant joinedAt,
      Instant leftAt) {
    return new Contact(
        id,
        data.name(),
        data.email(),
        data.phone(),
        data.role(),
        data.level(),
        data.riskAuthority(),
        data.language(),
        data.timeZone(),
        data.workingDays(),
        data.workingHours(),
        lastDay,
        successor,
        joinedAt,
        leftAt);
  }

  /** Whether the departure has taken effect: a former contact, known for its name in records. */
  public boolean hasLeft() {
    return leftAt != null;
  }

  /** Whether this person still works for the client on this day of its zone, away or not. */
  boolean worksOn(LocalDate day) {
    return leftAt == null && (lastDay == null || !day.isAfter(lastDay));
  }

  /** Whether a last day is known and the departure has not taken effect. */
  public boolean isLeaving() {
    return lastDay != null && leftAt == null;
  }
}

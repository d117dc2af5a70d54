package org.threatreviews.client;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A contact is away.
 *
 * @param id unique over all clients
 * @param contact the id of who is away
 * @param from first day, in the contact's zone
 * @param to last day, inclusive
 * @param standIn the id of who gets what the contact would get; null when nobody was named
 */
public record ContactAbsence(
    long id, String contact, LocalDate from, LocalDate to, String standIn) {

  /** Whether the contact is away on this day. */
  public boolean covers(LocalDate day) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  boolean overlaps(LocalDate first, LocalDate last) {
    return !from.isAfter(last) && !to.isBefore(first);
  }

  boolean isSameAs(ContactAbsence other) {
    return contact.equals(other.contact)
        && from.equals(other.from)
        && to.equals(other.to)
        && Objects.equals(standIn, other.standIn);
  }
}

package org.threatreviews.client;

import java.time.LocalDate;

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
}

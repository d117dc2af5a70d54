package org.threatreviews.review.plan;

import java.time.LocalDate;
import java.util.List;
import org.threatreviews.client.Client;

/** The part of a client's contract by which reviews are planned; both days inclusive. */
record Contract(String client, LocalDate firstDay, LocalDate lastDay, List<Hold> holds) {

  /** A contract without holds. */
  Contract(String client, LocalDate firstDay, LocalDate lastDay) {
    this(client, firstDay, lastDay, List.of());
  }

  static Contract of(Client client, List<Hold> holds) {
    return new Contract(client.reference(), client.contractStart(), client.contractEnd(), holds);
  }

  boolean isOnHold(LocalDate day) {
    return Hold.covers(holds, day);
  }
}

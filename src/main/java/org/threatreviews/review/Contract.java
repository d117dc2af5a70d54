package org.threatreviews.review;

import java.time.LocalDate;
import org.threatreviews.client.Client;

/** The part of a client's contract by which reviews are planned; both days inclusive. */
record Contract(String client, LocalDate firstDay, LocalDate lastDay) {

  static Contract of(Client client) {
    return new Contract(client.reference(), client.contractStart(), client.contractEnd());
  }
}

package org.threatreviews.incident;

import java.time.LocalDate;

/**
 * What a client has said last about an incident that is its turn: that it will be done by a day. Who
 * has promised has answered, whatever became of it.
 *
 * @param broken whether that day has passed in the client's calendar
 */
public record ClientPromise(LocalDate day, boolean broken) {

  public static ClientPromise of(LocalDate day, LocalDate today) {
    return new ClientPromise(day, day.isBefore(today));
  }
}

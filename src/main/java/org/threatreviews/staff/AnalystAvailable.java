package org.threatreviews.staff;

import java.time.LocalDate;
import java.util.List;

/**
 * Published, in the transaction of the change, when somebody can hold reviews again: after they have
 * come back to the pool or stay after all, or when they are not away after all.
 *
 * @param days all days for somebody who has come back
 * @param away on which of these days they are away all the same
 * @param stays whether a departure was taken back
 */
public record AnalystAvailable(String userId, Absence days, List<Absence> away, boolean stays) {

  public AnalystAvailable {
    away = List.copyOf(away);
  }

  public boolean isThereOn(LocalDate day) {
    return days.covers(day) && away.stream().noneMatch(absence -> absence.covers(day));
  }
}

package org.threatreviews.staff;

import java.util.List;

/**
 * A member of the pool with what a team lead wants to know about them.
 *
 * @param account whether the engine has a user with this id; without one nobody can sign in to work
 *     on the tasks
 * @param waiting whether a team lead has yet to say which reviews they may hold
 * @param absences by first day, without those that are over
 */
public record PoolMember(
    Analyst analyst, boolean account, boolean waiting, List<Absence> absences) {

  public PoolMember {
    absences = List.copyOf(absences);
  }
}

package org.threatreviews.staff.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.PoolMember;

/**
 * A member of the pool.
 *
 * @param account whether the engine has a user with this id, to sign in and work on tasks
 * @param absences those that are not over, by first day
 */
record AnalystResponse(
    String userId,
    String name,
    String email,
    boolean qualified,
    boolean advisor,
    int weeklyReviews,
    ZoneId timeZone,
    boolean active,
    boolean account,
    List<AbsenceResponse> absences) {

  /**
   * @param to last day, inclusive
   */
  record AbsenceResponse(LocalDate from, LocalDate to) {

    static AbsenceResponse of(Absence absence) {
      return new AbsenceResponse(absence.from(), absence.to());
    }
  }

  static AnalystResponse of(PoolMember member) {
    Analyst analyst = member.analyst();
    return new AnalystResponse(
        analyst.userId(),
        analyst.name(),
        analyst.email(),
        analyst.qualified(),
        analyst.advisor(),
        analyst.weeklyReviews(),
        analyst.timeZone(),
        analyst.active(),
        member.account(),
        member.absences().stream().map(AbsenceResponse::of).toList());
  }
}

package org.threatreviews.staff.web;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.threatreviews.client.Subscription;
import org.threatreviews.staff.Absence;
import org.threatreviews.staff.Analyst;
import org.threatreviews.staff.Departure;
import org.threatreviews.staff.PoolMember;

/**
 * A member of the pool.
 *
 * @param account whether the engine has a user with this id, to sign in and work on tasks
 * @param qualified for any reviews at all
 * @param absences those that are not over, by first day
 * @param qualifiedFor reviews of clients with these subscriptions
 * @param languages in which they hold reviews
 * @param waitingForQualification a team lead has yet to say which reviews they may hold
 * @param departure null unless they have announced that they leave
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
    List<AbsenceResponse> absences,
    List<Subscription> qualifiedFor,
    List<String> languages,
    boolean waitingForQualification,
    DepartureResponse departure) {

  /**
   * @param successor user id; null when nobody is named
   */
  record DepartureResponse(LocalDate lastDay, String successor) {

    static DepartureResponse of(Departure departure) {
      return departure == null
          ? null
          : new DepartureResponse(departure.lastDay(), departure.successor());
    }
  }

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
        member.absences().stream().map(AbsenceResponse::of).toList(),
        analyst.qualification().subscriptionsInOrder(),
        analyst.qualification().languagesInOrder(),
        member.waiting(),
        DepartureResponse.of(analyst.departure()));
  }
}

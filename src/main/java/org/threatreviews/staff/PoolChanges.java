package org.threatreviews.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.client.Subscription;
import org.threatreviews.problem.UnknownReference;

/**
 * What follows when somebody joins, leaves, comes back or may hold other reviews than before. Each
 * step holds the clients of this person, then the pool, as planning does: it holds the programme
 * when it asks for the roster.
 */
@Component
class PoolChanges {

  private final StaffTable table;
  private final Bookings bookings;
  private final AdvisedClients clients;
  private final ClaimedTasks tasks;
  private final DepartureProcess departures;
  private final QualificationProcess qualification;
  private final ApplicationEventPublisher events;
  private final BusinessCalendar calendar;
  private final Clock clock;

  PoolChanges(
      StaffTable table,
      Bookings bookings,
      AdvisedClients clients,
      ClaimedTasks tasks,
      DepartureProcess departures,
      QualificationProcess qualification,
      ApplicationEventPublisher events,
      BusinessCalendar calendar,
      Clock clock) {
    this.table = table;
    this.bookings = bookings;
    this.clients = clients;
    this.tasks = tasks;
    this.departures = departures;
    this.qualification = qualification;
    this.events = events;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * @throws UnknownReference when nobody in the pool has this user id
   */
  Analyst locked(String userId) {
    clients.lock(userId);
    return lock(userId);
  }

  /**
   * Holds the pool as the roster does, so that nobody plans with this person meanwhile.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  Analyst lock(String userId) {
    return table.lockAll().stream()
        .filter(analyst -> analyst.userId().equals(userId))
        .findFirst()
        .orElseThrow(() -> unknown(userId));
  }

  /** Asks the lead about somebody who waits for a word, and about nobody else any more. */
  void askWhatTheyMayHold(String userId) {
    if (table.waiting().contains(userId)) {
      qualification.ask(userId);
    } else {
      qualification.settled(userId);
    }
  }

  void carryOut(Analyst known, Analyst changed) {
    String userId = known.userId();
    table.update(changed);
    askWhatTheyMayHold(userId);
    if (known.active() && !changed.active()) {
      leave(known);
    } else if (!known.active() && changed.active()) {
      clients.giveBack(userId, roster());
      events.publishEvent(
          new AnalystAvailable(userId, Absence.ALWAYS, table.absencesOf(userId, today()), true));
    } else if (changed.active()) {
      stay(known, changed);
    }
  }

  private void leave(Analyst known) {
    String userId = known.userId();
    String successor =
        known.departure() == null ? null : stillThere(known.departure().successor());
    table.deleteAbsences(userId);
    clients.replace(userId, successor, roster());
    if (successor == null) {
      tasks.giveBack(userId);
    } else {
      tasks.passOn(userId, successor);
    }
    departures.settled(userId);
    events.publishEvent(new AnalystLeft(userId, successor));
    events.publishEvent(AnalystUnavailable.goneNow(userId, successor));
  }

  private void stay(Analyst known, Analyst changed) {
    String userId = known.userId();
    if (known.departure() != null && changed.departure() == null) {
      departures.settled(userId);
      clients.giveBack(userId, roster());
      events.publishEvent(new AnalystAvailable(
          userId, known.departure().daysAfter(), table.absencesOf(userId, today()), true));
    }
    if (known.qualification().isLessThan(changed.qualification())) {
      events.publishEvent(new AnalystQualified(userId));
    }
    boolean advisesNoMore = advises(known) && !advises(changed);
    if (advisesNoMore) {
      clients.replace(userId, null, roster());
    }
    if (advisesNoMore || changed.qualification().isLessThan(known.qualification())) {
      events.publishEvent(AnalystUnavailable.away(userId, Absence.ALWAYS));
    }
  }

  private String stillThere(String userId) {
    return table.find(userId).filter(Analyst::active).map(Analyst::userId).orElse(null);
  }

  private static boolean advises(Analyst analyst) {
    return analyst.active()
        && analyst.advisor()
        && analyst.qualification().subscriptions().contains(Subscription.ADVISOR);
  }

  /** Everybody as they are now; the pool is held. */
  Roster roster() {
    return rosterOf(table.all());
  }

  Roster rosterOf(List<Analyst> everybody) {
    return new Roster(everybody, table.absences(today()), calendar.zone(), bookings);
  }

  List<Absence> absencesOf(String userId) {
    return table.absencesOf(userId, today());
  }

  LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  static UnknownReference unknown(String userId) {
    return new UnknownReference("userId", "analyst", userId);
  }
}

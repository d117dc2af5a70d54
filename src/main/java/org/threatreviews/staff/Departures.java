package org.threatreviews.staff;

import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * People leave the pool on a day (ADR 25). What they hold after it gets others at once; until then
 * nothing changes. On the day after, a process takes them out of the pool; nobody plans with them
 * any more by then, however late it is.
 */
@Service
@Transactional
public class Departures {

  /** A last day further from today than this is a typing error. */
  private static final int FURTHEST_YEARS = 10;

  private final StaffTable table;
  private final PoolChanges pool;
  private final AdvisedClients clients;
  private final ClaimedTasks tasks;
  private final DepartureProcess process;
  private final ApplicationEventPublisher events;

  Departures(
      StaffTable table,
      PoolChanges pool,
      AdvisedClients clients,
      ClaimedTasks tasks,
      DepartureProcess process,
      ApplicationEventPublisher events) {
    this.table = table;
    this.pool = pool;
    this.clients = clients;
    this.tasks = tasks;
    this.process = process;
    this.events = events;
  }

  /**
   * Somebody leaves after this day; the same again changes nothing, and another day or successor
   * replaces what was announced before.
   *
   * @param successor user id; null or blank when nobody is named
   * @return whether that is new
   * @throws UnknownReference when nobody in the pool has this user id
   * @throws StateConflict when they have left already
   * @throws InvalidInput when the day is over or too far away, or the successor can't be that
   */
  public boolean announce(String userId, LocalDate lastDay, String successor) {
    Analyst known = pool.locked(userId);
    Departure departure = checked(known, lastDay, successor);
    if (departure.equals(known.departure())) {
      return false;
    }
    if (known.departure() != null) {
      pool.carryOut(known, known.leaving(null));
    }
    table.update(known.leaving(departure));
    clients.replaceAfter(departure, userId, pool.roster());
    process.await(userId);
    events.publishEvent(AnalystUnavailable.gone(userId, departure));
    return true;
  }

  /**
   * They stay after all, and get back what they had, as far as it has not been held; without a
   * departure nothing happens.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  public void withdraw(String userId) {
    Analyst known = pool.locked(userId);
    if (known.departure() != null) {
      pool.carryOut(known, known.leaving(null));
    }
  }

  /**
   * Takes somebody out of the pool whose last day is over.
   *
   * @return whether nothing more is to be waited for: they have left, or stay
   */
  public boolean carryOut(String userId) {
    if (table.find(userId).isEmpty()) {
      return true;
    }
    Analyst known = pool.locked(userId);
    if (known.active() && known.departure() != null) {
      if (!pool.today().isAfter(known.departure().lastDay())) {
        return false;
      }
      pool.carryOut(known, known.gone());
    }
    return true;
  }

  /**
   * What would be announced, checked as {@link #announce} does.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   * @throws StateConflict when they have left already
   * @throws InvalidInput when the day is over or too far away, or the successor can't be that
   */
  @Transactional(readOnly = true)
  public Departure check(String userId, LocalDate lastDay, String successor) {
    Analyst known = table.find(userId).orElseThrow(() -> PoolChanges.unknown(userId));
    return checked(known, lastDay, successor);
  }

  /** How many tasks somebody has claimed, which others get when they leave. */
  @Transactional(readOnly = true)
  public int claimedTasks(String userId) {
    return tasks.claimedBy(userId);
  }

  /** The day after the last one; for somebody who does not leave the present day. */
  @Transactional(readOnly = true)
  public LocalDate firstDayWithout(String userId) {
    return table
        .find(userId)
        .map(Analyst::departure)
        .map(departure -> departure.lastDay().plusDays(1))
        .orElseGet(pool::today);
  }

  private Departure checked(Analyst known, LocalDate lastDay, String successor) {
    if (!known.active()) {
      throw new StateConflict(
          "userId", "hasLeft", "%s has already left the pool.".formatted(known.name()));
    }
    LocalDate today = pool.today();
    refuse(lastDay.isBefore(today), "lastDay", "notInThePast", "The last day is already over.");
    refuse(
        lastDay.isAfter(today.plusYears(FURTHEST_YEARS)),
        "lastDay",
        "tooFarAway",
        "The last day is more than %d years ahead.".formatted(FURTHEST_YEARS));
    if (successor == null || successor.isBlank()) {
      return new Departure(lastDay, null);
    }
    Analyst next = table
        .find(successor.strip())
        .filter(Analyst::active)
        .orElseThrow(() -> new InvalidInput(
            "successor",
            "unknownAnalyst",
            "There is no analyst '%s' in the pool.".formatted(successor.strip())));
    refuse(
        next.userId().equals(known.userId()),
        "successor",
        "somebodyElse",
        "%s cannot succeed themselves; please choose somebody else.".formatted(known.name()));
    refuse(!next.isStaying(), "successor", "leavesToo", "%s leaves too.".formatted(next.name()));
    refuse(
        !next.qualified(),
        "successor",
        "notQualified",
        "%s is not qualified for any reviews yet.".formatted(next.name()));
    return new Departure(lastDay, next.userId());
  }

  private static void refuse(boolean broken, String field, String rule, String message) {
    if (broken) {
      throw new InvalidInput(field, rule, message);
    }
  }
}

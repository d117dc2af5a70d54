package org.threatreviews.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * The people who hold threat reviews: the shared analysts and the advisors. When somebody is away
 * or leaves, {@link AnalystUnavailable} says so in the same transaction.
 */
@Service
@Transactional
public class Staff {

  /** A day further from today than this is a typing error. */
  private static final int FURTHEST_YEARS = 10;

  private final StaffTable table;
  private final PoolChanges pool;
  private final UserAccounts accounts;
  private final ClaimedTasks tasks;
  private final ApplicationEventPublisher events;

  /**
   * @param created false when the same was sent before
   */
  public record Submission(PoolMember member, boolean created) {}

  /**
   * @param absence with the days of others that it touched and now contains
   * @param created false when somebody is away on all these days already
   */
  public record RegisteredAbsence(Absence absence, boolean created) {}

  Staff(
      StaffTable table,
      PoolChanges pool,
      UserAccounts accounts,
      ClaimedTasks tasks,
      ApplicationEventPublisher events) {
    this.table = table;
    this.pool = pool;
    this.accounts = accounts;
    this.tasks = tasks;
    this.events = events;
  }

  // what team leads do

  /**
   * Takes somebody into the pool, once.
   *
   * @throws StateConflict when somebody else, or the same person described otherwise, has the user
   *     id
   */
  public Submission submit(Analyst analyst) {
    String fingerprint = fingerprint(analyst);
    boolean created = table.insert(analyst, false, fingerprint);
    if (!created) {
      Analyst known = pool.lock(analyst.userId());
      boolean same =
          table.fingerprintOf(analyst.userId()).filter(fingerprint::equals).isPresent();
      if (!same && !analyst.equals(known)) {
        throw new StateConflict(
            "userId",
            "userIdTaken",
            "'%s' is already in the pool with other details; please change the existing entry instead."
                .formatted(analyst.userId()));
      }
    }
    return new Submission(member(analyst.userId()), created);
  }

  /**
   * Changes what is known about somebody. Who leaves hands over all reviews ahead, and gives back
   * what they had claimed; an advisor's clients get another one. Who comes back, or stays after all,
   * gets back the clients that were theirs.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   * @throws InvalidInput when the qualification can't be
   */
  public PoolMember change(String userId, AnalystChange change) {
    Analyst known = pool.locked(userId);
    Analyst changed = change.applyTo(known);
    if (change.isAboutQualification()) {
      table.qualificationDecided(userId);
    }
    pool.carryOut(known, changed);
    return member(userId);
  }

  /** As the requests were described before qualifications had parts, as long as they say no more. */
  private static String fingerprint(Analyst analyst) {
    Map<String, Object> described = new TreeMap<>(Map.of(
        "active", analyst.active(),
        "advisor", analyst.advisor(),
        "email", analyst.email(),
        "name", analyst.name(),
        "qualified", analyst.qualified(),
        "timeZone", analyst.timeZone(),
        "userId", analyst.userId(),
        "weeklyReviews", analyst.weeklyReviews()));
    Qualification qualification = analyst.qualification();
    if (qualification.isAny() && !qualification.equals(Qualification.EVERYTHING)) {
      described.put("languages", qualification.languagesInOrder());
      described.put("qualifiedFor", qualification.subscriptionsInOrder());
    }
    return RequestFingerprint.of(described);
  }

  /**
   * Somebody leaves the pool; again it changes nothing.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  public void leave(String userId) {
    change(userId, AnalystChange.activity(false));
  }

  /**
   * Somebody is away on these days, both inclusive. Absences that touch these days become one with
   * them.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   * @throws InvalidInput when the days are in the wrong order, are over, or lie too far away
   */
  public RegisteredAbsence registerAbsence(String userId, LocalDate from, LocalDate to) {
    LocalDate today = pool.today();
    refuse(from.isAfter(to), "to", "endBeforeStart", "The last day is before the first day.");
    refuse(to.isBefore(today), "to", "notInThePast", "The absence is already over.");
    refuse(
        from.isBefore(today.minusYears(FURTHEST_YEARS)),
        "from",
        "tooFarAway",
        "The first day is more than %d years ago.".formatted(FURTHEST_YEARS));
    refuse(
        to.isAfter(today.plusYears(FURTHEST_YEARS)),
        "to",
        "tooFarAway",
        "The last day is more than %d years ahead.".formatted(FURTHEST_YEARS));
    pool.lock(userId);
    Absence asked = new Absence(from, to);
    List<Absence> touched =
        pool.absencesOf(userId).stream().filter(asked::touches).toList();
    Optional<Absence> known = touched.stream()
        .filter(absence -> absence.covers(from) && absence.covers(to))
        .findFirst();
    if (known.isPresent()) {
      return new RegisteredAbsence(known.get(), false);
    }
    touched.forEach(absence -> table.delete(userId, absence));
    Absence whole = touched.stream().reduce(asked, Absence::joinedWith);
    table.add(userId, whole);
    events.publishEvent(AnalystUnavailable.away(userId, whole));
    return new RegisteredAbsence(whole, true);
  }

  /**
   * Somebody will be there after all: of the reviews that were handed over, they get back those of
   * the clients whose advisor they are.
   *
   * @param from the absence's first day
   * @throws UnknownReference when nobody in the pool has this user id or no absence begins then
   */
  public void withdrawAbsence(String userId, LocalDate from) {
    Analyst analyst = pool.locked(userId);
    Absence absence = pool.absencesOf(userId).stream()
        .filter(known -> known.from().equals(from))
        .findFirst()
        .orElseThrow(() -> new UnknownReference("from", "absence that begins on", from.toString()));
    table.delete(userId, absence);
    if (analyst.active()) {
      events.publishEvent(new AnalystAvailable(userId, absence, List.of(), false));
    }
  }

  // what the engine's groups say

  /** Takes somebody into the pool, or changes what is known about them. */
  public void register(Analyst analyst) {
    if (!table.insert(analyst, false, null)) {
      table.update(analyst);
      table.qualificationDecided(analyst.userId());
      pool.askWhatTheyMayHold(analyst.userId());
    }
  }

  /**
   * Follows the engine's groups: who has joined one of them joins the pool, where they wait for a
   * team lead's word on what they may hold, or comes back; who is in none any more leaves. Whoever
   * never was in one is left alone, and so is a member whom a team lead has taken out of the pool.
   *
   * @param members all members of the groups, as they are when they join
   */
  public void follow(Collection<Analyst> members) {
    Set<String> before = table.inGroups();
    Set<String> now = members.stream().map(Analyst::userId).collect(Collectors.toSet());
    for (Analyst member : members) {
      String userId = member.userId();
      if (before.contains(userId)) {
        continue;
      }
      if (table.insert(member, true, null)) {
        pool.askWhatTheyMayHold(userId);
      } else {
        change(userId, AnalystChange.activity(true));
        table.rememberGroups(userId, true);
      }
    }
    for (String userId : before) {
      if (!now.contains(userId)) {
        leave(userId);
        table.rememberGroups(userId, false);
      }
    }
  }

  /** Gives back what people have claimed who can't do it any more. */
  public void giveBackOfStrangers() {
    tasks.giveBackOfOthers();
  }

  // what is known

  /** Everybody with their absences that are not over, by user id; who has left comes last. */
  @Transactional(readOnly = true)
  public List<PoolMember> members() {
    List<Analyst> everybody = all();
    Set<String> withAccount =
        accounts.existing(everybody.stream().map(Analyst::userId).toList());
    Map<String, List<Absence>> absences = table.absences(pool.today());
    Set<String> waiting = table.waiting();
    return everybody.stream()
        .sorted(Comparator.comparing((Analyst analyst) -> !analyst.active())
            .thenComparing(Analyst::userId))
        .map(analyst -> new PoolMember(
            analyst,
            withAccount.contains(analyst.userId()),
            waiting.contains(analyst.userId()),
            absences.getOrDefault(analyst.userId(), List.of())))
        .toList();
  }

  /**
   * @throws UnknownReference when nobody in the pool has this user id
   */
  @Transactional(readOnly = true)
  public PoolMember member(String userId) {
    return members().stream()
        .filter(member -> member.analyst().userId().equals(userId))
        .findFirst()
        .orElseThrow(() -> PoolChanges.unknown(userId));
  }

  /** Everybody, by user id. */
  @Transactional(readOnly = true)
  public List<Analyst> all() {
    return table.all();
  }

  /** What people read instead of user ids, of whoever is or was in the pool. */
  @Transactional(readOnly = true)
  public Map<String, String> names() {
    return all().stream().collect(Collectors.toMap(Analyst::userId, Analyst::name));
  }

  @Transactional(readOnly = true)
  public Optional<Analyst> find(String userId) {
    return table.find(userId);
  }

  /** The name of somebody who holds reviews; empty for null, and for who never was in the pool. */
  @Transactional(readOnly = true)
  public Optional<String> nameOf(String userId) {
    return Optional.ofNullable(userId).flatMap(this::find).map(Analyst::name);
  }

  /**
   * What people call somebody who signs in: the name in the pool, or of the account, and the user id
   * only when there is no name.
   */
  @Transactional(readOnly = true)
  public String nameOfUser(String userId) {
    return nameOf(userId).or(() -> accounts.nameOf(userId)).orElse(userId);
  }

  /**
   * Everybody with their bookings. Held for this transaction, so that nobody else gives the same
   * hour of an analyst away.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Roster roster() {
    return pool.rosterOf(table.lockAll());
  }

  /** The same without keeping others from booking: to see what planning would give. */
  @Transactional(readOnly = true)
  public Roster rosterToLookAt() {
    return pool.rosterOf(all());
  }

  private static void refuse(boolean broken, String field, String rule, String message) {
    if (broken) {
      throw new InvalidInput(field, rule, message);
    }
  }
}

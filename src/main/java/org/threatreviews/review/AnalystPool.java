package org.threatreviews.review;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.history.DecisionHistory;
import org.threatreviews.problem.InvalidInput;
import org.threatreviews.problem.RequestFingerprint;
import org.threatreviews.problem.StateConflict;
import org.threatreviews.problem.UnknownReference;

/**
 * The people who hold threat reviews: the shared analysts and the advisors. When somebody is away
 * or leaves, each of their reviews in that time is handed over by a process of its own, which
 * starts in the same transaction.
 */
@Service
@Transactional
public class AnalystPool {

  /** A day further from today than this is a typing error. */
  private static final int FURTHEST_YEARS = 10;

  private final JdbcClient jdbc;
  private final StoredDiaries diaries;
  private final ReviewRepository reviews;
  private final ReviewHistory history;
  private final ReviewProcess process;
  private final UserAccounts accounts;
  private final BusinessCalendar calendar;
  private final Clock clock;

  /**
   * @param created false when the same was sent before
   */
  public record Submission(PoolMember member, boolean created) {}

  /**
   * @param absence with the days of others that it touched and now contains
   * @param created false when somebody is away on all these days already
   */
  public record RegisteredAbsence(Absence absence, boolean created) {}

  AnalystPool(
      JdbcClient jdbc,
      StoredDiaries diaries,
      ReviewRepository reviews,
      ReviewHistory history,
      ReviewProcess process,
      UserAccounts accounts,
      BusinessCalendar calendar,
      Clock clock) {
    this.jdbc = jdbc;
    this.diaries = diaries;
    this.reviews = reviews;
    this.history = history;
    this.process = process;
    this.accounts = accounts;
    this.calendar = calendar;
    this.clock = clock;
  }

  // what team leads do

  /**
   * Takes somebody into the pool, once.
   *
   * @throws StateConflict when somebody else, or the same person described otherwise, has the user
   *     id
   */
  public Submission submit(Analyst analyst) {
    String fingerprint = RequestFingerprint.of(analyst);
    boolean created = insert(analyst, false, fingerprint);
    if (!created) {
      Analyst known = lock(analyst.userId());
      String before = jdbc.sql("select request_fingerprint from analyst where user_id = :id")
          .param("id", analyst.userId())
          .query((row, n) -> Optional.ofNullable(row.getString(1)))
          .single()
          .orElse(null);
      if (!fingerprint.equals(before) && !analyst.equals(known)) {
        throw new StateConflict(
            "userId",
            "userIdTaken",
            "'%s' is in the pool already and is described otherwise; change them instead."
                .formatted(analyst.userId()));
      }
    }
    return new Submission(member(analyst.userId()), created);
  }

  /**
   * Changes what is known about somebody. Who leaves hands over all reviews ahead; an advisor's
   * clients get another one.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  public PoolMember change(String userId, AnalystChange change) {
    lockProgrammesOf(userId);
    Analyst known = lock(userId);
    Analyst changed = change.applyTo(known);
    update(changed);
    boolean advises = changed.active() && changed.advisor();
    if (!advises) {
      replaceAdvisor(userId);
    }
    if (known.active() && !changed.active()) {
      ahead(userId).forEach(review -> process.startHandOver(review.reference(), userId));
    }
    if (!known.active() && changed.active()) {
      List<Absence> absences = absencesOf(userId);
      settle(
          userId, review -> absences.stream().noneMatch(absence -> absence.covers(dayOf(review))));
    }
    return member(userId);
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
    LocalDate today = today();
    refuse(from.isAfter(to), "to", "endBeforeStart", "The last day lies before the first.");
    refuse(to.isBefore(today), "to", "notInThePast", "The absence is over already.");
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
    lock(userId);
    List<Absence> touched = absencesOf(userId).stream()
        .filter(known -> !known.from().isAfter(to) && !known.to().isBefore(from))
        .toList();
    for (Absence known : touched) {
      if (known.covers(from) && known.covers(to)) {
        return new RegisteredAbsence(known, false);
      }
    }
    Absence whole = new Absence(from, to);
    for (Absence known : touched) {
      delete(userId, known.from());
      whole = new Absence(
          known.from().isBefore(whole.from()) ? known.from() : whole.from(),
          known.to().isAfter(whole.to()) ? known.to() : whole.to());
    }
    jdbc.sql("insert into analyst_absence (user_id, first_day, last_day) values (:id, :from, :to)")
        .param("id", userId)
        .param("from", Date.valueOf(whole.from()))
        .param("to", Date.valueOf(whole.to()))
        .update();
    Absence away = whole;
    ahead(userId).stream()
        .filter(review -> away.covers(dayOf(review)))
        .forEach(review -> process.startHandOver(review.reference(), userId));
    return new RegisteredAbsence(whole, true);
  }

  /**
   * Somebody will be there after all. Reviews that were handed over stay where they are.
   *
   * @param from the absence's first day
   * @throws UnknownReference when nobody in the pool has this user id or no absence begins then
   */
  public void withdrawAbsence(String userId, LocalDate from) {
    Analyst analyst = lock(userId);
    Absence absence = absencesOf(userId).stream()
        .filter(known -> known.from().equals(from))
        .findFirst()
        .orElseThrow(() -> new UnknownReference("from", "absence that begins on", from.toString()));
    delete(userId, from);
    if (analyst.active()) {
      settle(userId, review -> absence.covers(dayOf(review)));
    }
  }

  // what the engine's groups say

  /** Takes somebody into the pool, or changes what is known about them. */
  public void register(Analyst analyst) {
    if (!insert(analyst, false, null)) {
      update(analyst);
    }
  }

  /**
   * Follows the engine's groups: who has joined one of them joins the pool or comes back, who is in
   * none any more leaves. Whoever never was in one is left alone, and so is a member whom a team
   * lead has taken out of the pool.
   *
   * @param members all members of the groups, as they are when they join
   */
  public void follow(Collection<Analyst> members) {
    Set<String> before = Set.copyOf(jdbc.sql("select user_id from analyst where in_groups")
        .query(String.class)
        .list());
    Map<String, Analyst> now =
        members.stream().collect(Collectors.toMap(Analyst::userId, member -> member));
    for (Analyst member : members) {
      String userId = member.userId();
      if (!before.contains(userId) && !insert(member, true, null)) {
        change(userId, AnalystChange.activity(true));
        rememberGroups(userId, true);
      }
    }
    for (String userId : before) {
      if (!now.containsKey(userId)) {
        leave(userId);
        rememberGroups(userId, false);
      }
    }
  }

  // what is known

  /** Everybody with their absences that are not over, by user id; who has left comes last. */
  @Transactional(readOnly = true)
  public List<PoolMember> members() {
    List<Analyst> everybody = all();
    Set<String> withAccount =
        accounts.existing(everybody.stream().map(Analyst::userId).toList());
    Map<String, List<Absence>> absences = absences();
    return everybody.stream()
        .sorted(Comparator.comparing((Analyst analyst) -> !analyst.active())
            .thenComparing(Analyst::userId))
        .map(analyst -> new PoolMember(
            analyst,
            withAccount.contains(analyst.userId()),
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
        .orElseThrow(() -> unknown(userId));
  }

  /** Everybody, by user id. */
  @Transactional(readOnly = true)
  public List<Analyst> all() {
    return read("");
  }

  @Transactional(readOnly = true)
  public Optional<Analyst> find(String userId) {
    return all().stream().filter(analyst -> analyst.userId().equals(userId)).findFirst();
  }

  /**
   * Everybody with their diaries. Held for this transaction, so that nobody else gives the same
   * hour of an analyst away.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  Roster roster() {
    return roster(read(" for update"));
  }

  /** The same without keeping others from booking: to see what planning would give. */
  @Transactional(readOnly = true)
  Roster rosterToLookAt() {
    return roster(all());
  }

  private Roster roster(List<Analyst> everybody) {
    List<Roster.DaysAway> absences = jdbc.sql(
            "select user_id, first_day, last_day from analyst_absence where last_day >= :today")
        .param("today", Date.valueOf(calendar.provider().dateOf(clock.instant())))
        .query((row, n) -> new Roster.DaysAway(
            row.getString("user_id"),
            row.getDate("first_day").toLocalDate(),
            row.getDate("last_day").toLocalDate()))
        .list();
    return new Roster(everybody, absences, calendar.zone(), diaries);
  }

  private List<Analyst> read(String lock) {
    return jdbc.sql("""
            select user_id, name, email, qualified, advisor, time_zone, weekly_reviews, active
            from analyst order by user_id
            """ + lock)
        .query((row, n) -> new Analyst(
            row.getString("user_id"),
            row.getString("name"),
            row.getString("email"),
            row.getBoolean("qualified"),
            row.getBoolean("advisor"),
            ZoneId.of(row.getString("time_zone")),
            row.getInt("weekly_reviews"),
            row.getBoolean("active")))
        .list();
  }

  // rows

  /**
   * Holds the pool as the roster does, so that nobody plans with this person meanwhile.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  private Analyst lock(String userId) {
    return read(" for update").stream()
        .filter(analyst -> analyst.userId().equals(userId))
        .findFirst()
        .orElseThrow(() -> unknown(userId));
  }

  /** Before the pool, as planning does: it holds the programme when it asks for the roster. */
  private void lockProgrammesOf(String advisor) {
    jdbc.sql("select client_reference from review_programme where advisor = :id for update")
        .param("id", advisor)
        .query(String.class)
        .list();
  }

  /** Each client of an advisor who does not advise any more gets the one with the most time. */
  private void replaceAdvisor(String advisor) {
    List<String> clients = jdbc.sql(
            "select client_reference from review_programme where advisor = :id order by 1")
        .param("id", advisor)
        .query(String.class)
        .list();
    for (String client : clients) {
      Optional<String> successor = jdbc.sql("""
              update review_programme set version = version + 1, advisor = (
                select user_id from analyst where active and advisor
                order by (select count(*) from review_programme p where p.advisor = user_id)
                         / greatest(weekly_reviews, 1)::numeric, user_id
                limit 1)
              where client_reference = :client
              returning advisor
              """)
          .param("client", client)
          .query((row, n) -> Optional.ofNullable(row.getString("advisor")))
          .single();
      history.contract(
          client,
          ReviewDecision.ADVISOR_ASSIGNED,
          DecisionHistory.SYSTEM,
          "%s in place of %s".formatted(successor.orElse("nobody"), advisor));
    }
  }

  /** The reviews ahead that this person holds. */
  private List<Review> ahead(String userId) {
    return reviews.findAheadOf(userId, clock.instant());
  }

  /** Ends what looks for somebody else for the reviews that this person can hold after all. */
  private void settle(String userId, Predicate<Review> canHold) {
    ahead(userId).stream()
        .filter(canHold)
        .forEach(review -> process.handOverSettled(review.reference()));
  }

  private boolean insert(Analyst analyst, boolean inGroups, String fingerprint) {
    return jdbc.sql("""
                insert into analyst (user_id, name, email, qualified, advisor, time_zone,
                                     weekly_reviews, active, in_groups, request_fingerprint)
                values (:id, :name, :email, :qualified, :advisor, :zone,
                        :weekly, :active, :inGroups, :fingerprint)
                on conflict (user_id) do nothing
                """)
            .params(parameters(analyst))
            .param("inGroups", inGroups)
            .param("fingerprint", fingerprint)
            .update()
        == 1;
  }

  private void update(Analyst analyst) {
    jdbc.sql("""
            update analyst
            set name = :name, email = :email, qualified = :qualified, advisor = :advisor,
                time_zone = :zone, weekly_reviews = :weekly, active = :active
            where user_id = :id
            """).params(parameters(analyst)).update();
  }

  private static Map<String, Object> parameters(Analyst analyst) {
    return Map.of(
        "id", analyst.userId(),
        "name", analyst.name(),
        "email", analyst.email(),
        "qualified", analyst.qualified(),
        "advisor", analyst.advisor(),
        "zone", analyst.timeZone().getId(),
        "weekly", analyst.weeklyReviews(),
        "active", analyst.active());
  }

  private void rememberGroups(String userId, boolean inGroups) {
    jdbc.sql("update analyst set in_groups = :inGroups where user_id = :id")
        .param("inGroups", inGroups)
        .param("id", userId)
        .update();
  }

  private void delete(String userId, LocalDate from) {
    jdbc.sql("delete from analyst_absence where user_id = :id and first_day = :from")
        .param("id", userId)
        .param("from", Date.valueOf(from))
        .update();
  }

  private List<Absence> absencesOf(String userId) {
    return absences().getOrDefault(userId, List.of());
  }

  private Map<String, List<Absence>> absences() {
    return jdbc
        .sql("""
            select user_id, first_day, last_day from analyst_absence
            where last_day >= :today order by user_id, first_day
            """)
        .param("today", Date.valueOf(today()))
        .query((row, n) -> Map.entry(
            row.getString("user_id"),
            new Absence(
                row.getDate("first_day").toLocalDate(), row.getDate("last_day").toLocalDate())))
        .list()
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  private LocalDate dayOf(Review review) {
    return calendar.provider().dateOf(review.startsAt());
  }

  private LocalDate today() {
    return calendar.provider().dateOf(clock.instant());
  }

  private static UnknownReference unknown(String userId) {
    return new UnknownReference("userId", "analyst", userId);
  }

  private static void refuse(boolean broken, String field, String rule, String message) {
    if (broken) {
      throw new InvalidInput(field, rule, message);
    }
  }
}

package org.threatreviews.staff;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.client.Subscription;

/** The rows about people who hold reviews, and about the days on which they are away. */
@Component
class StaffTable {

  private static final String ANALYSTS = """
      select user_id, name, email, for_standard, for_advisor, languages, advisor, time_zone,
             weekly_reviews, active, last_day, successor
      from analyst
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  StaffTable(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Everybody, by user id. */
  List<Analyst> all() {
    return read("");
  }

  /** Whoever has this user id, those who have left too; empty also for null. */
  Optional<Analyst> find(String userId) {
    return jdbc.sql(ANALYSTS + "where user_id = :id")
        .param("id", userId)
        .query(StaffTable::analyst)
        .optional();
  }

  /** Everybody, held until the transaction ends, so that nobody else plans with them meanwhile. */
  List<Analyst> lockAll() {
    return read(" for update");
  }

  private List<Analyst> read(String lock) {
    return jdbc.sql(ANALYSTS + "order by user_id" + lock)
        .query(StaffTable::analyst)
        .list();
  }

  private static Analyst analyst(ResultSet row, int number) throws SQLException {
    return new Analyst(
        row.getString("user_id"),
        row.getString("name"),
        row.getString("email"),
        qualification(row),
        row.getBoolean("advisor"),
        ZoneId.of(row.getString("time_zone")),
        row.getInt("weekly_reviews"),
        row.getBoolean("active"),
        departure(row));
  }

  private static Qualification qualification(ResultSet row) throws SQLException {
    Set<Subscription> subscriptions = EnumSet.noneOf(Subscription.class);
    if (row.getBoolean("for_standard")) {
      subscriptions.add(Subscription.STANDARD);
    }
    if (row.getBoolean("for_advisor")) {
      subscriptions.add(Subscription.ADVISOR);
    }
    String languages = row.getString("languages");
    return new Qualification(
        subscriptions, languages.isEmpty() ? Set.of() : Set.of(languages.split(",")));
  }

  private static Departure departure(ResultSet row) throws SQLException {
    LocalDate lastDay = row.getObject("last_day", LocalDate.class);
    return lastDay == null ? null : new Departure(lastDay, row.getString("successor"));
  }

  /** Whom a team lead has yet to qualify, or not to. */
  Set<String> waiting() {
    return Set.copyOf(
        jdbc.sql("select user_id from analyst where active and not qualification_decided")
            .query(String.class)
            .list());
  }

  void qualificationDecided(String userId) {
    jdbc.sql("""
            update analyst set qualification_decided = true, waiting_since = null
            where user_id = :id
            """).param("id", userId).update();
  }

  /** What they were described by when they were taken in by a request; empty otherwise. */
  Optional<String> fingerprintOf(String userId) {
    return jdbc.sql("select request_fingerprint from analyst where user_id = :id")
        .param("id", userId)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
  }

  /**
   * @param inGroups whether the engine's groups say so: then a lead has yet to say what they may hold
   * @param fingerprint of the request; null without one
   * @return false when there is somebody with this user id
   */
  boolean insert(Analyst analyst, boolean inGroups, String fingerprint) {
    return jdbc.sql("""
                insert into analyst (user_id, name, email, qualified, for_standard, for_advisor,
                                     languages, advisor, time_zone, weekly_reviews, active,
                                     last_day, successor, qualification_decided, waiting_since,
                                     in_groups, request_fingerprint)
                values (:id, :name, :email, :qualified, :forStandard, :forAdvisor,
                        :languages, :advisor, :zone, :weekly, :active,
                        cast(:lastDay as date), :successor, not :inGroups, :waitingSince,
                        :inGroups, :fingerprint)
                on conflict (user_id) do nothing
                """)
            .params(parameters(analyst))
            .param("inGroups", inGroups)
            .param(
                "waitingSince", inGroups ? Timestamp.from(clock.instant()) : null, Types.TIMESTAMP)
            .param("fingerprint", fingerprint)
            .update()
        == 1;
  }

  void update(Analyst analyst) {
    jdbc.sql("""
            update analyst
            set name = :name, email = :email, qualified = :qualified,
                for_standard = :forStandard, for_advisor = :forAdvisor, languages = :languages,
                advisor = :advisor, time_zone = :zone, weekly_reviews = :weekly,
                active = :active, last_day = cast(:lastDay as date), successor = :successor
            where user_id = :id
            """).params(parameters(analyst)).update();
  }

  private static Map<String, Object> parameters(Analyst analyst) {
    Qualification qualification = analyst.qualification();
    Map<String, Object> parameters = new HashMap<>(Map.of(
        "id", analyst.userId(),
        "name", analyst.name(),
        "email", analyst.email(),
        "qualified", analyst.qualified(),
        "forStandard", qualification.subscriptions().contains(Subscription.STANDARD),
        "forAdvisor", qualification.subscriptions().contains(Subscription.ADVISOR),
        "languages", String.join(",", qualification.languagesInOrder()),
        "advisor", analyst.advisor(),
        "zone", analyst.timeZone().getId(),
        "weekly", analyst.weeklyReviews()));
    Departure departure = analyst.departure();
    parameters.put("active", analyst.active());
    parameters.put("lastDay", departure == null ? null : departure.lastDay().toString());
    parameters.put("successor", departure == null ? null : departure.successor());
    return parameters;
  }

  /** Whom the engine's groups have named so far. */
  Set<String> inGroups() {
    return Set.copyOf(jdbc.sql("select user_id from analyst where in_groups")
        .query(String.class)
        .list());
  }

  void rememberGroups(String userId, boolean inGroups) {
    jdbc.sql("update analyst set in_groups = :inGroups where user_id = :id")
        .param("inGroups", inGroups)
        .param("id", userId)
        .update();
  }

  /** Absences that are not over on this day, by user id and first day. */
  Map<String, List<Absence>> absences(LocalDate today) {
    return jdbc
        .sql("""
            select user_id, first_day, last_day from analyst_absence
            where last_day >= :today order by user_id, first_day
            """)
        .param("today", Date.valueOf(today))
        .query((row, n) -> Map.entry(
            row.getString("user_id"),
            new Absence(
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class))))
        .list()
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  List<Absence> absencesOf(String userId, LocalDate today) {
    return absences(today).getOrDefault(userId, List.of());
  }

  void deleteAbsences(String userId) {
    jdbc.sql("delete from analyst_absence where user_id = :id")
        .param("id", userId)
        .update();
  }

  void add(String userId, Absence absence) {
    jdbc.sql("insert into analyst_absence (user_id, first_day, last_day) values (:id, :from, :to)")
        .param("id", userId)
        .param("from", Date.valueOf(absence.from()))
        .param("to", Date.valueOf(absence.to()))
        .update();
  }

  void delete(String userId, Absence absence) {
    jdbc.sql("delete from analyst_absence where user_id = :id and first_day = :from")
        .param("id", userId)
        .param("from", Date.valueOf(absence.from()))
        .update();
  }
}

package org.threatreviews.staff;

import java.sql.Date;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows about people who hold reviews, and about the days on which they are away. */
@Component
class StaffTable {

  private final JdbcClient jdbc;

  StaffTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everybody, by user id. */
  List<Analyst> all() {
    return read("");
  }

  /** Everybody, held until the transaction ends, so that nobody else plans with them meanwhile. */
  List<Analyst> lockAll() {
    return read(" for update");
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

  /** What they were described by when they were taken in by a request; empty otherwise. */
  Optional<String> fingerprintOf(String userId) {
    return jdbc.sql("select request_fingerprint from analyst where user_id = :id")
        .param("id", userId)
        .query((row, n) -> Optional.ofNullable(row.getString(1)))
        .single();
  }

  /**
   * @param inGroups whether the engine's groups say so
   * @param fingerprint of the request; null without one
   * @return false when there is somebody with this user id
   */
  boolean insert(Analyst analyst, boolean inGroups, String fingerprint) {
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

  void update(Analyst analyst) {
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
                row.getObject("first_day", LocalDate.class), row.getDate("last_day").toLocalDate())))
        .list()
        .stream()
        .collect(Collectors.groupingBy(
            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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

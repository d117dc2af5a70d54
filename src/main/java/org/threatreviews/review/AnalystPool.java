package org.threatreviews.review;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.problem.UnknownReference;

/** The people who hold threat reviews: the shared analysts and the advisors. */
@Service
@Transactional
public class AnalystPool {

  private final JdbcClient jdbc;
  private final StoredDiaries diaries;
  private final BusinessCalendar calendar;
  private final Clock clock;

  AnalystPool(JdbcClient jdbc, StoredDiaries diaries, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.diaries = diaries;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Takes somebody into the pool, or changes what is known about them. */
  public void register(Analyst analyst) {
    jdbc.sql("""
            insert into analyst (user_id, name, email, qualified, advisor, time_zone,
                                 weekly_reviews, active)
            values (:id, :name, :email, :qualified, :advisor, :zone, :weekly, :active)
            on conflict (user_id) do update
            set name = excluded.name, email = excluded.email, qualified = excluded.qualified,
                advisor = excluded.advisor, time_zone = excluded.time_zone,
                weekly_reviews = excluded.weekly_reviews, active = excluded.active
            """)
        .param("id", analyst.userId())
        .param("name", analyst.name())
        .param("email", analyst.email())
        .param("qualified", analyst.qualified())
        .param("advisor", analyst.advisor())
        .param("zone", analyst.timeZone().getId())
        .param("weekly", analyst.weeklyReviews())
        .param("active", analyst.active())
        .update();
  }

  /**
   * Somebody is away on these days, both inclusive. Another absence that begins on the same day is
   * replaced.
   *
   * @throws UnknownReference when nobody in the pool has this user id
   */
  public void registerAbsence(String userId, LocalDate firstDay, LocalDate lastDay) {
    if (find(userId).isEmpty()) {
      throw new UnknownReference("analyst", "analyst", userId);
    }
    jdbc.sql("""
            insert into analyst_absence (user_id, first_day, last_day)
            values (:id, :first, :last)
            on conflict (user_id, first_day) do update set last_day = excluded.last_day
            """)
        .param("id", userId)
        .param("first", Date.valueOf(firstDay))
        .param("last", Date.valueOf(lastDay))
        .update();
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
    List<Roster.Absence> absences = jdbc.sql(
            "select user_id, first_day, last_day from analyst_absence where last_day >= :today")
        .param("today", Date.valueOf(calendar.provider().dateOf(clock.instant())))
        .query((row, n) -> new Roster.Absence(
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
}

package org.threatreviews.review.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.staff.Bookings;
import org.threatreviews.staff.Slot;

/** The bookings as the tables have them; each question is one statement over an index. */
@Component
class StoredBookings implements Bookings {

  private final JdbcClient jdbc;

  StoredBookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<Booking> during(Collection<Slot> times, Collection<String> people) {
    return people.size() == 1 ? during(times, people.iterator().next()) : ofAll(times, people);
  }

  /**
   * By time: few people are in a meeting then, however many meetings there are. {@code offset 0}
   * keeps the database from beginning with the people, who have thousands.
   */
  private List<Booking> ofAll(Collection<Slot> times, Collection<String> people) {
    return jdbc.sql("""
            select distinct met.analyst, met.starts_at, met.ends_at
            from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                   as asked (starts_at, ends_at)
            cross join lateral (
              select r.analyst, r.starts_at, r.ends_at
              from review r
              where tstzrange(r.starts_at, r.ends_at) && tstzrange(asked.starts_at, asked.ends_at)
                and r.status in ('PLANNED', 'PUBLISHED') and r.analyst is not null
              offset 0) met
            where met.analyst = any (:people)
            """)
        .param("starts", array(times, slot -> slot.start().toString()))
        .param("ends", array(times, slot -> slot.end().toString()))
        .param("people", array(people, Function.identity()))
        .query(StoredBookings::booking)
        .list();
  }

  /** By person: one has few meetings in a week. No meeting is longer than a day. */
  private List<Booking> during(Collection<Slot> times, String person) {
    return jdbc.sql("""
            select distinct r.analyst, r.starts_at, r.ends_at
            from unnest(cast(:starts as timestamptz[]), cast(:ends as timestamptz[]))
                   as asked (starts_at, ends_at)
            join review r
              on r.starts_at > asked.starts_at - interval '1 day' and r.starts_at < asked.ends_at
             and r.ends_at > asked.starts_at
            where r.status in ('PLANNED', 'PUBLISHED') and r.analyst = :person
            """)
        .param("starts", array(times, slot -> slot.start().toString()))
        .param("ends", array(times, slot -> slot.end().toString()))
        .param("person", person)
        .query(StoredBookings::booking)
        .list();
  }

  private static Booking booking(ResultSet row, int number) throws SQLException {
    return new Booking(
        row.getString("analyst"),
        new Slot(
            row.getTimestamp("starts_at").toInstant(),
            row.getTimestamp("ends_at").toInstant()));
  }

  @Override
  public List<Load> loads(Collection<LocalDate> weeks, Collection<String> people) {
    return jdbc.sql("""
            select user_id, week, meetings from staff_meetings
            where week = any (cast(:weeks as date[])) and user_id = any (:people) and meetings > 0
            """)
        .param("weeks", array(weeks, LocalDate::toString))
        .param("people", array(people, Function.identity()))
        .query((row, n) -> new Load(
            row.getString("user_id"), row.getObject("week", LocalDate.class), row.getInt("meetings")))
        .list();
  }

  @Override
  public List<String> byMeetingsFrom(LocalDate week, Collection<String> people) {
    return jdbc.sql("""
            select person.user_id
            from unnest(:people) as person (user_id)
            left join staff_meetings w
              on w.user_id = person.user_id and w.week >= cast(:week as date)
            left join staff_turn t on t.user_id = person.user_id
            group by person.user_id, t.turn
            order by coalesce(sum(w.meetings), 0), t.turn nulls first, person.user_id
            """)
        .param("people", array(people, Function.identity()))
        .param("week", week.toString())
        .query(String.class)
        .list();
  }

  @Override
  public Map<String, Long> turns(Collection<String> people) {
    return jdbc
        .sql("select user_id, turn from staff_turn where user_id = any (:people)")
        .param("people", array(people, Function.identity()))
        .query((row, n) -> Map.entry(row.getString("user_id"), row.getLong("turn")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static <T> String[] array(Collection<T> values, Function<T, String> text) {
    return values.stream().map(text).toArray(String[]::new);
  }
}

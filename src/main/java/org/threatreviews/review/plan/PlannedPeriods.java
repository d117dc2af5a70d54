package org.threatreviews.review.plan;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.review.Review;
import org.threatreviews.review.schedule.NoReview;
import org.threatreviews.review.schedule.PlanChange;

/** Keeps which periods a client's contract has, and why one of them has no review. */
@Component
public class PlannedPeriods {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;
  private final Clock clock;

  PlannedPeriods(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Clients that were planned before their periods were kept. */
  List<String> clientsWithout() {
    return jdbc.sql("""
            select p.client_reference from review_programme p
            join current_client c on c.reference = p.client_reference
            where not exists (select 1 from planned_period known
                              where known.client_reference = p.client_reference
                                and known.without is distinct from 'CANCELLED_BY_LEAD')
            order by 1
            """).query(String.class).list();
  }

  /** By day. */
  List<PlanChange.Period> of(String client) {
    return jdbc.sql("""
            select months, period_index, title, first_day, last_day, due_on, without
            from planned_period where client_reference = :client order by first_day, months
            """)
        .param("client", client)
        .query((row, n) -> new PlanChange.Period(
            row.getInt("months"),
            row.getInt("period_index"),
            row.getString("title"),
            row.getObject("first_day", LocalDate.class),
            row.getObject("last_day", LocalDate.class),
            row.getObject("due_on", LocalDate.class),
            row.getString("without") == null ? null : NoReview.valueOf(row.getString("without"))))
        .list();
  }

  /** These instead of those before; a reason that holds on keeps who gave it and when. */
  void replace(String client, List<PlanChange.Period> periods) {
    jdbc.sql("""
            delete from planned_period p
            where client_reference = :client and not exists (
              select 1 from unnest(cast(:months as integer[]), cast(:indexes as integer[]))
                as kept (months, period_index)
              where kept.months = p.months and kept.period_index = p.period_index)
            """)
        .param("client", client)
        .param("months", array(periods, period -> String.valueOf(period.months())))
        .param("indexes", array(periods, period -> String.valueOf(period.index())))
        .update();
    jdbc.sql("""
            insert into planned_period (client_reference, months, period_index, title, first_day,
                                        last_day, due_on, without, decided_at)
            select :client, months, period_index, title, first_day, last_day, due_on, without,
                   case when without is not null then cast(:now as timestamptz) end
            from unnest(cast(:months as integer[]), cast(:indexes as integer[]),
                        cast(:titles as text[]), cast(:firsts as date[]), cast(:lasts as date[]),
                        cast(:days as date[]), cast(:reasons as text[]))
              as p (months, period_index, title, first_day, last_day, due_on, without)
            on conflict (client_reference, months, period_index) do update set
              title = excluded.title, first_day = excluded.first_day, last_day = excluded.last_day,
              due_on = excluded.due_on, without = excluded.without,
              decided_by = case when planned_period.without is not distinct from excluded.without
                                then planned_period.decided_by end,
              decided_at = case when planned_period.without is not distinct from excluded.without
                                then planned_period.decided_at else excluded.decided_at end
            """)
        .param("client", client)
        .param("now", Timestamp.from(clock.instant()))
        .param("months", array(periods, period -> String.valueOf(period.months())))
        .param("indexes", array(periods, period -> String.valueOf(period.index())))
        .param("titles", array(periods, PlanChange.Period::title))
        .param("firsts", array(periods, period -> period.firstDay().toString()))
        .param("lasts", array(periods, period -> period.lastDay().toString()))
        .param("days", array(periods, period -> text(period.day())))
        .param("reasons", array(periods, period -> text(period.without())))
        .update();
  }

  /**
   * The review was cancelled by somebody, so that its period has none and gets no other.
   *
   * @param by user id of who decided that
   */
  public void giveUp(Review review, String by) {
    // the days of a period that was planned before periods were kept are known with the next change
    LocalDate day = calendar.provider().dateOf(review.startsAt());
    jdbc.sql("""
            insert into planned_period (client_reference, months, period_index, title, first_day,
                                        last_day, due_on, without, decided_by, decided_at)
            values (:client, :months, :index, :title, :day, :day, :day, 'CANCELLED_BY_LEAD', :by,
                    :now)
            on conflict (client_reference, months, period_index) do update set
              without = excluded.without, decided_by = excluded.decided_by,
              decided_at = excluded.decided_at
            """)
        .param("client", review.clientReference())
        .param("months", review.cadenceMonths())
        .param("index", review.periodIndex())
        .param("title", review.title())
        .param("day", day)
        .param("by", by)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }

  private static String[] array(
      List<PlanChange.Period> periods, Function<PlanChange.Period, String> text) {
    return periods.stream().map(text).toArray(String[]::new);
  }
}

package org.threatreviews.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;

/** Adds to the table of decisions and reads it. The database refuses anything else. */
@Component
class DecisionTable {

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;

  /** Conditions of a query and the values that they name. */
  private record Condition(String sql, Map<String, Object> values) {

    Condition and(String more, Map<String, Object> moreValues) {
      Map<String, Object> all = new HashMap<>(values);
      all.putAll(moreValues);
      return new Condition(sql + " and " + more, all);
    }

    Condition andIfGiven(String more, String name, Object value) {
      return value == null ? this : and(more, Map.of(name, value));
    }
  }

  DecisionTable(JdbcClient jdbc, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.calendar = calendar;
  }

  void insert(
      Decision decision, Instant at, String by, DecisionChannel channel, String recordedBy) {
    jdbc.sql("""
            insert into decision (client_reference, subject, reference, kind, decided_at,
                                  decided_by, channel, wording, contact_id, decided_by_name,
                                  recorded_by)
            select :client, :subject, :reference, :kind, :at, :by, :channel, :wording,
                   who.id, who.name, :recordedBy
            from (values (1)) one
            left join client_contact who
              on who.client_reference = :client and lower(who.email) = lower(:by)
            """)
        .param("client", decision.client())
        .param("subject", decision.subject().name())
        .param("reference", decision.reference())
        .param("kind", decision.kind())
        .param("at", utc(at))
        .param("by", by)
        .param("channel", channel.name())
        .param("wording", decision.wording())
        .param("recordedBy", recordedBy)
        .update();
  }

  List<RecordedDecision> page(HistoryFilter filter, long offset, int size) {
    return select(condition(filter), offset, size);
  }

  /** What follows on this decision, however much came before. */
  List<RecordedDecision> after(RecordedDecision last, HistoryFilter filter, int size) {
    Condition later = condition(filter)
        .and(
            "(decided_at, id) > (:lastAt, :lastId)",
            Map.of("lastAt", utc(last.at()), "lastId", last.id()));
    return select(later, 0, size);
  }

  long count(HistoryFilter filter) {
    Condition condition = condition(filter);
    return jdbc.sql("select count(*) from decision where " + condition.sql())
        .params(condition.values())
        .query(Long.class)
        .single();
  }

  private List<RecordedDecision> select(Condition condition, long offset, int size) {
    return jdbc.sql("select id, decided_at, subject, reference, kind, decided_by,"
            + " decided_by_name, channel, wording, recorded_by from decision where "
            + condition.sql()
            + " order by decided_at, id limit :size offset :offset")
        .params(condition.values())
        .param("size", size)
        .param("offset", offset)
        .query(DecisionTable::decision)
        .list();
  }

  private Condition condition(HistoryFilter filter) {
    LocalDate dayAfter = filter.to() == null ? null : filter.to().plusDays(1);
    return new Condition("client_reference = :client", Map.of("client", filter.client()))
        .andIfGiven("decided_at >= :from", "from", startOf(filter.from()))
        .andIfGiven("decided_at < :end", "end", startOf(dayAfter))
        .andIfGiven(
            "subject = :subject",
            "subject",
            filter.subject() == null ? null : filter.subject().name())
        .andIfGiven("reference = :reference", "reference", filter.reference());
  }

  private OffsetDateTime startOf(LocalDate day) {
    return day == null ? null : utc(day.atStartOfDay(calendar.zone()).toInstant());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static RecordedDecision decision(ResultSet row, int number) throws SQLException {
    return new RecordedDecision(
        row.getLong("id"),
        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
        DecisionSubject.valueOf(row.getString("subject")),
        row.getString("reference"),
        row.getString("kind"),
        row.getString("decided_by"),
        row.getString("decided_by_name"),
        DecisionChannel.valueOf(row.getString("channel")),
        row.getString("wording"),
        row.getString("recorded_by"));
  }
}

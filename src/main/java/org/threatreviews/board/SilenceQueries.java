package org.threatreviews.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;

/**
 * Reads the signs of silence, for all clients in one statement. Each matter has a silence of its own:
 * what somebody says about one incident is no answer about another. A meeting is about all that was
 * open then. To switch mails off is no answer.
 */
@Component
class SilenceQueries {

  /** When each of the clients {@code those} was last heard from, about anything. */
  private static final String HEARD = """
      heard as materialized (
        select client_reference, greatest(
          (select max(met_at) from client_met met
           where met.client_reference = those.client_reference),
          (select max(answered_at) from contact_answer answer
           where answer.client_reference = those.client_reference)) as at
        from those
      )
      """;

  /**
   * The signs that still stand: those after the client was last heard about the matter. A mail that
   * did not arrive is about its address, so any words from there count, and any call; what is said
   * about an action changes its day or ends it. Each part has an index of its own, since what it
   * looks for is rare. Reminders are counted from the mails that were sent.
   */
  private static final String SIGNS = """
      with possible as (
        select client_reference, 'MAIL_UNDELIVERABLE' as kind, business_key as reference,
               subject as title, created_at as asked_at, created_at as at, null as process,
               recipient as asked, last_error as reason
        from failed_mail
        where client_reference is not null %1$s
        union all
        select client_reference, 'MEETING_MISSED', review_reference, null, missed_at, missed_at,
               null, null, null
        from missed_meeting where true %1$s
        union all
        select client_reference, 'INCIDENT', reference, title, asked_at,
               case when unanswered then escalated_at end, 'incident-follow-up', null, null
        from open_incident
        where status = 'AWAITING_CLIENT' and (unanswered or reminders_sent > 0) %1$s
        union all
        select client_reference, 'ACTION_OVERDUE', key, title,
               (due_date + 1)::timestamp at time zone :zone, null, 'action-follow-up', null, null
        from open_action
        where owner = 'CLIENT' and reminders_sent > 0
          and due_date < (cast(:now as timestamptz) at time zone :zone)::date %1$s
      ), those as (
        select distinct p.client_reference
        from possible p join current_client c on c.reference = p.client_reference
      ), met as materialized (
        select client_reference,
               (select max(met_at) from client_meeting m
                where m.client_reference = those.client_reference) as at
        from those
      ), heard as materialized (
        select p.*, greatest(met.at, case p.kind
          when 'MAIL_UNDELIVERABLE' then greatest(
            (select max(m.met_at) from client_met m
             where m.client_reference = p.client_reference),
            (select max(a.answered_at) from contact_answer a
             where a.client_reference = p.client_reference and lower(a.email) = lower(p.asked)))
          when 'MEETING_MISSED' then
            (select max(w.said_at) from review_word w
             where w.client_reference = p.client_reference)
          when 'INCIDENT' then greatest(
            (select max(w.said_at) from incident_word w where w.incident_reference = p.reference),
            (select max(c.called_at) from phone_call c
             where c.client_reference = p.client_reference
               and c.incident_reference = p.reference and c.outcome = 'CLIENT_REACHED'))
          end) as heard_at
        from possible p join met on met.client_reference = p.client_reference
      ),
      sign as materialized (
        select p.client_reference,
               case when p.kind <> 'INCIDENT' then p.kind
                    when p.at > coalesce(p.heard_at, '-infinity') then 'INCIDENT_UNANSWERED'
                    else 'INCIDENT_REMINDED' end as kind,
               p.reference, p.title, p.asked_at,
               greatest(p.at, reminded.at) as at, coalesce(reminded.times, 0) as times,
               coalesce(reminded.since_asked, 0) as since_asked,
               p.asked, p.reason, greatest(p.asked_at, p.heard_at) as since
        from heard p
        left join lateral (
          select count(distinct (m.element, m.count)) as since_asked,
                 count(distinct (m.element, m.count))
                   filter (where m.created_at > coalesce(p.heard_at, '-infinity')) as times,
                 max(m.created_at) as at
          from sent_mail m
          where m.process = p.process and m.business_key = p.reference
            and m.template in ('incident-reminder', 'action-reminder')
            and m.created_at > p.asked_at
        ) reminded on p.process is not null
        where p.at > coalesce(p.heard_at, '-infinity') or reminded.times > 0
      )
      """;

  private static final String FACTS = """
      select client_reference,
             count(*) filter (where kind = 'MAIL_UNDELIVERABLE') as mails,
             count(*) filter (where kind = 'MEETING_MISSED') as meetings,
             count(*) filter (where kind = 'INCIDENT_UNANSWERED') as unanswered,
             coalesce(max(times) filter (where kind = 'INCIDENT_REMINDED'), 0) as incidents,
             coalesce(max(times) filter (where kind = 'ACTION_OVERDUE'), 0) as actions,
             min(since) as since
      from sign group by client_reference
      """;

  private static final String ONE_CLIENT = "and client_reference = :client";

  private record FactsOf(String client, SilenceFacts facts) {}

  private final JdbcClient jdbc;
  private final BusinessCalendar calendar;
  private final Clock clock;

  SilenceQueries(JdbcClient jdbc, BusinessCalendar calendar, Clock clock) {
    this.jdbc = jdbc;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Of each client that has left something unanswered. */
  Map<String, SilenceFacts> facts() {
    return asking("", FACTS)
        .query((row, n) -> new FactsOf(row.getString("client_reference"), read(row)))
        .list()
        .stream()
        .collect(Collectors.toMap(FactsOf::client, FactsOf::facts));
  }

  Optional<SilenceFacts> facts(String client) {
    return asking(ONE_CLIENT, FACTS)
        .param("client", client)
        .query((row, n) -> read(row))
        .optional();
  }

  /** Oldest first. */
  List<SilenceSign> signs(String client) {
    return asking(ONE_CLIENT, """
            select sign.*, coalesce(sign.title, review.title) as name from sign
            left join review_summary review
              on sign.kind = 'MEETING_MISSED' and review.reference = sign.reference
            order by since, sign.reference, name
            """)
        .param("client", client)
        .query((row, n) -> new SilenceSign(
            SilenceSign.Kind.valueOf(row.getString("kind")),
            row.getString("reference"),
            row.getString("name"),
            row.getTimestamp("asked_at").toInstant(),
            row.getTimestamp("at").toInstant(),
            row.getInt("since_asked"),
            row.getString("asked"),
            row.getString("reason")))
        .list();
  }

  /** Null when this client was never heard from. */
  Instant heardAt(String client) {
    return jdbc.sql("with those as (select cast(:client as text) as client_reference), " + HEARD
            + " select at from heard where at is not null")
        .param("client", client)
        .query(Timestamp.class)
        .optional()
        .map(Timestamp::toInstant)
        .orElse(null);
  }

  /**
   * @param which part of a condition that says whose signs; empty for all
   */
  private JdbcClient.StatementSpec asking(String which, String what) {
    return jdbc.sql(SIGNS.formatted(which) + what)
        .param("now", Timestamp.from(clock.instant()))
        .param("zone", calendar.zone().getId());
  }

  private static SilenceFacts read(ResultSet row) throws SQLException {
    return new SilenceFacts(
        row.getInt("mails"),
        row.getInt("meetings"),
        row.getInt("unanswered"),
        row.getInt("incidents"),
        row.getInt("actions"),
        row.getTimestamp("since").toInstant());
  }
}

package org.threatreviews.board;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what was asked of contacts from the outbox and the history, with the answers. */
@Component
class RequestReads {

  /** Mails that ask for something and calls of our people, which the history keeps. */
  private static final String ASKED = """
      with asked as (
        select id::text as id, created_at as asked_at, sent_at, recipient_name, recipient,
               template, process, business_key as reference, subject, status,
               case when status = 'FAILED' then last_error end as reason
        from mail_outbox
        where client_reference = :client and template = any(:templates) %1$s
        union all
        select id::text, decided_at, null, null, null, null, 'incident-follow-up', reference,
               wording, kind, null
        from decision
        where client_reference = :client and kind in ('CLIENT_REACHED', 'CLIENT_NOT_REACHED') %2$s
      )
      """;

  /** The first answer after it about the same, and whether the same is over. */
  private static final String ANSWERED = """
      select asked.*,
        coalesce(case when asked.status = 'CLIENT_REACHED' then asked.asked_at end,
                 said.at, confirmed.at, raised.at, r.held_at, done.at, o.at) as answered_at,
        coalesce(said.by, confirmed.by, raised.by) as answered_by,
        coalesce(i.status in ('CLOSED', 'WITHDRAWN'), q.status = 'CLOSED',
                 review.status = 'CANCELLED' or review.held_at is not null,
                 asked.process = 'action-follow-up' and done.open is null, false) as over
      from shown asked
      left join incident i
        on asked.process in ('incident-follow-up', 'risk-acceptance')
        and i.reference = asked.reference
      left join lateral (
        select f.given_at as at, f.given_by as by from incident_feedback f
        where f.incident_reference = i.reference and f.given_at > asked.asked_at
        order by f.given_at limit 1) said on true
      left join question q
        on asked.process = 'general-question' and q.reference = asked.reference
      left join lateral (
        select m.at, m.author as by from question_message m
        where m.question_reference = q.reference and m.kind in ('CONFIRMED', 'REOPENED')
          and m.at > asked.asked_at
        order by m.at limit 1) confirmed on true
      left join review
        on asked.process = 'threat-review' and review.reference = asked.reference
      left join lateral (
        select a.added_at as at, a.raised_by as by from agenda_item a
        where asked.template = 'review-agenda-request' and a.review_reference = review.reference
          and a.kind = 'CLIENT_POINT' and a.raised_by is not null and a.added_at > asked.asked_at
        order by a.added_at limit 1) raised on true
      left join lateral (
        select review.held_at where asked.template <> 'review-agenda-request'
          and review.held_at > asked.asked_at) r on true
      left join lateral (
        select a.settled_at as at, a.status = 'OPEN' or null as open from action_point a
        where asked.process = 'action-follow-up' and a.client_reference = :client
          and 'action-point-' || a.id = asked.reference
        union all
        select v.settled_at, v.status in ('PROPOSED', 'AGREED', 'IN_PROGRESS') or null
        from improvement v
        where asked.process = 'action-follow-up' and v.client_reference = :client
          and 'improvement-' || v.id = asked.reference) done on true
      left join lateral (
        select case asked.template
                 when 'onboarding-telemetry-reminder' then b.telemetry_recorded_at
                 else b.orientation_recorded_at end as at
        from onboarding b
        where asked.process = 'client-onboarding' and b.client_reference = :client) o on true
      order by asked.asked_at desc, asked.id desc
      """;

  /** Answers are looked for only to what is shown. */
  private static final String SHOWN = """
      , shown as (
        select * from asked %s order by asked_at desc, id desc limit :size offset :offset
      )
      """;

  private final JdbcClient jdbc;

  RequestReads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ContactRequest> page(String client, String reference, long offset, int size) {
    return part("", Map.of(), client, reference, offset, size);
  }

  /** What was asked before this one, however much came after. */
  List<ContactRequest> before(ContactRequest last, String client, String reference, int size) {
    return part(
        "where (asked_at, id) < (:lastAt, :lastId)",
        Map.of("lastAt", Timestamp.from(last.askedAt()), "lastId", last.id()),
        client,
        reference,
        0,
        size);
  }

  long count(String client, String reference) {
    return jdbc.sql(asked(reference) + "select count(*) from asked")
        .params(of(client, reference))
        .query(Long.class)
        .single();
  }

  private List<ContactRequest> part(
      String condition,
      Map<String, Object> values,
      String client,
      String reference,
      long offset,
      int size) {
    return jdbc.sql(asked(reference) + SHOWN.formatted(condition) + ANSWERED)
        .params(of(client, reference))
        .params(values)
        .param("size", size)
        .param("offset", offset)
        .query(RequestReads::request)
        .list();
  }

  private static String asked(String reference) {
    return reference == null
        ? ASKED.formatted("", "")
        : ASKED.formatted("and business_key = :reference", "and reference = :reference");
  }

  private static Map<String, Object> of(String client, String reference) {
    Map<String, Object> values = new HashMap<>();
    values.put("client", client);
    values.put("templates", RequestKind.templates().toArray(String[]::new));
    if (reference != null) {
      values.put("reference", reference);
    }
    return values;
  }

  private static ContactRequest request(ResultSet row, int number) throws SQLException {
    RequestState state = state(row.getString("status"));
    Instant answeredAt = instant(row, "answered_at");
    return new ContactRequest(
        row.getString("id"),
        instant(row, "asked_at"),
        instant(row, "sent_at"),
        row.getString("recipient_name"),
        row.getString("recipient"),
        RequestKind.of(row.getString("template")),
        row.getString("reference"),
        row.getString("subject"),
        state,
        row.getString("reason"),
        answer(state, answeredAt, row.getBoolean("over")),
        answeredAt,
        row.getString("answered_by"));
  }

  private static RequestState state(String status) {
    return switch (status) {
      case "QUEUED", "SENDING" -> RequestState.ON_ITS_WAY;
      case "HELD" -> RequestState.HELD;
      case "SENT" -> RequestState.SENT;
      case "FAILED" -> RequestState.UNDELIVERABLE;
      case "SUPERSEDED" -> RequestState.CALLED_BACK;
      case "CLIENT_REACHED" -> RequestState.REACHED;
      case "CLIENT_NOT_REACHED" -> RequestState.NOT_REACHED;
      default -> throw new IllegalStateException("unknown state of a request: " + status);
    };
  }

  private static ContactRequest.Answer answer(RequestState state, Instant at, boolean over) {
    if (at != null) {
      return ContactRequest.Answer.ANSWERED;
    }
    return over || state == RequestState.CALLED_BACK
        ? ContactRequest.Answer.NOT_NEEDED
        : ContactRequest.Answer.OPEN;
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp value = row.getTimestamp(column);
    return value == null ? null : value.toInstant();
  }
}

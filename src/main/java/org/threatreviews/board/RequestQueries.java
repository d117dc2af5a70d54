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

/** Reads what was asked of contacts, by mail and by phone, with the answers. */
@Component
class RequestQueries {

  /** Mails that ask for something, and calls that our people made. */
  private static final String ASKED = """
      with asked as (
        select id::text as id, created_at as asked_at, sent_at, recipient_name, recipient,
               template, process, business_key as reference, subject, status,
               case when status = 'FAILED' then last_error end as reason
        from contact_mail
        where client_reference = :client and template = any(:templates) %1$s
        union all
        select id::text, called_at, null, null, null, null, 'incident-follow-up',
               incident_reference, notes, outcome, null
        from phone_call
        where client_reference = :client %2$s
      )
      """;

  /** The first answer on the same matter that came after it, and whether the matter is over. */
  private static final String ANSWERED = """
      select asked.*,
        coalesce(case when asked.status = 'CLIENT_REACHED' then asked.asked_at end,
                 said.answered_at, replied.replied_at, raised.raised_at, met.held_at,
                 done.settled_at, onboarded.at) as answered_at,
        coalesce(said.answered_by, replied.replied_by, raised.raised_by) as answered_by,
        case
          when asked.process in ('incident-follow-up', 'risk-acceptance')
            then not exists (select 1 from open_incident i where i.reference = asked.reference)
          when asked.process = 'general-question'
            then not exists (select 1 from open_question q where q.reference = asked.reference)
          when asked.process = 'threat-review'
            then exists (select 1 from finished_review r where r.reference = asked.reference)
          when asked.process = 'action-follow-up'
            then not exists (select 1 from open_action a
                             where a.client_reference = :client and a.key = asked.reference)
          else false
        end as over
      from shown asked
      left join lateral (
        select answered_at, answered_by from incident_answer
        where asked.process in ('incident-follow-up', 'risk-acceptance')
          and incident_reference = asked.reference and answered_at > asked.asked_at
        order by answered_at limit 1) said on true
      left join lateral (
        select replied_at, replied_by from question_reply
        where asked.process = 'general-question'
          and question_reference = asked.reference and replied_at > asked.asked_at
        order by replied_at limit 1) replied on true
      left join lateral (
        select raised_at, raised_by from client_agenda_point
        where asked.template = 'review-agenda-request'
          and review_reference = asked.reference and raised_at > asked.asked_at
        order by raised_at limit 1) raised on true
      left join finished_review met
        on asked.process = 'threat-review' and asked.template <> 'review-agenda-request'
        and met.reference = asked.reference and met.held_at > asked.asked_at
      left join settled_action done
        on asked.process = 'action-follow-up'
        and done.client_reference = :client and done.key = asked.reference
      left join lateral (
        select case asked.template
                 when 'onboarding-telemetry-reminder' then telemetry_confirmed_at
                 else orientation_held_at end as at
        from onboarding_milestones
        where asked.process = 'client-onboarding' and client_reference = :client) onboarded on true
      order by asked.asked_at desc, asked.id desc
      """;

  /** Answers are looked up only for what is shown. */
  private static final String SHOWN = """
      , shown as (
        select * from asked %s order by asked_at desc, id desc limit :size offset :offset
      )
      """;

  private final JdbcClient jdbc;

  RequestQueries(JdbcClient jdbc) {
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
        .query(RequestQueries::request)
        .list();
  }

  private static String asked(String reference) {
    return reference == null
        ? ASKED.formatted("", "")
        : ASKED.formatted("and business_key = :reference", "and incident_reference = :reference");
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

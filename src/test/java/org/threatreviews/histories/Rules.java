package org.threatreviews.histories;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threatreviews.histories.Requests.Request;
import org.threatreviews.incident.FeedbackOutcome;

/**
 * What must hold after every step of every history, reckoned from the tables and the engine without
 * asking the code that made them.
 */
final class Rules {

  /**
   * What is recorded about something that is followed up, over or not.
   *
   * @param status with what else decides where it must wait
   */
  record Record(String kind, String key, String client, String status) {

    boolean isOver() {
      return switch (kind) {
        case "incident", "question" -> Set.of("CLOSED", "WITHDRAWN").contains(status);
        case "review" ->
          !Set.of("NOT_BEGUN PLANNED", "PLANNED", "PUBLISHED", "HELD PUBLISHED").contains(status);
        case "client" -> status.equals("ENDED");
        default -> false;
      };
    }
  }

  private static final String RECORDS = """
      select 'incident' as kind, reference as key, client_reference as client, status
      from incident
      union all
      select 'question', reference, client_reference, status from question
      union all
      select 'review', reference, client_reference,
             case when begun_at is null then 'NOT_BEGUN '
                  when outcome = 'HELD' then 'HELD ' else '' end || status
      from review
      union all
      select 'action', a.key, a.client_reference, 'OPEN'
      from open_action a join client c on c.reference = a.client_reference
      where a.due_date is not null and c.status <> 'ENDED'
      union all
      select 'client', reference, reference, status from client
      order by 1, 2
      """;

  /** A day earlier than it could be where the client is. */
  private static final String REMINDED_WHILE_WAITING = """
      select i.reference from incident i
      where exists (
        select 1 from incident_note r
        where r.incident_reference = i.reference and r.kind = 'REMINDER_SENT'
          and (r.noted_at at time zone 'Europe/Berlin')::date < i.waiting_until
          and r.position > (select max(w.position) from incident_note w
                            where w.incident_reference = i.reference
                              and w.kind = 'WAITING_CONTINUED'))
      """;

  /** Between the day and the first working day from it lie ten days at most. */
  private static final String ASKED_TOO_LATE = """
      select i.reference from incident i
      where i.status = 'AWAITING_CLIENT' and not i.lead_asked
        and (i.lead_due_at at time zone 'Europe/Berlin')::date > i.waiting_until + 10
        and (select n.kind from incident_note n
             where n.incident_reference = i.reference
               and n.kind in ('WAITING_CONTINUED', 'EXTRA_REMINDER_DECIDED', 'CALL_DECIDED')
             order by n.position desc limit 1) = 'WAITING_CONTINUED'
      """;

  /**
   * The first word of a client's turn was a promise, and nothing has changed since: neither by the
   * lead nor by the client nor in what was reported.
   */
  private static final String REMINDED_DESPITE_PROMISE = """
      select i.reference from incident i
      join incident_feedback p on p.incident_reference = i.reference
        and p.outcome = 'IN_PROGRESS' and p.promised_for is not null
      where i.status = 'AWAITING_CLIENT'
        and not exists (select 1 from incident_note n
                        where n.incident_reference = i.reference and n.noted_at >= p.given_at
                          and n.kind not in ('REMINDER_SENT', 'CLIENT_NOT_REACHED'))
        and not exists (select 1 from incident_feedback f
                        where f.incident_reference = i.reference and f.position <> p.position
                          and (f.outcome <> 'IN_PROGRESS' and f.given_at >= p.given_at
                               or f.given_at <= p.given_at
                                  and f.given_at >= coalesce(
                                    (select max(b.noted_at) from incident_note b
                                     where b.incident_reference = i.reference
                                       and b.noted_at <= p.given_at
                                       and b.kind not in ('REMINDER_SENT', 'CLIENT_NOT_REACHED',
                                                          'MARKED_UNANSWERED')),
                                    i.reported_at)))
        and exists (select 1 from incident_note r
                    where r.incident_reference = i.reference and r.kind = 'REMINDER_SENT'
                      and r.noted_at > p.given_at
                      and (r.noted_at at time zone 'Europe/Berlin')::date < p.promised_for)
      """;

  /**
   * Whoever stays silent is reminded: in a client's turn, after whatever was said or decided last,
   * when neither a promise nor a lead who waits stands against it. Only the first contact's part of
   * the ladder is looked at, which there is in each turn while no contact has come or gone. Working
   * days are counted generously, with a fortnight for holidays.
   */
  private static final String NOT_REMINDED = """
      with turn as (
        select i.reference, i.severity, i.waiting_until,
               (select max(n.noted_at) from incident_note n
                where n.incident_reference = i.reference and n.kind in (
                  'CONTACTS_NOTIFIED', 'STILL_PRESENT', 'CLIENT_HELPED', 'REOPENED',
                  'ACCEPTANCE_WITHDRAWN', 'ACCEPTANCE_SUSPENDED')) as began,
               greatest(
                 (select max(n.noted_at) from incident_note n
                  where n.incident_reference = i.reference
                    and n.kind not in ('MARKED_UNANSWERED', 'CLIENT_NOT_REACHED')),
                 (select max(f.given_at) from incident_feedback f
                  where f.incident_reference = i.reference)) as last,
               (select max(f.promised_for) from incident_feedback f
                where f.incident_reference = i.reference) as promised
        from incident i where i.status = 'AWAITING_CLIENT' and not exists (
          select 1 from act_ru_incident e join act_ru_execution p on p.id_ = e.proc_inst_id_
          where p.business_key_ = i.reference))
      select t.reference from turn t
      where t.began is not null
        and (select count(*) from incident_note r
             where r.incident_reference = t.reference and r.kind = 'REMINDER_SENT'
               and r.noted_at >= t.began) < 3
        and :now > greatest(t.last, t.promised, t.waiting_until) + interval '16 days'
          + case t.severity when 'CRITICAL' then interval '3 days' when 'HIGH' then interval '4 days'
                            when 'MEDIUM' then interval '9 days' else interval '16 days' end
      """;

  /** Whoever had asked for help behind a verification is answered by the news that it is over. */
  private static final String HELPED_BY_CLOSURE = """
      select exists (select 1 from incident_note n join incident i on i.reference = n.incident_reference
                     where i.reference = :incident and n.kind = 'CLIENT_HELPED'
                       and n.noted_at >= i.closed_at)
      """;

  /** Of a review that was left out, and of one that has put it off: somebody takes it up. */
  private static final String POINT_IS_LOST = """
      select i.kind || ' of ' || i.review_reference
      from agenda_item i join review r on r.reference = i.review_reference
      where i.kind in ('CLIENT_POINT', 'QUESTION', 'SPECIAL') and i.settled_note is null
        and (r.status = 'CANCELLED' and (i.outcome is null or i.outcome = 'CARRIED_OVER')
             or r.status = 'CLOSED' and i.outcome = 'CARRIED_OVER')
        and (i.carried_to is null
             or exists (select 1 from review c
                        where c.reference = i.carried_to and c.status = 'CANCELLED'))
        and (not exists (select 1 from review o
                         where o.client_reference = r.client_reference
                           and o.status in ('PLANNED', 'PUBLISHED')
                           and o.outcome is distinct from 'HELD')
             or exists (select 1 from review o
                        where o.client_reference = r.client_reference
                          and o.status = 'PUBLISHED' and o.outcome is null
                          and o.starts_at > :now
                          and not exists (select 1 from review earlier
                                          where earlier.client_reference = r.client_reference
                                            and earlier.status in ('PLANNED', 'PUBLISHED')
                                            and earlier.starts_at > :now
                                            and earlier.starts_at < o.starts_at)))
        and not exists (select 1 from act_ru_execution e
                        join act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'left-points'
                        join review s on s.reference = e.business_key_
                        where s.client_reference = r.client_reference)
      """;

  /** What is about a near day says by when it is needed, whoever wrote it, for the first time or anew. */
  private static final String NOT_SAID_BY_WHEN = """
      select distinct template from mail_outbox
      where template in ('contact-joined', 'contact-readdressed', 'contact-stands-in',
                         'review-agenda-request', 'review-pack', 'incident-acceptance-heads-up',
                         'question-closing-notice')
        and needed_by is null
         or element = 'serviceTask_sendSecondReminder' and needed_by is null
         or template = 'action-reminder' and valid_until is null and body_html like '%is due today%'
      """;

  private final JdbcClient jdbc;
  private final Requests requests;
  private final Supplier<Instant> now;
  private final BooleanSupplier peopleHaveChanged;

  /**
   * @param peopleHaveChanged whether contacts have come, gone or changed
   */
  Rules(
      JdbcClient jdbc,
      Requests requests,
      Supplier<Instant> now,
      BooleanSupplier peopleHaveChanged) {
    this.peopleHaveChanged = peopleHaveChanged;
    this.jdbc = jdbc;
    this.requests = requests;
    this.now = now;
  }

  /** Everything that is or was followed up. */
  List<Record> records() {
    return jdbc.sql(RECORDS).query(Record.class).list();
  }

  /**
   * @param settled whether everything that was due has run, and nothing is suspended
   * @return what is broken, in words
   */
  List<String> broken(List<Record> records, EngineState engine, boolean settled) {
    List<String> broken = new ArrayList<>();
    Set<String> waiting = engine.keysThatWait();
    for (Record record : records) {
      String key = record.status().equals("NOT_BEGUN PLANNED") ? record.client() : record.key();
      if (!record.isOver() && !waiting.contains(key)) {
        broken.add("nobody and nothing acts: %s".formatted(record));
      }
      if (settled) {
        statusAndToken(record, engine, broken);
      }
    }
    engine.jobs().stream()
        .filter(job -> job.retries() == 0)
        .forEach(job -> broken.add("a step has failed for good: %s".formatted(job)));
    engine.tasks().stream()
        .filter(task -> task.due() == null)
        .forEach(task -> broken.add("a task has no due date: %s".formatted(task)));
    engine.tasks().stream()
        .filter(task -> engine.jobsOf(task.key()).isEmpty())
        .forEach(task -> broken.add("a task has no clock: %s".formatted(task)));
    jdbc.sql(REMINDED_WHILE_WAITING)
        .query(String.class)
        .list()
        .forEach(key -> broken.add("reminded although the lead keeps waiting: %s".formatted(key)));
    jdbc.sql(ASKED_TOO_LATE)
        .query(String.class)
        .list()
        .forEach(key -> broken.add("the lead wanted to be asked sooner: %s".formatted(key)));
    jdbc.sql(REMINDED_DESPITE_PROMISE)
        .query(String.class)
        .list()
        .forEach(key -> broken.add("reminded although the client has promised: %s".formatted(key)));
    jdbc.sql(NOT_SAID_BY_WHEN)
        .query(String.class)
        .list()
        .forEach(mail -> broken.add("it is not said by when it is needed: %s".formatted(mail)));
    for (String incident : requests.helpedByClosure()) {
      if (!jdbc.sql(HELPED_BY_CLOSURE)
          .param("incident", incident)
          .query(Boolean.class)
          .single()) {
        broken.add("closed, and help was never answered: %s".formatted(incident));
      }
    }
    if (settled && !peopleHaveChanged.getAsBoolean()) {
      jdbc.sql(NOT_REMINDED)
          .param("now", Timestamp.from(now.get()))
          .query(String.class)
          .list()
          .forEach(key -> broken.add("the client is silent and not reminded: %s".formatted(key)));
    }
    if (settled) {
      jdbc.sql(POINT_IS_LOST)
          .param("now", Timestamp.from(now.get()))
          .query(String.class)
          .list()
          .forEach(point -> broken.add("nobody takes up what was left: %s".formatted(point)));
    }
    Set<String> over =
        records.stream().filter(Record::isOver).map(Record::key).collect(Collectors.toSet());
    engine.tasks().stream()
        .filter(task -> over.contains(task.key()) && !outlivesItsRecord(task))
        .forEach(task -> broken.add("a task outlives its record: %s".formatted(task)));
    return broken;
  }

  /** What was agreed in a meeting is done after it, and what a contract leaves after its end. */
  private static boolean outlivesItsRecord(EngineState.OpenTask task) {
    return task.process()
            .matches("handed-item|left-points|late-task|contract-.*|review-minutes|risk-authority")
        || task.element().equals("userTask_handleAgendaItem");
  }

  private void statusAndToken(Record record, EngineState engine, List<String> broken) {
    String key = record.key();
    boolean agrees = switch (record.kind()) {
      case "incident" -> incidentAgrees(record, engine);
      case "question" -> {
        boolean runs = engine.runs("general-question", key);
        boolean task = engine.hasTask(key, "userTask_answerQuestion");
        yield switch (record.status()) {
          case "OPEN" -> task;
          case "ANSWERED" -> runs && !task;
          default -> !runs;
        };
      }
      case "review" -> {
        boolean runs = engine.runs("threat-review", key);
        yield switch (record.status()) {
          case "PLANNED", "PUBLISHED", "HELD PUBLISHED" -> runs;
          case "NOT_BEGUN PLANNED", "NOT_BEGUN CANCELLED" -> !runs;
          default -> !runs || engine.hasTask(key, "userTask_handleAgendaItem");
        };
      }
      case "client" -> {
        boolean runs = engine.runs("review-programme", key);
        boolean onHold = engine.isAt(key, "event_holdEnded");
        yield switch (record.status()) {
          case "ONBOARDING" -> engine.runs("client-onboarding", key);
          case "ACTIVE" -> runs && !onHold;
          case "ON_HOLD" -> runs && onHold;
          default -> !runs && !engine.runs("client-onboarding", key);
        };
      }
      default -> true;
    };
    if (!agrees) {
      broken.add("status and token disagree: %s".formatted(record));
    }
    if (record.kind().equals("incident") && !record.isOver()) {
      firstRequestHasItsTask(key, engine, broken);
    }
  }

  private static boolean incidentAgrees(Record record, EngineState engine) {
    String key = record.key();
    return switch (record.status()) {
      case "AWAITING_CLIENT" ->
        engine.isAt(key, "receiveTask_awaitFeedback")
            || engine.isAt(key, "event_reportTimeReached");
      case "AWAITING_SOC" ->
        engine.hasTask(key, "userTask_verifyClosure")
            || engine.hasTask(key, "userTask_assistClient");
      case "RISK_ACCEPTED" -> engine.runs("risk-acceptance", key);
      default -> !engine.runs("incident-follow-up", key);
    };
  }

  /** The SOC sees to one request after the other. */
  private void firstRequestHasItsTask(String key, EngineState engine, List<String> broken) {
    requests.open(key).stream().limit(1).forEach((Request request) -> {
      String task = request.wants() == FeedbackOutcome.NEED_HELP
          ? "userTask_assistClient"
          : "userTask_verifyClosure";
      if (!engine.hasTask(key, task)) {
        broken.add("overwritten: %s's %s about %s".formatted(request.by(), request.wants(), key));
      }
    });
  }
}

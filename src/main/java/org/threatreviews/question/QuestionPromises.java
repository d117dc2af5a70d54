package org.threatreviews.question;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.calendar.BusinessCalendar;
import org.threatreviews.calendar.WorkingCalendar;
import org.threatreviews.promise.Promise;
import org.threatreviews.promise.PromiseKind;
import org.threatreviews.promise.PromiseSource;

/** A question is answered within the policy's working days, also when it is asked again. */
@Component
class QuestionPromises implements PromiseSource {

  private final JdbcClient jdbc;
  private final QuestionPolicies policies;
  private final BusinessCalendar calendar;

  private record Turn(String what, Queue queue, Instant beganAt, Instant answeredAt) {}

  QuestionPromises(JdbcClient jdbc, QuestionPolicies policies, BusinessCalendar calendar) {
    this.jdbc = jdbc;
    this.policies = policies;
    this.calendar = calendar;
  }

  @Override
  public List<Promise> dueBetween(String client, Instant from, Instant to) {
    WorkingCalendar working = calendar.provider();
    Map<Queue, Integer> answerWithin = new EnumMap<>(Queue.class);
    for (Queue queue : Queue.values()) {
      answerWithin.put(queue, policies.of(queue).answerWithin());
    }
    return turns(client, to).stream()
        .map(turn -> new Promise(
            PromiseKind.OUR_ANSWERS,
            turn.what(),
            working.plusWorkingDays(turn.beganAt(), answerWithin.get(turn.queue())),
            turn.answeredAt()))
        .toList();
  }

  /** Ours: from the asking, or from another asking, to the answer that comes next. */
  private List<Turn> turns(String client, Instant to) {
    return jdbc.sql("""
            select q.reference || ': ' || q.subject as what, q.queue, t.began_at,
                   (select m.at from question_message m
                    where m.question_reference = q.reference and m.position > t.position
                      and m.kind = 'ANSWERED'
                    order by m.position limit 1) as answered_at
            from question q
            cross join lateral (
              select q.asked_at as began_at, -1 as position
              union all
              select m.at, m.position from question_message m
              where m.question_reference = q.reference and m.kind = 'REOPENED') t
            where q.client_reference = :client and t.began_at < :to and q.queue is not null
            """)
        .param("client", client)
        .param("to", Timestamp.from(to))
        .query(Turn.class)
        .list();
  }
}

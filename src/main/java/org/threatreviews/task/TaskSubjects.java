package org.threatreviews.task;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threatreviews.history.DecisionSubject;

/** Tells from the business key of a process what it is about, and which client's. */
@Component
class TaskSubjects {

  /**
   * @param reference by which people know the subject
   * @param client the client's reference
   * @param clientName as people know the client
   */
  record Subject(DecisionSubject kind, String reference, String client, String clientName) {}

  private final JdbcClient jdbc;

  TaskSubjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty when nothing of ours has this key. */
  Optional<Subject> of(String businessKey) {
    return jdbc.sql("""
            select found.kind, found.reference, client.reference as client, client.name
            from (
              select 'ONBOARDING' as kind, reference, reference as client_reference
              from client_summary where reference = :key
              union all
              select 'INCIDENT', reference, client_reference
              from incident_summary where reference = :key
              union all
              select 'QUESTION', reference, client_reference
              from question_summary where reference = :key
              union all
              select 'REVIEW', reference, client_reference
              from review_summary where reference = :key
              union all
              select case when key like 'improvement-%' then 'IMPROVEMENT' else 'ACTION_POINT' end,
                     key, client_reference
              from open_action where key = :key
            ) found
            join client_summary client on client.reference = found.client_reference
            limit 1
            """)
        .param("key", businessKey)
        .query((row, number) -> new Subject(
            DecisionSubject.valueOf(row.getString("kind")),
            row.getString("reference"),
            row.getString("client"),
            row.getString("name")))
        .optional();
  }
}

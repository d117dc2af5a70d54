package org.threatreviews.invariant;

/** Of what is open and left alone. */
final class OpenQueries {

  /**
   * Somebody acts where the record's own process has a task or a job. A job that failed for good
   * counts: its engine incident stands on the board until it is repaired. A review that has not
   * begun is waited for by the programme, which starts one after another. A client's onboarding
   * doesn't go on by the end of the contract.
   */
  static final String WITHOUT_NEXT_STEP = """
      select 'INCIDENT' as kind, o.reference, o.client_reference as client, o.asked_at as since
      from open_incident o
      where not exists (select 1 from acting a where a.key = o.reference
                        and a.process in ('incident-follow-up', 'risk-acceptance'))
      union all
      select 'QUESTION', o.reference, o.client_reference, coalesce(o.answered_at, o.asked_at)
      from open_question o
      where not exists (select 1 from acting a where a.key = o.reference
                        and a.process = 'general-question')
      union all
      select 'ACTION', o.key, o.client_reference, o.due_date::timestamp at time zone 'UTC'
      from open_action o
      where o.due_date is not null
        and not exists (select 1 from acting a where a.key = o.key
                        and a.process = 'action-follow-up')
      union all
      select 'REVIEW', o.reference, o.client_reference, coalesce(o.begun_at, o.arranged_at)
      from open_review o
      where not exists (select 1 from acting a where a.key = o.reference
                        and a.process in ('threat-review', 'review-minutes', 'missed-review'))
        and not (o.begun_at is null
                 and not exists (select 1 from instance i where i.key = o.reference
                                 and i.process = 'threat-review')
                 and exists (select 1 from coming c where c.key = o.client_reference
                             and c.process in ('review-programme', 'client-onboarding')
                             and c.element not in ('event_contractEnded', 'event_holdBegun',
                                                   'event_holdEnded')))
      union all
      select 'ONBOARDING', c.reference, c.reference, b.begun_at
      from client_summary c join begun_onboarding b on b.client_reference = c.reference
      where c.status = 'ONBOARDING'
        and not exists (select 1 from acting a where a.key = c.reference
                        and a.process = 'client-onboarding')
      """;

  static final String SUSPENDED = """
      select i.process as kind, i.key as reference, null as client, null::timestamptz as since
      from instance i where i.suspended
      """;

  static final String MISSING_REVIEWS = """
      select 'PERIOD' as kind, m.title as reference, m.client_reference as client,
             m.first_day::timestamp at time zone 'UTC' as since
      from missing_review m
      """;

  /** One request after another is seen to; the others wait for the task of the first. */
  static final String REQUEST_UNANSWERED = """
      select r.outcome as kind, r.incident_reference as reference, r.client_reference as client,
             r.asked_at as since
      from open_request r
      where not exists (select 1 from task t where t.key = r.incident_reference
                        and t.element = case
                          when r.place > 1 then t.element
                          when r.outcome = 'NEED_HELP' then 'userTask_assistClient'
                          else 'userTask_verifyClosure' end
                        and t.element in ('userTask_assistClient', 'userTask_verifyClosure'))
        and not exists (select 1 from busy b where b.key = r.incident_reference
                        and b.process = 'incident-follow-up')
      """;

  /** What has a process of its own goes on without a review. */
  static final String NO_NEXT_TIME = """
      select l.kind, l.review_reference as reference, l.client_reference as client,
             l.left_at as since
      from left_agenda_item l
      where l.kind in ('CLIENT_POINT', 'QUESTION', 'SPECIAL')
        and not exists (select 1 from open_review o
                        where o.client_reference = l.client_reference
                          and o.outcome is distinct from 'HELD')
        and not exists (select 1 from task t
                        where t.key in (l.review_reference, l.client_reference)
                          and t.process not in ('contract-change', 'client-onboarding'))
        and not exists (select 1 from task t join review_summary r on r.reference = t.key
                        where r.client_reference = l.client_reference
                          and t.process = 'left-points')
        and not exists (select 1 from busy b where b.key = l.review_reference)
      """;

  private OpenQueries() {}
}

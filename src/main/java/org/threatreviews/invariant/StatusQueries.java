package org.threatreviews.invariant;

/**
 * Where a record's status and its process disagree. While a step of the process is under way or has
 * failed for good, it has yet to read the record: that is no disagreement.
 */
final class StatusQueries {

  static final String INCIDENT = """
      select 'AWAITING_CLIENT without waiting for feedback' as kind, o.reference,
             o.client_reference as client, o.asked_at as since
      from open_incident o
      where o.status = 'AWAITING_CLIENT'
        and not exists (select 1 from place p where p.key = o.reference
                        and p.process = 'incident-follow-up'
                        and p.element in ('receiveTask_awaitFeedback', 'event_reportTimeReached'))
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'incident-follow-up')
      union all
      select o.status || ' while waiting for feedback', o.reference, o.client_reference, o.asked_at
      from open_incident o join place p on p.key = o.reference
        and p.process = 'incident-follow-up' and p.element = 'receiveTask_awaitFeedback'
      where o.status <> 'AWAITING_CLIENT'
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'incident-follow-up')
      union all
      select 'AWAITING_SOC without a task of the SOC', o.reference, o.client_reference, o.asked_at
      from open_incident o
      where o.status = 'AWAITING_SOC'
        and not exists (select 1 from task t where t.key = o.reference
                        and t.element in ('userTask_verifyClosure', 'userTask_assistClient'))
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'incident-follow-up')
      union all
      select 'RISK_ACCEPTED without an acceptance that runs', o.reference, o.client_reference,
             o.asked_at
      from open_incident o
      where o.status = 'RISK_ACCEPTED'
        and not exists (select 1 from instance i where i.key = o.reference
                        and i.process = 'risk-acceptance')
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'incident-follow-up')
      union all
      select 'an acceptance runs while ' || o.status, o.reference, o.client_reference, o.asked_at
      from open_incident o join instance i on i.key = o.reference and i.process = 'risk-acceptance'
      where o.status <> 'RISK_ACCEPTED'
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process in ('incident-follow-up', 'risk-acceptance'))
      union all
      select 'over, but followed up', s.reference, s.client_reference, null
      from incident_summary s join instance i on i.key = s.reference
        and i.process in ('incident-follow-up', 'risk-acceptance')
      where not exists (select 1 from open_incident o where o.reference = s.reference)
        and not exists (select 1 from busy b where b.key = s.reference
                        and b.process in ('incident-follow-up', 'risk-acceptance'))
      """;

  static final String QUESTION = """
      select 'OPEN without a task to answer it' as kind, o.reference, o.client_reference as client,
             o.asked_at as since
      from open_question o
      where o.status = 'OPEN'
        and not exists (select 1 from task t where t.key = o.reference
                        and t.element = 'userTask_answerQuestion')
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'general-question')
      union all
      select o.status || ', but still to be answered', o.reference, o.client_reference, o.asked_at
      from open_question o join task t on t.key = o.reference
        and t.element = 'userTask_answerQuestion'
      where o.status <> 'OPEN'
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'general-question')
      union all
      select 'ANSWERED without waiting for the reply', o.reference, o.client_reference, o.answered_at
      from open_question o
      where o.status = 'ANSWERED'
        and not exists (select 1 from place p where p.key = o.reference
                        and p.element in ('event_closingNoticeDue', 'event_closingDue'))
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'general-question')
      union all
      select 'closed, but not over', s.reference, s.client_reference, null
      from question_summary s join instance i on i.key = s.reference
        and i.process = 'general-question'
      where not exists (select 1 from open_question o where o.reference = s.reference)
        and not exists (select 1 from busy b where b.key = s.reference
                        and b.process = 'general-question')
      """;

  /** What a review has handed to the SOC is done after the review, too. */
  static final String REVIEW = """
      select o.status || ' while it is to be held' as kind, o.reference,
             o.client_reference as client, o.starts_at as since
      from open_review o join task t on t.key = o.reference and t.element = 'userTask_holdReview'
      where o.status <> 'PUBLISHED'
        and not exists (select 1 from busy b where b.key = o.reference
                        and b.process = 'threat-review')
      union all
      select 'PUBLISHED without a process', o.reference, o.client_reference, o.starts_at
      from open_review o
      where o.status = 'PUBLISHED'
        and not exists (select 1 from instance i where i.key = o.reference
                        and i.process = 'threat-review')
      union all
      select 'over, but its process waits', s.reference, s.client_reference, null
      from review_summary s join place p on p.key = s.reference
        and p.process in ('threat-review', 'review-minutes', 'missed-review')
        and p.element not in ('userTask_handleAgendaItem', 'callActivity_deliverMinutes',
                              'callActivity_dealWithMissedReview')
      where not exists (select 1 from open_review o where o.reference = s.reference)
        and not exists (select 1 from busy b where b.key = s.reference
                        and b.process in ('threat-review', 'review-minutes', 'missed-review'))
      """;

  /** A client without an onboarding that has begun is known, and nothing more. */
  static final String CLIENT = """
      select c.status || ' without a programme' as kind, c.reference, c.reference as client,
             null::timestamptz as since
      from client_summary c join begun_onboarding b on b.client_reference = c.reference
      where c.status in ('ACTIVE', 'ON_HOLD')
        and not exists (select 1 from instance i where i.key = c.reference
                        and i.process = 'review-programme')
      union all
      select c.status || ', but its programme runs', c.reference, c.reference, null
      from client_summary c join begun_onboarding b on b.client_reference = c.reference
      where c.status in ('ENDED', 'ONBOARDING')
        and exists (select 1 from instance i where i.key = c.reference
                    and i.process = 'review-programme')
        and not exists (select 1 from busy u where u.key = c.reference
                        and u.process in ('review-programme', 'client-onboarding'))
      union all
      select c.status || ', but it is being onboarded', c.reference, c.reference, null
      from client_summary c join instance i on i.key = c.reference
        and i.process = 'client-onboarding'
      where c.status <> 'ONBOARDING'
        and not exists (select 1 from busy u where u.key = c.reference
                        and u.process = 'client-onboarding')
      union all
      select c.status || ' while its programme is on hold', c.reference, c.reference, null
      from client_summary c join place p on p.key = c.reference
        and p.process = 'review-programme' and p.element = 'event_holdEnded'
      where c.status = 'ACTIVE'
        and not exists (select 1 from busy u where u.key = c.reference
                        and u.process = 'review-programme')
      union all
      select 'ON_HOLD while its programme runs', c.reference, c.reference, null
      from client_summary c join instance i on i.key = c.reference
        and i.process = 'review-programme'
      where c.status = 'ON_HOLD'
        and not exists (select 1 from place p where p.key = c.reference
                        and p.process = 'review-programme' and p.element = 'event_holdEnded')
        and not exists (select 1 from busy u where u.key = c.reference
                        and u.process = 'review-programme')
      """;

  /** Also a meeting that is over and has no record yet. */
  static final String REVIEW_OF_SOMEBODY_GONE = """
      select 'review' as kind, h.reference, h.client_reference as client, h.starts_at as since
      from review_holder h join former_analyst f on f.user_id = h.analyst
      where not exists (select 1 from instance i
                        where i.key = h.reference and i.process = 'review-hand-over')
      """;

  private StatusQueries() {}
}

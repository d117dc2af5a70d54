package org.threatreviews.invariant;

/** Of tasks that nobody will do. */
final class TaskQueries {

  /**
   * What a review has handed to the SOC, and points that it has left to nobody, stay to be done after
   * it, as does what the lead is asked about that when it is late; and a contract that has ended may
   * be renewed by its form. While a step of the process is under way, it has yet to see
   * that its record is over.
   */
  static final String OF_THE_PAST = """
      select t.element as kind, t.key as reference, s.client_reference as client, t.since
      from task t join incident_summary s on s.reference = t.key
      where not exists (select 1 from open_incident o where o.reference = t.key)
        and not exists (select 1 from busy b where b.instance = t.instance)
      union all
      select t.element, t.key, s.client_reference, t.since
      from task t join question_summary s on s.reference = t.key
      where not exists (select 1 from open_question o where o.reference = t.key)
        and not exists (select 1 from busy b where b.instance = t.instance)
      union all
      select t.element, t.key, s.client_reference, t.since
      from task t join review_summary s on s.reference = t.key
      where t.element <> 'userTask_handleAgendaItem' and t.process not in ('late-task', 'left-points')
        and not exists (select 1 from open_review o where o.reference = t.key)
        and not exists (select 1 from busy b where b.instance = t.instance)
      union all
      select t.element, t.key, s.client_reference, t.since
      from task t join settled_action s on s.key = t.key
      where not exists (select 1 from busy b where b.instance = t.instance)
      union all
      select t.element, t.key, c.reference, t.since
      from task t join client_summary c on c.reference = t.key
      where c.status = 'ENDED' and t.process in ('client-onboarding', 'review-programme')
        and not exists (select 1 from busy b where b.instance = t.instance)
      union all
      select t.element, t.key, c.reference, t.since
      from task t join client_summary c on c.reference = t.key
      where t.process = 'risk-authority'
        and (c.status = 'ENDED' or exists (select 1 from client_contact k
                                           where k.client_reference = c.reference and k.risk_authority))
        and not exists (select 1 from busy b where b.instance = t.instance)
      """;

  /**
   * Who is no user any more, or has left the pool of those who hold reviews and has no other part: is
   * neither a lead nor in another group that does the task.
   */
  static final String OF_SOMEBODY_GONE = """
      select t.element as kind, t.key as reference, null as client, t.since
      from task t
      where t.assignee is not null
        and (not exists (select 1 from act_id_user u where u.id_ = t.assignee)
             or exists (select 1 from former_analyst f where f.user_id = t.assignee)
                and not exists (
                  select 1 from act_id_membership m
                  where m.user_id_ = t.assignee
                    and (m.group_id_ in ('team-lead', 'camunda-admin')
                         or m.group_id_ not in ('analyst', 'advisor')
                            and exists (select 1 from act_ru_identitylink l
                                        where l.task_id_ = t.id and l.group_id_ = m.group_id_))))
      """;

  /** Whom the lead has yet to qualify, and is not asked about. */
  static final String NOT_ASKED_TO_QUALIFY = """
      select 'qualification' as kind, w.user_id as reference, null as client, w.waiting_since as since
      from staff_waiting w
      where not exists (select 1 from task t
                        where t.process = 'analyst-qualification' and t.key = w.user_id)
        and not exists (select 1 from busy b
                        where b.process = 'analyst-qualification' and b.key = w.user_id)
      """;

  static final String WITHOUT_DUE_DATE = """
      select t.element as kind, t.key as reference, null as client, t.since
      from task t where t.due is null
      """;

  private TaskQueries() {}
}

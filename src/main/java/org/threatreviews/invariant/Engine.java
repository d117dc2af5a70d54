package org.threatreviews.invariant;

/** The engine's state as the queries of the rules know it; its times are UTC without a zone. */
final class Engine {

  /**
   * For each rule to join. A process instance is known by its business key.
   *
   * <ul>
   *   <li>{@code instance}: a running process;
   *   <li>{@code place}: an element at which it stands;
   *   <li>{@code task}: an open task;
   *   <li>{@code coming}: an element whose job is due or will be;
   *   <li>{@code busy}: a process with a step that is under way or failed, or a message that
   *       it gets once it is resumed, or that has not come to its first step, or
   *       whose turn of the agreement is due;
   *   <li>{@code acting}: a process with a task or a job, apart from the end of a contract in an
   *       onboarding.
   * </ul>
   */
  static final String STATE = """
      with instance as (
        select i.id_ as id, i.business_key_ as key, d.key_ as process, i.suspension_state_ = 2 as suspended
        from act_ru_execution i join act_re_procdef d on d.id_ = i.proc_def_id_
        where i.parent_id_ is null and i.business_key_ is not null and d.key_ <> 'late-task'),
      place as (
        select i.key, i.process, e.act_id_ as element
        from act_ru_execution e join instance i on i.id = e.proc_inst_id_
        where e.act_id_ is not null),
      task as (
        select t.id_ as id, i.business_key_ as key, d.key_ as process, i.id_ as instance, t.task_def_key_ as element, t.assignee_ as assignee,
               t.due_date_ as due, t.create_time_ at time zone 'UTC' as since
        from act_ru_task t
        join act_ru_execution i on i.id_ = t.proc_inst_id_
        join act_re_procdef d on d.id_ = i.proc_def_id_),
      coming as (
        select i.key, i.process, i.id as instance, coalesce(d.act_id_, '') as element,
               j.handler_type_ as handler, j.duedate_ <= :now as due
        from act_ru_job j join instance i on i.id = j.process_instance_id_
        left join act_ru_jobdef d on d.id_ = j.job_def_id_),
      busy as (
        select key, process, instance from coming
        where handler in ('async-continuation', 'event') or element = 'event_reportTimeReached'
          or (due and element in ('event_holdBegun', 'event_holdEnded'))),
      acting as (
        select key, process from task
        union all
        select key, process from coming
        where not (process = 'client-onboarding' and element = 'event_contractEnded'))
      """;

  private Engine() {}
}

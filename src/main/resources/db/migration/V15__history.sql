-- Every decision on a client's contract, incidents, reviews and questions, in the words it was made.
-- No reference to the client's row: a check of it would wait for steps that hold that row, and what
-- was decided must outlive what it was about.
create table decision (
  id               bigint generated always as identity primary key,
  client_reference text not null,
  subject          text not null
                   check (subject in ('CONTRACT', 'ONBOARDING', 'REVIEW', 'AGENDA_ITEM', 'ACTION_POINT',
                                      'INCIDENT', 'QUESTION', 'IMPROVEMENT')),
  reference        text not null,
  kind             text not null,
  decided_at       timestamptz not null,
  decided_by       text not null,
  channel          text not null
                   check (channel in ('API', 'CLIENT_PAGE', 'TASKLIST', 'BOARD', 'MEETING_PAGE',
                                      'ENGINE_API', 'PROCESS')),
  wording          text
);
create index decision_client on decision (client_reference, decided_at, id);

create function refuse_rewriting_history() returns trigger language plpgsql as $$
begin
  raise exception 'Decisions are append-only: % of table % is refused.', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

-- for each statement: refused also where no row would match
create trigger decision_is_append_only
  before update or delete or truncate on decision
  for each statement execute function refuse_rewriting_history();

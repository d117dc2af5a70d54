-- Whoever breaks the glass changes processes by hand; what was asked for is written down first.
create table broken_glass (
  id          bigint generated always as identity primary key,
  asked_at    timestamptz not null,
  user_id     text not null,
  method      text not null,
  path        text not null,
  -- business key of the process instance that it is about, where there is one
  subject     text,
  body        text not null
);
create index broken_glass_asked on broken_glass (asked_at);

create trigger broken_glass_is_append_only
  before update or delete or truncate on broken_glass
  for each statement execute function refuse_rewriting_history();

-- Tasks that are open already: their groups work on them and hand them back, and change nothing
-- else of them; whoever had one and gave it back has no part in it any more.
do $$
begin
  if to_regclass('act_ru_authorization') is not null then
    update act_ru_authorization set perms_ = 49154 -- READ, TASK_WORK, TASK_ASSIGN
    where resource_type_ = 7;
    delete from act_ru_authorization a
    where a.resource_type_ = 7 and a.user_id_ is not null
      and not exists (select 1 from act_ru_task t
                      where t.id_ = a.resource_id_ and t.assignee_ = a.user_id_);
  end if;
end $$;

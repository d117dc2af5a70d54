-- how many reviews somebody can hold in a week, and whether they still belong to the pool
alter table analyst
  add column weekly_reviews integer not null default 4 check (weekly_reviews between 0 and 40),
  add column active boolean not null default true;
create index analyst_absence_last on analyst_absence (last_day);

-- counts every change that calendars must hear of: the SEQUENCE of the review's calendar object
alter table review add column invitation integer not null default 0;
update review set invitation = revision;
create index review_analyst on review (analyst, starts_at) where status in ('PLANNED', 'PUBLISHED');

-- meetings of a person in a week (of UTC, named by its Monday), so that the least loaded person is
-- found without reading everybody's diary. Kept by the trigger below whoever changes a review.
create table analyst_week (
  week     date not null,
  user_id  text not null,
  meetings integer not null,
  primary key (week, user_id)
);

create function count_analyst_week(person text, at timestamptz, change integer)
returns void language sql as $$
  insert into analyst_week (week, user_id, meetings)
  values (date_trunc('week', at at time zone 'UTC')::date, person, change)
  on conflict (week, user_id) do update set meetings = analyst_week.meetings + excluded.meetings;
$$;

create function keep_analyst_week() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.analyst is not null and old.status <> 'CANCELLED' then
    perform count_analyst_week(old.analyst, old.starts_at, -1);
  end if;
  if tg_op <> 'DELETE' and new.analyst is not null and new.status <> 'CANCELLED' then
    perform count_analyst_week(new.analyst, new.starts_at, 1);
  end if;
  return null;
end;
$$;

create trigger review_added_or_gone after insert or delete on review
  for each row execute function keep_analyst_week();
create trigger review_rebooked after update on review
  for each row
  when (old.analyst is distinct from new.analyst or old.starts_at <> new.starts_at
        or old.status <> new.status)
  execute function keep_analyst_week();

insert into analyst_week (week, user_id, meetings)
select date_trunc('week', starts_at at time zone 'UTC')::date, analyst, count(*)
from review where analyst is not null and status <> 'CANCELLED'
group by 1, 2;

-- a client may pause its reviews for a while
alter table contract_change add column until date;
alter table contract_change drop constraint contract_change_type_check;
alter table contract_change add constraint contract_change_type_check
  check (type in ('EXTEND', 'TERMINATE', 'CHANGE_SUBSCRIPTION', 'HOLD', 'RESUME'));

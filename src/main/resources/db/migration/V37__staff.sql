-- Staff live too: who may hold what, who is named for a client, and who leaves when (ADR 25).

-- staff: for which subscriptions somebody may hold reviews, and in which languages. Whoever could
-- until now goes on as before; who joins later waits until a team lead has decided.
alter table analyst
  add column for_standard boolean not null default false,
  add column for_advisor  boolean not null default false,
  add column languages    text    not null default '',
  add column qualification_decided boolean not null default true,
  -- of a departure that has been announced; after it nobody counts on this person any more
  add column last_day  date,
  add column successor text;
alter table analyst alter column qualification_decided set default false;
update analyst
set for_standard = qualified, for_advisor = qualified or advisor, languages = 'de,en,ja,sv'
where qualified or advisor;

-- whose turn it was last: who was given a review, or is named for a client, moves to the end
create sequence assignment_turn;
create table analyst_turn (
  user_id text primary key,
  turn    bigint not null
);
create function take_turn(person text) returns void language sql as $$
  insert into analyst_turn (user_id, turn) values (person, nextval('assignment_turn'))
  on conflict (user_id) do update set turn = excluded.turn;
$$;
create function keep_turns() returns trigger language plpgsql as $$
begin
  perform take_turn(new.analyst);
  return null;
end $$;
create trigger review_turn_insert after insert on review
  for each row when (new.analyst is not null) execute function keep_turns();
create trigger review_turn_update after update of analyst on review
  for each row when (new.analyst is not null and new.analyst is distinct from old.analyst)
  execute function keep_turns();

create view staff_turn as
  select user_id, turn from analyst_turn;
comment on view staff_turn is
  'staff: who was given a review, or named for a client, the later the greater; nobody has a turn who never was.';

-- review: meetings that somebody else holds than the client knows, until it is told
create table untold_analyst (
  review_reference text primary key references review (reference),
  -- whom the client knows; null for nobody
  known_analyst    text,
  -- of the date that the client knows; who tells a later one tells who leads it, too
  revision         integer not null
);

-- review: a client has an advisor and a deputy, and may have the next advisor from a day on
alter table review_programme
  add column deputy            text,
  add column next_advisor      text,
  add column next_advisor_from date,
  -- since when the present one is; null when that has not changed, as far as the contacts know
  add column advisor_since date,
  -- who was the advisor until they left, to be given back while the client has not met another
  add column former_advisor       text,
  add column former_advisor_until timestamptz,
  -- the contacts have yet to be told who their advisor is
  add column advisor_untold boolean not null default false,
  -- how often the contacts were told of other people, so that each time has a mail of its own
  add column told_of_people integer not null default 0;
create index review_programme_deputy on review_programme (deputy);
create index review_programme_next_advisor on review_programme (next_advisor);

-- review: what somebody who leaves has handed on, to be given back should they stay
create table handed_review (
  review_reference text primary key references review (reference),
  analyst          text not null
);
create index handed_review_analyst on handed_review (analyst);

create view review_holder as
  select reference, client_reference, analyst, starts_at, outcome
  from review
  where status in ('PLANNED', 'PUBLISHED') and outcome is distinct from 'HELD';
comment on view review_holder is
  'review: who holds a meeting that has no record yet; null while nobody does.';

create view named_advisor as
  select client_reference, advisor, deputy, next_advisor, next_advisor_from
  from review_programme
  where advisor is not null;
comment on view named_advisor is
  'review: the named advisor of each client that has one, and the next one where a day is known.';

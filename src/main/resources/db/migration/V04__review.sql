-- the people who hold threat reviews; user_id is the engine's user
create table analyst (
  user_id   text primary key,
  name      text not null,
  email     text not null,
  qualified boolean not null,
  advisor   boolean not null,
  time_zone text not null
);

create table analyst_absence (
  user_id   text not null references analyst (user_id) on delete cascade,
  first_day date not null,
  last_day  date not null,
  primary key (user_id, first_day),
  check (first_day <= last_day)
);

create table review_programme (
  client_reference  text primary key references client (reference),
  version           bigint not null,
  preferred_weekday text not null,
  preferred_time    time not null,
  advisor           text,
  started_at        timestamptz
);

create table contract_change (
  id                    bigint generated always as identity primary key,
  client_reference      text not null references client (reference),
  type                  text not null
                        check (type in ('EXTEND', 'TERMINATE', 'CHANGE_SUBSCRIPTION')),
  effective             date,
  contract_end          date,
  subscription          text,
  previous_subscription text not null,
  request_fingerprint   text not null,
  requested_at          timestamptz not null,
  announced             boolean not null
);
create index contract_change_client on contract_change (client_reference, id);

-- analyst without a foreign key: a person may leave the pool, the record keeps who held the review
create table review (
  reference          text primary key,
  version            bigint not null,
  client_reference   text not null references client (reference),
  sequence           integer not null,
  title              text not null,
  cadence_months     integer not null,
  period_index       integer not null,
  status             text not null
                     check (status in ('PLANNED', 'PUBLISHED', 'CLOSED', 'CANCELLED')),
  period_start       timestamptz,
  period_end         timestamptz,
  starts_at          timestamptz not null,
  ends_at            timestamptz not null,
  analyst            text,
  outcome            text check (outcome in ('HELD', 'NO_SHOW', 'POSTPONED')),
  revision           integer not null,
  published_revision integer,
  arranged_at        timestamptz not null,
  date_missed        boolean not null,
  postponements      integer not null,
  begun_at           timestamptz,
  prepared           boolean not null,
  summary            text,
  training_point     text,
  attendees          text,
  notes              text,
  held_at            timestamptz,
  ended_at           timestamptz,
  check (starts_at < ends_at)
);
-- one live review per contract period, and one number each
create unique index review_period
  on review (client_reference, cadence_months, period_index) where status <> 'CANCELLED';
create unique index review_sequence
  on review (client_reference, sequence) where status <> 'CANCELLED';
create index review_client on review (client_reference, starts_at);
create index review_diary on review (starts_at) where status in ('PLANNED', 'PUBLISHED');

-- the pack as the client saw it
create table review_pack (
  review_reference text primary key references review (reference),
  published_at     timestamptz not null,
  html             text not null
);

create table agenda_item (
  id                uuid primary key,
  version           bigint not null,
  review_reference  text not null references review (reference),
  position          integer not null,
  kind              text not null
                    check (kind in ('INCIDENT', 'FOLLOW_UP', 'ACCEPTED_RISK', 'IMPROVEMENT',
                                    'ACTION_POINT', 'CLIENT_POINT', 'QUESTION', 'SPECIAL')),
  subject_reference text,
  title             text not null,
  detail            text,
  raised_by         text,
  added_at          timestamptz not null,
  outcome           text check (outcome in ('DISCUSSED', 'ACTION_AGREED', 'HANDED_TO_SOC',
                                            'CARRIED_OVER')),
  note              text,
  decided_at        timestamptz,
  decided_by        text,
  soc_result        text,
  carried_to        text
);
-- collecting an agenda again adds nothing twice
create unique index agenda_item_subject
  on agenda_item (review_reference, subject_reference) where subject_reference is not null;
create index agenda_item_review on agenda_item (review_reference);

create table action_point (
  id               uuid primary key,
  version          bigint not null,
  client_reference text not null references client (reference),
  agenda_item_id   uuid not null unique references agenda_item (id),
  title            text not null,
  owner            text not null check (owner in ('CLIENT', 'SOC', 'PROVIDER')),
  due_date         date not null,
  done             boolean not null,
  agreed_at        timestamptz not null
);
create index action_point_client on action_point (client_reference) where not done;

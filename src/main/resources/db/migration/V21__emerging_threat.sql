-- what the team tells clients about new threats, kept once for all clients
create table emerging_threat (
  id         bigint generated always as identity primary key,
  title      text not null,
  why        text not null,
  link       text not null,
  retired    boolean not null,
  added_by   text not null,
  added_at   timestamptz not null,
  changed_by text not null,
  changed_at timestamptz not null
);
create unique index emerging_threat_title on emerging_threat (lower(title));

-- why it matters to this client; title and link are the library's
create table review_threat (
  review_reference text not null references review (reference),
  threat_id        bigint not null references emerging_threat (id),
  position         integer not null,
  why              text not null,
  primary key (review_reference, threat_id)
);
create index review_threat_threat on review_threat (threat_id);

alter table decision
  drop constraint decision_channel_check,
  add constraint decision_channel_check
    check (channel in ('API', 'CLIENT_PAGE', 'TASKLIST', 'BOARD', 'MEETING_PAGE', 'REVIEW_PAGE',
                       'ENGINE_API', 'PROCESS'));

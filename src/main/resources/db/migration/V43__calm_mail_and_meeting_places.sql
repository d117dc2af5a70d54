-- Mail that is calm, and meetings that people find (ADR 31).

alter table mail_outbox
  -- does not count as the one mail a day: it leaves at any hour, or may not wait for that mail
  add column urgent    boolean not null default false,
  -- by when it is to have left; null when it may wait
  add column needed_by timestamptz;
update mail_outbox set urgent = true where leave_before is null;

-- review: where meetings take place, the nearer the more it counts: the review, its client, who holds it
create table meeting_place (
  scope     text not null check (scope in ('ANALYST', 'CLIENT', 'REVIEW')),
  -- user id, or reference of the client or review
  reference text not null,
  join_url  text,
  place     text,
  primary key (scope, reference),
  check (join_url is not null or place is not null)
);

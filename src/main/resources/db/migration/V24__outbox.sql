-- QUEUED may be claimed; HELD waits until it may leave; SENDING is claimed by a node until its
-- lease ends; SUPERSEDED became moot before it left
alter table mail_outbox
  drop constraint mail_outbox_status_check,
  add constraint mail_outbox_status_check
    check (status in ('QUEUED', 'HELD', 'SENDING', 'SENT', 'FAILED', 'SUPERSEDED')),
  -- how often the connection broke while this mail was under way
  add column interruptions    integer not null default 0,
  add column node             text,
  add column lease_until      timestamptz,
  -- while it is SENDING it can't be called back: it is moot if it comes back
  add column superseded_at    timestamptz,
  -- the Message-ID that all mails about the same incident, review or question refer to
  add column thread_root      text,
  -- null for our own staff
  add column client_reference text,
  add constraint mail_outbox_lease
    check ((status = 'SENDING') = (lease_until is not null) and (status = 'SENDING') = (node is not null));

create index mail_outbox_leased on mail_outbox (lease_until) where status = 'SENDING';
create index mail_outbox_failed on mail_outbox (created_at, id) where status = 'FAILED';
create index mail_outbox_client on mail_outbox (client_reference, created_at, id);

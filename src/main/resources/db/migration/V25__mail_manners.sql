-- what a mail may do to its recipient: when it leaves, and what it leaves with
alter table mail_outbox
  -- null for mails from before this release
  add column template     text,
  add column language     text,
  -- whose working hours and days it keeps; null when it leaves at any hour
  add column hours_zone   text,
  add column hours_country text,
  -- the end of the hours in which it may leave next
  add column leave_before timestamptz,
  add column held_because text check (held_because in ('HOURS', 'WEEKLY_CAP', 'DIGEST')),
  -- the mail in which this one leaves together with others
  add column digest_id    uuid references mail_outbox (id),
  add constraint mail_outbox_hours
    check ((hours_zone is null) = (hours_country is null) and (hours_zone is null) = (leave_before is null));

create index mail_outbox_held on mail_outbox (next_attempt_at)
  where status = 'HELD' and digest_id is null;
create index mail_outbox_closing on mail_outbox (leave_before) where status = 'QUEUED';
create index mail_outbox_digest on mail_outbox (digest_id) where digest_id is not null;
-- how many mails a contact has had lately
create index mail_outbox_recipient on mail_outbox (client_reference, lower(recipient), next_attempt_at);
-- digests with something in them that became moot
create index mail_outbox_moot_digest on mail_outbox (id)
  where process = 'mail-digest' and status = 'SUPERSEDED';
-- the lists of all mails and of those that wait
create index mail_outbox_created on mail_outbox (created_at, id);
create index mail_outbox_waiting on mail_outbox (created_at, id) where status = 'HELD';
create index mail_outbox_over_cap on mail_outbox (created_at) where held_because = 'WEEKLY_CAP';

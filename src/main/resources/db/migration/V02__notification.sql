create table mail_outbox (
  id              uuid primary key,
  process         text not null,
  business_key    text not null,
  element         text not null,
  count           integer not null,
  recipient       text not null,
  recipient_name  text not null,
  subject         text,
  body            text,
  message_id      text not null unique,
  status          text not null default 'QUEUED' check (status in ('QUEUED', 'SENT', 'FAILED')),
  attempts        integer not null default 0,
  last_error      text,
  created_at      timestamptz not null,
  next_attempt_at timestamptz not null,
  sent_at         timestamptz
);

-- a step that runs twice writes its mail once
create unique index mail_outbox_once
  on mail_outbox (process, business_key, element, count, lower(recipient));
create index mail_outbox_due on mail_outbox (next_attempt_at) where status = 'QUEUED';

create table mail_attachment (
  mail_id      uuid not null references mail_outbox (id) on delete cascade,
  filename     text not null,
  content_type text not null,
  content      bytea not null
);
create index mail_attachment_mail on mail_attachment (mail_id);

create table contact_link (
  token_hash       text primary key,
  client_reference text not null references client (reference) on delete cascade,
  email            text not null,
  scope            text not null,
  reference        text not null,
  created_at       timestamptz not null,
  expires_at       timestamptz not null
);
create index contact_link_client on contact_link (client_reference);

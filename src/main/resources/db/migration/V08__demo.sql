-- demo mode only: how far the time machine has run ahead of the real clock, and the mail that was caught
create table demo_clock (
  only_row     boolean primary key check (only_row),
  ahead_millis bigint not null
);

create table demo_mail (
  id        bigint generated always as identity primary key,
  recipient text not null,
  sent_at   timestamptz not null,
  message   bytea not null
);
create index demo_mail_recipient on demo_mail (lower(recipient), sent_at);

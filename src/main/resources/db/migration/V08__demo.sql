-- demo mode only: where the time machine was left, and the mail that was caught
create table demo_clock (
  only_row boolean primary key check (only_row),
  set_to   timestamptz not null
);

create table demo_mail (
  id        bigint generated always as identity primary key,
  recipient text not null,
  sent_at   timestamptz not null,
  message   bytea not null
);
create index demo_mail_recipient on demo_mail (lower(recipient), sent_at);

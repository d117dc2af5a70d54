-- Each time that somebody with the server has given an administrator a new password.
create table administrator_recovery (
  id            bigint generated always as identity primary key,
  user_id       text not null,
  recovered_at  timestamptz not null,
  recovered_by  text not null
);
comment on column administrator_recovery.recovered_by is
  'the account of the operating system, and the host';

-- Tokens of programs for the API. What was issued and who revoked it stays: rows are never deleted,
-- and of one only the day of its last use and, once, its revocation change.
create table api_token (
  id               bigint generated always as identity primary key,
  hash             text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  name             text not null,
  user_id          text not null,
  scope            text not null check (scope in ('READ', 'READ_WRITE')),
  client_reference text,
  created_at       timestamptz not null,
  created_by       text not null,
  ends_on          date not null,
  last_used_on     date,
  revoked_at       timestamptz,
  revoked_because  text check (revoked_because in ('ASKED', 'ACCOUNT_DELETED', 'GROUP_LOST', 'RECOVERY')),
  revoked_by       text,
  check ((revoked_at is null) = (revoked_because is null)),
  check (revoked_because is distinct from 'ASKED' or revoked_by is not null),
  check (revoked_at is not null or revoked_by is null)
);
create unique index api_token_name on api_token (lower(name)) where revoked_at is null;
create index api_token_user on api_token (user_id) where revoked_at is null;

create function keep_token_record() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.revoked_at is null
     and to_jsonb(old) - '{last_used_on,revoked_at,revoked_because,revoked_by}'::text[]
         = to_jsonb(new) - '{last_used_on,revoked_at,revoked_because,revoked_by}'::text[] then
    return new;
  end if;
  raise exception 'The record of tokens is kept: % of table % is refused.', tg_op, tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
create trigger api_token_is_kept before update or delete on api_token
  for each row execute function keep_token_record();

create view action_point_summary as
  select id, client_reference from action_point;
comment on view action_point_summary is
  'improvement: every action point that was ever agreed, and its client.';

create table improvement (
  id                  bigint generated always as identity primary key,
  version             bigint not null,
  client_reference    text not null references client (reference),
  reference           text,
  title               text not null,
  reason              text,
  owner               text not null check (owner in ('CLIENT', 'SOC', 'PROVIDER')),
  status              text not null
                      check (status in ('PROPOSED', 'AGREED', 'IN_PROGRESS', 'DONE', 'DECLINED')),
  target_date         date,
  source              text,
  declined_reason     text,
  proposed_at         timestamptz not null,
  request_fingerprint text not null,
  check (status <> 'DECLINED' or declined_reason is not null)
);
create index improvement_client on improvement (client_reference, status);
-- the caller's reference makes a proposal idempotent within its client
create unique index improvement_reference on improvement (client_reference, reference);

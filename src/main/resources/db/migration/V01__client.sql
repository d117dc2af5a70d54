create table client (
  reference           text primary key,
  version             bigint not null,
  name                text not null,
  country             text not null,
  language            text not null,
  time_zone           text not null,
  subscription        text not null check (subscription in ('STANDARD', 'ADVISOR')),
  contract_start      date not null,
  contract_end        date not null,
  status              text not null check (status in ('ONBOARDING', 'ACTIVE', 'ON_HOLD', 'ENDED')),
  onboarding_stage    text not null,
  registered_at       timestamptz not null,
  request_fingerprint text not null
);

create table contact (
  client_reference text not null references client (reference) on delete cascade,
  name             text not null,
  email            text not null,
  phone            text,
  role             text not null,
  level            integer not null,
  risk_authority   boolean not null,
  language         text not null,
  time_zone        text not null
);

create unique index contact_address on contact (client_reference, lower(email));
create index client_status on client (status, reference);

create table question (
  reference           text primary key,
  version             bigint not null,
  client_reference    text not null references client (reference),
  subject             text not null,
  text                text not null,
  asked_by            text not null,
  incident_reference  text,
  queue               text check (queue in ('THREAT_REVIEW', 'SOC')),
  status              text not null check (status in ('OPEN', 'ANSWERED', 'CLOSED')),
  asked_at            timestamptz not null,
  open_since          timestamptz not null,
  answer_text         text,
  answer_author       text,
  answers             integer not null,
  answered_at         timestamptz,
  closing_notice_at   timestamptz,
  closed_at           timestamptz,
  closed_because      text check (closed_because in ('CONFIRMED', 'SILENCE')),
  conversion          text not null check (conversion in ('NONE', 'AGENDA_ITEM', 'IMPROVEMENT')),
  taken_to_agenda     boolean not null,
  request_fingerprint text not null,
  check (status = 'OPEN' or answered_at is not null),
  check ((status = 'CLOSED') = (closed_at is not null))
);
create index question_client on question (client_reference, status);
create index question_answered on question (client_reference, answered_at);

create table question_message (
  question_reference text not null references question (reference) on delete cascade,
  position           integer not null,
  kind               text not null
                     check (kind in ('ANSWERED', 'CONFIRMED', 'REOPENED', 'LATE_ANSWER_RESOLVED')),
  author             text not null,
  text               text,
  at                 timestamptz not null,
  primary key (question_reference, position)
);

create table incident (
  reference                 text primary key,
  version                   bigint not null,
  client_reference          text not null references client (reference),
  severity                  text not null check (severity in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW')),
  title                     text not null,
  description               text not null,
  recommendation            text not null,
  asset                     text,
  technique                 text,
  reported_at               timestamptz not null,
  received_at               timestamptz not null,
  request_fingerprint       text not null,
  status                    text not null check (status in ('AWAITING_CLIENT', 'AWAITING_SOC',
                                                            'RISK_ACCEPTED', 'CLOSED', 'WITHDRAWN')),
  notified_at               timestamptz,
  closed_at                 timestamptz,
  accepted_until            date,
  unanswered                boolean not null,
  round                     integer not null,
  round_began_at            timestamptz,
  silent_until              date,
  reminders_sent            integer not null,
  reminders_in_round        integer not null,
  last_reminder_at          timestamptz,
  escalated_at              timestamptz,
  feedback_taken            integer not null,
  last_feedback_fingerprint text,
  owed_mail                 text,
  check ((status = 'CLOSED') = (closed_at is not null)),
  check ((status = 'RISK_ACCEPTED') = (accepted_until is not null))
);
create index incident_client on incident (client_reference, reported_at);

-- whose turn it was, and when; the two clocks are reckoned from it
create table incident_turn (
  incident_reference text not null references incident (reference) on delete cascade,
  position           integer not null,
  owner              text not null check (owner in ('CLIENT', 'SOC')),
  began_at           timestamptz not null,
  ended_at           timestamptz,
  primary key (incident_reference, position)
);

create table incident_feedback (
  incident_reference text not null references incident (reference) on delete cascade,
  position           integer not null,
  given_at           timestamptz not null,
  given_by           text not null,
  outcome            text not null check (outcome in ('MITIGATED', 'RISK_ACCEPTED', 'IN_PROGRESS',
                                                      'NEED_HELP')),
  comment            text,
  reason             text,
  accepted_until     date,
  promised_for       date,
  primary key (incident_reference, position)
);

-- what our side did: calls, escalations, verdicts, help
create table incident_note (
  incident_reference text not null references incident (reference) on delete cascade,
  position           integer not null,
  noted_at           timestamptz not null,
  kind               text not null,
  noted_by           text not null,
  text               text,
  primary key (incident_reference, position)
);

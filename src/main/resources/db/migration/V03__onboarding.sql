create table onboarding (
  client_reference         text primary key references client (reference) on delete cascade,
  version                  bigint not null,
  begun_at                 timestamptz not null,
  introduction_done_on     date,
  introduction_notes       text,
  introduction_recorded_at timestamptz,
  introduction_recorded_by text,
  telemetry_done_on        date,
  telemetry_notes          text,
  telemetry_recorded_at    timestamptz,
  telemetry_recorded_by    text,
  telemetry_reminders      integer not null default 0,
  orientation_done_on      date,
  orientation_notes        text,
  orientation_recorded_at  timestamptz,
  orientation_recorded_by  text,
  preferred_weekday        text check (preferred_weekday in
                             ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY')),
  preferred_time           time
);

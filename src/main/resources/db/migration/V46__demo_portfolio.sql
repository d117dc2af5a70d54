-- demo mode only: where the clock stood when it was last moved, and how far the sample portfolio has been lived;
-- empty in production
alter table demo_clock add column stands_at timestamptz;

create table demo_portfolio (
  only_row     boolean primary key check (only_row),
  arrives_at   timestamptz not null,
  ahead_millis bigint not null,
  finished     boolean not null default false
);
comment on table demo_portfolio is
  'demo: the present that the story of the sample portfolio arrives at, how far that was ahead of the machine''s clock, and whether it has arrived.';

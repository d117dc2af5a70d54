-- How often somebody has signed out everywhere: sessions that began before the last time are over, on
-- every node.
create table sign_out (
  user_id text primary key,
  times   integer not null,
  last_at timestamptz not null
);

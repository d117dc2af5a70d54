-- The newest automatic answer, such as "out of office", that came from a contact's address: whoever
-- looks at the client's contacts sees it and can enter the absence.
create table contact_automatic_answer (
  client_reference text not null,
  contact          text not null,
  seen_at          timestamptz not null,
  subject          text,
  primary key (client_reference, contact),
  foreign key (client_reference, contact) references contact (client_reference, id) on delete cascade
);

-- Since when somebody who has joined the groups waits for a team lead to say what they may hold.
alter table analyst add column waiting_since timestamptz;
update analyst set waiting_since = now() where active and not qualification_decided;

create view staff_waiting as
  select user_id, name, waiting_since
  from analyst where active and not qualification_decided and waiting_since is not null;
comment on view staff_waiting is
  'staff: people of the pool for whom a team lead has yet to say what they may hold, and since when.';

-- Rules of whom to call that have changed because somebody in them left: a team lead looks at them
-- and saves them, as they are or others.
create table escalation_rules_to_check (
  client_reference text primary key references client (reference) on delete cascade,
  since            timestamptz not null,
  because          text not null
);

create view escalation_to_check as
  select client_reference, since, because from escalation_rules_to_check;
comment on view escalation_to_check is
  'incident: clients whose rules of whom to call a team lead has yet to look at, and since when and why.';

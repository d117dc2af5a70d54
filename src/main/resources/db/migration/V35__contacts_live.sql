-- Contacts come and go. Within a client each keeps its id; who has left stays for the names in
-- what was said and decided.
alter table contact
  add column id text,
  add column working_days text[],
  add column working_hours text,
  add column last_day date,
  add column successor text,
  add column joined_at timestamptz,
  add column left_at timestamptz;

update contact c set id = numbered.number::text
from (select client_reference, email,
             row_number() over (partition by client_reference order by level, lower(email)) as number
      from contact) numbered
where numbered.client_reference = c.client_reference and numbered.email = c.email;

update contact set joined_at = (select registered_at from client where reference = client_reference);
alter table contact alter column id set not null;
alter table contact alter column joined_at set not null;
alter table contact add primary key (client_reference, id);

-- who comes back, or takes over an address, may have it again
drop index contact_address;
create unique index contact_address on contact (client_reference, lower(email))
  where left_at is null;

create or replace view client_contact as
  select client_reference, email, id, risk_authority, last_day, name
  from contact where left_at is null;
comment on view client_contact is
  'client: the present contacts of a client, each known by the id; the address may change. last_day is null unless a departure is recorded.';

-- both days in the contact's zone, inclusive; stand_in is the id of another contact of the client
create table contact_absence (
  id               bigint generated always as identity primary key,
  client_reference text not null references client (reference) on delete cascade,
  contact          text not null,
  first_day        date not null,
  last_day         date not null check (last_day >= first_day),
  stand_in         text check (stand_in <> contact)
);
create index contact_absence_client on contact_absence (client_reference, first_day);

create view contact_away as
  select client_reference, contact as contact_id, first_day, last_day, stand_in
  from contact_absence;
comment on view contact_away is
  'client: when a contact is away and who stands in for it, both by id; days in the contact''s zone, inclusive.';

-- What somebody said stays theirs, under the name of that time, when the address changes or passes
-- to somebody else.
alter table decision
  add column contact_id text,
  add column decided_by_name text;
alter table decision disable trigger decision_is_append_only;
update decision d set contact_id = k.id, decided_by_name = k.name
from contact k
where k.client_reference = d.client_reference and lower(k.email) = lower(d.decided_by);
alter table decision enable trigger decision_is_append_only;

drop index decision_by;
create index decision_by on decision (client_reference, contact_id, decided_at)
  where subject <> 'CONTACT';

create or replace view contact_answer as
  select a.client_reference, a.email, said.answered_at
  from client_contact a
  cross join lateral (
    select max(d.decided_at) as answered_at from decision d
    where d.client_reference = a.client_reference
      and d.contact_id = a.id and d.subject <> 'CONTACT') said;

-- What a review has left to a next one that there is not, and how the team lead has dealt with it.
alter table agenda_item add column settled_note text;

-- The contracts of a client, the present one too: each renewal adds one, from whose first day its
-- reviews are counted. The client's row spans those that follow one another without a gap.
create table client_contract (
  client_reference text not null references client (reference) on delete cascade,
  number           integer not null,
  first_day        date not null,
  last_day         date not null,
  primary key (client_reference, number),
  check (last_day >= first_day)
);
insert into client_contract (client_reference, number, first_day, last_day)
  select reference, 1, contract_start, contract_end from client;

-- a renewal is one more kind of change
alter table contract_change drop constraint contract_change_type_check;
alter table contract_change add constraint contract_change_type_check
  check (type in ('EXTEND', 'TERMINATE', 'CHANGE_SUBSCRIPTION', 'HOLD', 'RESUME', 'RENEW'));

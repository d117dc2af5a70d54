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

-- What the team lead has decided about what was open when a contract ended: closed with the note as
-- the reason, or left to its follow-up. Decided anew for another end.
create table closing_decision (
  client_reference text not null references client (reference) on delete cascade,
  contract_end     date not null,
  kind             text not null,
  reference        text not null,
  title            text not null,
  closed           boolean not null,
  note             text not null,
  decided_by       text not null,
  decided_at       timestamptz not null,
  primary key (client_reference, contract_end, kind, reference)
);

create view handed_item as
  select i.id, r.client_reference, i.review_reference, i.title
  from agenda_item i join review r on r.reference = i.review_reference
  where i.outcome = 'HANDED_TO_SOC' and i.soc_result is null;
comment on view handed_item is
  'review: agenda items that a meeting has handed to the SOC and about which it has not reported.';

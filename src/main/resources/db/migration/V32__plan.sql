-- The plan follows from the contract: a review keeps the day that the contract has for it, so that a
-- change of the contract moves it only when that day changes, and what somebody chose is told from
-- what the plan gave. Null for reviews planned before.
alter table review
  add column regular_on date,
  add column due_on date,
  add column moved_by_hand boolean not null default false;
update review set moved_by_hand = true where revision > 0 and status <> 'CANCELLED';

-- Each review has a number of its own: those that were held or are ahead are counted in their order,
-- cancelled ones behind them. Checked at the end of a step, which may count all of them anew.
drop index review_sequence;
update review set sequence = counted.number
from (select reference,
             row_number() over (partition by client_reference
                                order by status = 'CANCELLED', starts_at, reference) as number
      from review) counted
where counted.reference = review.reference;
alter table review add constraint review_sequence
  unique (client_reference, sequence) deferrable initially deferred;

-- a period whose regular meeting would have been before this day got no review when the contract was
-- planned for the first time
alter table review_programme add column first_meeting date;
update review_programme p set first_meeting =
  (select min(r.starts_at at time zone 'Europe/Berlin')::date
   from review r where r.client_reference = p.client_reference);

-- every period of a contract, and why one has no review; written anew with each change of the plan
create table planned_period (
  client_reference text not null references client (reference),
  months           integer not null,
  period_index     integer not null,
  title            text not null,
  first_day        date not null,
  last_day         date not null,
  due_on           date,
  without          text check (without in ('BEFORE_ORIENTATION', 'ON_HOLD', 'NO_DAY_LEFT',
                                           'TOO_SHORT', 'HELD_ALREADY', 'CANCELLED_BY_LEAD')),
  decided_by       text,
  decided_at       timestamptz,
  primary key (client_reference, months, period_index)
);

create view missing_review as
  select p.client_reference, p.title, p.first_day, p.last_day
  from planned_period p
  join current_client c on c.reference = p.client_reference
  where p.without is null
    and not exists (
      select 1 from review r
      where r.client_reference = p.client_reference and r.cadence_months = p.months
        and r.period_index = p.period_index and r.status <> 'CANCELLED');
comment on view missing_review is
  'review: periods of contracts that have neither a review that was held or is ahead nor a reason why; must be empty.';

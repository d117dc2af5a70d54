-- What the invariants read of the modules.

-- review
create view open_review as
  select reference, client_reference, title, status, outcome, starts_at, begun_at, arranged_at
  from review
  where status in ('PLANNED', 'PUBLISHED');
comment on view open_review is
  'review: reviews that are neither closed nor cancelled; one that was held is open until its minutes went out. begun_at: when the client was asked for agenda points; null before.';

create view left_agenda_item as
  select i.id, i.review_reference, r.client_reference, i.kind, i.title, i.decided_at as left_at
  from agenda_item i join review r on r.reference = i.review_reference
  where i.outcome = 'CARRIED_OVER' and i.settled_note is null
    and r.status in ('CLOSED', 'CANCELLED')
    and (i.carried_to is null
         or exists (select 1 from review c
                    where c.reference = i.carried_to and c.status = 'CANCELLED'));
comment on view left_agenda_item is
  'review: what a review has carried over and neither a later one has taken up nor a lead has dealt with.';

-- staff
create view former_analyst as
  select user_id from analyst where not active;
comment on view former_analyst is
  'staff: people who have left the pool.';

-- onboarding
create view begun_onboarding as
  select client_reference, begun_at from onboarding;
comment on view begun_onboarding is
  'onboarding: clients whose onboarding has begun, be it over or not.';

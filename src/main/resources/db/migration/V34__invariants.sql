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

-- incident
create view open_help_request as
  select i.reference as incident_reference, i.client_reference, f.given_by as asked_by,
         f.given_at as asked_at
  from incident_feedback f join incident i on i.reference = f.incident_reference
  where f.outcome = 'NEED_HELP'
    and i.status in ('AWAITING_CLIENT', 'AWAITING_SOC', 'RISK_ACCEPTED')
    and not exists (select 1 from incident_note n
                    where n.incident_reference = i.reference and n.kind = 'CLIENT_HELPED'
                      and n.noted_at >= f.given_at)
    and not exists (select 1 from incident_feedback l
                    where l.incident_reference = i.reference and l.position > f.position
                      and lower(l.given_by) = lower(f.given_by));
comment on view open_help_request is
  'incident: a contact has asked for help, nobody has helped since, and the contact has not said anything else since.';

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

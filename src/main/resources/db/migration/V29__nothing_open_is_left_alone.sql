-- whatever a team lead decides about a silent client, the lead is asked again
alter table incident
  add column lead_asked  boolean not null default false,
  add column times_asked integer not null default 0,
  add column lead_due_at timestamptz;
update incident set times_asked = 1 where escalated_at is not null;

-- who is not reached by phone is called again
alter table incident
  add column call_asked_at timestamptz,
  add column call_by_lead  boolean not null default false,
  add column call_attempts integer not null default 0,
  add column call_next_at  timestamptz;
alter table incident
  add constraint incident_call check (call_asked_at is not null or call_next_at is null);

-- what the SOC has yet to verify or to answer: positions in incident_feedback, oldest first
alter table incident add column open_requests integer[] not null default '{}';
update incident
set open_requests = array[(select max(position) from incident_feedback
                           where incident_reference = reference)]
where status = 'AWAITING_SOC';
alter table incident
  add constraint incident_requests check (status = 'AWAITING_SOC' or cardinality(open_requests) = 0);

-- a colleague may ask for help about a risk that is accepted, and the acceptance stays
alter table incident
  drop constraint incident_check1,
  add constraint incident_accepted_until check (
    case status
      when 'AWAITING_SOC' then true
      else (status = 'RISK_ACCEPTED') = (accepted_until is not null)
    end);

create view open_request as
  select i.reference as incident_reference, i.client_reference, f.outcome,
         f.given_by as asked_by, f.given_at as asked_at, r.place
  from incident i
  cross join lateral unnest(i.open_requests) with ordinality as r (position, place)
  join incident_feedback f on f.incident_reference = i.reference and f.position = r.position;
comment on view open_request is
  'incident: what contacts asked of the SOC (MITIGATED to verify, NEED_HELP to answer) and what is neither answered nor taken back; place 1 is seen to now, the others after it.';

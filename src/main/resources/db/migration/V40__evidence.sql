-- Nothing by default: why a pack comes without a training point or without recommendations.
alter table review
  add column no_training_because text,
  add column no_recommendations_because text;

-- What an agenda item weighs, as it was known when the agenda was collected; the agenda's order
-- follows from it. Of what has no severity or day it is null.
alter table agenda_item
  add column settled boolean not null default false,
  add column severity text check (severity in ('CRITICAL', 'HIGH', 'MEDIUM', 'LOW')),
  add column turn text check (turn in ('OVERDUE', 'CLIENT', 'SOC', 'NOBODY')),
  add column since timestamptz;

-- agendas that are there already: what is known now of the incidents that they are about
update agenda_item item
set settled = open.reference is null,
    severity = open.severity,
    turn = case when open.status = 'AWAITING_SOC' then 'SOC'
                when open.status = 'RISK_ACCEPTED' then 'NOBODY'
                when open.unanswered then 'OVERDUE'
                else 'CLIENT' end,
    since = open.reported_at
from incident_summary known
left join open_incident open on open.reference = known.reference
where item.subject_reference = known.reference
  and item.kind in ('INCIDENT', 'FOLLOW_UP', 'ACCEPTED_RISK');

-- incident
create view asked_again as
  select i.reference as incident_reference, i.client_reference, n.kind as because, n.noted_at as at,
         n.text
  from incident i
  cross join lateral (
    select kind, noted_at, text from incident_note
    where incident_reference = i.reference
      and kind in ('STILL_PRESENT', 'CLIENT_HELPED', 'REOPENED', 'ACCEPTANCE_WITHDRAWN',
                   'ACCEPTANCE_SUSPENDED')
    order by position desc limit 1) n
  where i.status = 'AWAITING_CLIENT'
    and n.noted_at >= coalesce((select max(f.given_at) from incident_feedback f
                                where f.incident_reference = i.reference), '-infinity');
comment on view asked_again is
  'incident: incidents about which the client has answered and is asked again, and why: what the SOC has found or said since, or that an acceptance is over.';

create view incident_word as
  select incident_reference, given_at as said_at from incident_feedback
  union all
  select incident_reference, noted_at from incident_note
  where kind in ('ACCEPTANCE_WITHDRAWN', 'ACCEPTANCE_WANTED');
comment on view incident_word is
  'incident: when contacts said anything about an incident: feedback, the end of an acceptance, the wish that a colleague accepts the risk.';

-- history
create view client_meeting as
  select client_reference, decided_at as met_at
  from decision where kind in ('HELD', 'INTRODUCTION_CALL_HELD', 'ORIENTATION_CALL_HELD');
comment on view client_meeting is
  'history: when our people met a client, about all that was open then.';

create view review_word as
  select a.client_reference, d.decided_at as said_at
  from client_contact a
  join decision d on d.client_reference = a.client_reference
    and lower(d.decided_by) = lower(a.email)
  where d.subject in ('REVIEW', 'AGENDA_ITEM');
comment on view review_word is
  'history: when contacts said anything about their reviews: another time, a point for the agenda, whether the minutes are right.';

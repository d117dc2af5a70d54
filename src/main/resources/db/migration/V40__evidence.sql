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

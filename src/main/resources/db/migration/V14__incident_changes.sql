-- a report may be taken back, or turn out to be the same as another one
alter table incident
  add column withdrawn_because  text,
  add column merged_into        text references incident (reference),
  -- what the client was last told; differs from the severity until the change is announced
  add column announced_severity text;
update incident set announced_severity = severity;
update incident set withdrawn_because = 'withdrawn' where status = 'WITHDRAWN';
alter table incident
  alter column announced_severity set not null,
  add constraint incident_withdrawal check ((status = 'WITHDRAWN') = (withdrawn_because is not null)),
  add constraint incident_merged check (merged_into is null or status = 'WITHDRAWN');
create index incident_merged_into on incident (merged_into) where merged_into is not null;

-- accepted risks that a new report may put in question
create index incident_accepted on incident (client_reference) where status = 'RISK_ACCEPTED';

alter table incident_feedback add column compensating_control text;

-- whom or what a note is about: a contact, another incident, a severity
alter table incident_note add column regarding text;

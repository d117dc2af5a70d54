create view client_promise as
  select i.reference as incident_reference, said.promised_for
  from incident i
  cross join lateral (
    select f.promised_for from incident_feedback f
    where f.incident_reference = i.reference
    order by f.position desc limit 1) said
  where i.status = 'AWAITING_CLIENT' and said.promised_for is not null
    and not exists (select 1 from asked_again again where again.incident_reference = i.reference);
comment on view client_promise is
  'incident: incidents that are the client''s turn and of which it has said last that it will be done by a day, whether or not that has passed.';

-- While the team lead keeps waiting for a client, the client is not reminded: until the end of this day.
-- Null when nobody has decided to wait since the client's turn began.
alter table incident add column waiting_until date;

-- whoever waits at this moment goes on to wait, now in silence
update incident i set waiting_until = (i.lead_due_at at time zone 'Europe/Berlin')::date
where i.status = 'AWAITING_CLIENT' and not i.lead_asked and i.lead_due_at is not null
  and (select n.kind from incident_note n
       where n.incident_reference = i.reference
         and n.kind in ('WAITING_CONTINUED', 'EXTRA_REMINDER_DECIDED', 'CALL_DECIDED')
       order by n.position desc limit 1) = 'WAITING_CONTINUED';

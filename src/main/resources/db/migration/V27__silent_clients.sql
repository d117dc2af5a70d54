-- Which clients have fallen silent is reckoned from what is there, for all clients at once.
-- meetings to which nobody came
create index decision_no_show on decision (client_reference, decided_at) where kind = 'NO_SHOW';
-- when somebody at the client was last met or reached by phone
create index decision_met on decision (client_reference, decided_at)
  where kind in ('HELD', 'CLIENT_REACHED', 'INTRODUCTION_CALL_HELD', 'ORIENTATION_CALL_HELD');
-- when a contact last said something; which mails a contact wants is no answer
create index decision_by on decision (client_reference, lower(decided_by), decided_at)
  where subject <> 'CONTACT';
-- calls that were asked of our team, for the record of what was asked of whom
create index decision_call on decision (client_reference, decided_at)
  where kind in ('CLIENT_REACHED', 'CLIENT_NOT_REACHED');
-- incidents about which the client was reminded
create index incident_reminded on incident (client_reference)
  where status = 'AWAITING_CLIENT' and (unanswered or reminders_sent > 0);
-- what clients have promised and were reminded of
create index action_point_promised on action_point (due_date)
  where status = 'OPEN' and owner = 'CLIENT' and reminders_sent > 0;
create index improvement_promised on improvement (target_date)
  where status in ('PROPOSED', 'AGREED', 'IN_PROGRESS') and owner = 'CLIENT' and reminders_sent > 0;

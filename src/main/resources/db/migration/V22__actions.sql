-- An action point belongs to the improvement list's module now: it knows its review and ends like an improvement.
alter table action_point
  add column review_reference     text references review (reference),
  add column status               text check (status in ('OPEN', 'DONE', 'DECLINED')),
  add column declined_reason      text,
  add column settled_at           timestamptz,
  add column reminders_sent       integer not null default 0,
  add column reminders_last       timestamptz,
  add column reminders_carried_on date;
update action_point a
set review_reference = i.review_reference,
    status = case when a.done then 'DONE' else 'OPEN' end,
    settled_at = case when a.done then coalesce(r.held_at, a.agreed_at) end,
    reminders_last = a.agreed_at
from agenda_item i join review r on r.reference = i.review_reference
where i.id = a.agenda_item_id;
drop index action_point_client;
alter table action_point
  drop column done,
  alter column review_reference set not null,
  alter column status set not null,
  alter column reminders_last set not null,
  alter column reminders_sent drop default,
  add check (status <> 'DECLINED' or declined_reason is not null),
  add check ((status = 'OPEN') = (settled_at is null));
create index action_point_client on action_point (client_reference, status);
create index action_point_review on action_point (review_reference);

alter table improvement
  add column source_review        text references review (reference),
  add column source_incident      text references incident (reference),
  add column settled_at           timestamptz,
  add column reminders_sent       integer not null default 0,
  add column reminders_last       timestamptz,
  add column reminders_carried_on date;
update improvement i
set reminders_last = proposed_at,
    settled_at = case when status in ('DONE', 'DECLINED') then coalesce(
      (select max(d.decided_at) from decision d
       where d.client_reference = i.client_reference and d.subject = 'IMPROVEMENT'
         and d.reference = i.id::text),
      proposed_at) end;
alter table improvement
  alter column reminders_last set not null,
  alter column reminders_sent drop default,
  add check ((status in ('DONE', 'DECLINED')) = (settled_at is not null));

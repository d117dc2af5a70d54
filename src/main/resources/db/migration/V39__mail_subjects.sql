-- What a mail is about, and what it says of it: when it leaves, that must still be so, and nothing
-- newer about the same may have gone to the same person before.
alter table mail_outbox
  -- the order in which mails were written
  add column number      bigint,
  -- what the business key names, such as INCIDENT; null for what is about no single thing
  add column about       text,
  -- what the mail says of it, by the names of the views that end in _stand
  add column facts       jsonb not null default '{}',
  -- from when on what it says is over, such as "due today"; null for never
  add column valid_until timestamptz,
  -- whether it makes no sense to somebody who never got what was written before about the same
  add column presupposes boolean not null default false;

update mail_outbox mail
set number = written.number,
    about = case
      when mail.process in ('incident-follow-up', 'risk-acceptance') then 'INCIDENT'
      when mail.process = 'general-question' then 'QUESTION'
      when mail.process = 'action-follow-up' then 'ACTION'
      when mail.process = 'late-task' then 'TASKS'
      when mail.process in ('client-onboarding', 'contract-closing') then 'CONTRACT'
      when mail.template = 'review-contract-changed' then 'CONTRACT'
      when mail.process in ('threat-review', 'review-programme') then 'REVIEW'
    end
from (select id, row_number() over (order by created_at, id) as number from mail_outbox) written
where written.id = mail.id;

alter table mail_outbox
  alter column number set not null,
  alter column number add generated always as identity;
select setval(pg_get_serial_sequence('mail_outbox', 'number'),
              (select coalesce(max(number), 0) + 1 from mail_outbox), false);

create index mail_outbox_subject on mail_outbox (business_key, about, lower(recipient), number);

create view incident_stand as
  select reference, jsonb_build_object(
           'status', status,
           'open', (status in ('AWAITING_CLIENT', 'AWAITING_SOC', 'RISK_ACCEPTED'))::text,
           'severity', severity,
           'acceptedUntil', coalesce(accepted_until::text, '')) as stand
  from incident;
comment on view incident_stand is
  'incident: what a mail may say of an incident; open: ''true'' until it is closed or withdrawn; acceptedUntil: a day, or empty.';

create view incident_promise as
  select reference, silent_until
  from incident
  where status = 'AWAITING_CLIENT' and silent_until is not null;
comment on view incident_promise is
  'incident: until which day the client works on an incident that is its turn, as it has promised; it is not asked before that day is over.';

create view question_stand as
  select reference, jsonb_build_object('status', status, 'answers', answers::text) as stand
  from question;
comment on view question_stand is
  'question: what a mail may say of a question; answers: how many it has got.';

create view action_point_stand as
  select id, jsonb_build_object(
           'open', (status = 'OPEN')::text, 'due', coalesce(due_date::text, ''), 'owner', owner) as stand
  from action_point;
comment on view action_point_stand is
  'improvement: what a mail may say of an action point; due: a day.';

create view improvement_stand as
  select id, jsonb_build_object(
           'open', (status in ('PROPOSED', 'AGREED', 'IN_PROGRESS'))::text,
           'due', coalesce(target_date::text, ''), 'owner', owner) as stand
  from improvement;
comment on view improvement_stand is
  'improvement: what a mail may say of an improvement; due: a day, or empty.';

create view review_stand as
  select reference, jsonb_build_object(
           'meeting', case when status = 'CANCELLED' then 'CANCELLED'
                           when outcome = 'HELD' then 'HELD' else 'AHEAD' end,
           'start', extract(epoch from starts_at)::bigint::text,
           'analyst', coalesce(analyst, '')) as stand
  from review;
comment on view review_stand is
  'review: what a mail may say of a review; meeting: AHEAD, HELD or CANCELLED; start: seconds since 1970; analyst: a user id, or empty.';

create view client_stand as
  select reference, jsonb_build_object('contractEnd', contract_end::text) as stand
  from client;
comment on view client_stand is
  'client: what a mail may say of a contract; contractEnd: its last day.';

create view plan_stand as
  select client_reference, string_agg(
           reference || '/' || extract(epoch from starts_at)::bigint || '/' || invitation,
           ' ' order by starts_at, reference) as plan
  from review
  where status in ('PLANNED', 'PUBLISHED') and outcome is distinct from 'HELD'
  group by client_reference;
comment on view plan_stand is
  'review: the reviews that a client has ahead, each with its start and the number of its invitation; no row without any.';

create view waiting_mail as
  select id, client_reference, business_key, about, lower(recipient) as recipient, element, template,
         facts, number, created_at
  from mail_outbox
  where status in ('QUEUED', 'HELD') and superseded_at is null and about is not null;
comment on view waiting_mail is
  'notification: mails that have yet to leave and were not called back; number: the order in which they were written.';

create view left_mail as
  select business_key, about, lower(recipient) as recipient, number
  from mail_outbox
  where status = 'SENT' and about is not null;
comment on view left_mail is
  'notification: mails that have left and did not come back, by what they are about and to whom.';

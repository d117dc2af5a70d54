-- What becomes of mails, links and questions when the people at a client change.

-- a mail that has not left can be written again for somebody else who reads it
alter table mail_outbox
  -- what its template shows, as JSON; null for mails from before this release
  add column model          text,
  add column severity       text,
  add column link_scope     text,
  add column link_reference text,
  -- the address of the contact whose matter it is, while somebody else reads it
  add column instead_of     text;
create index mail_outbox_instead on mail_outbox (client_reference, lower(instead_of))
  where instead_of is not null;

-- HOLDER: made invalid by its holder or our side; LEFT: the holder is no contact any more; MOVED:
-- the holder has another address
alter table contact_link
  add column revoked_because text check (revoked_because in ('HOLDER', 'LEFT', 'MOVED'));
update contact_link set revoked_because = 'HOLDER' where revoked_at is not null;
alter table contact_link add constraint contact_link_revoked
  check ((revoked_at is null) = (revoked_because is null));

-- who gets the answer when it is not who asked
alter table question add column goes_to text;

-- tells one mail about people from the next
create sequence contact_mail_number;

create view waiting_contact_mail as
  select id, client_reference, business_key, template, recipient, instead_of, created_at
  from mail_outbox
  where client_reference is not null and status in ('QUEUED', 'HELD');
comment on view waiting_contact_mail is
  'notification: mails to a client''s contacts that have yet to leave. instead_of: the contact whose matter it is while somebody else reads it; null where the recipient reads its own.';

create view question_reader as
  select reference, client_reference, coalesce(goes_to, asked_by) as reader, asked_at
  from question where status in ('OPEN', 'ANSWERED');
comment on view question_reader is
  'question: questions that are not closed, and the address of the contact who gets the answer.';

create view escalation_contact as
  select client_reference, severity, hours, unnest(contacts) as email
  from escalation_rule;
comment on view escalation_contact is
  'incident: the contacts whom a client''s own escalation rules name, by address.';

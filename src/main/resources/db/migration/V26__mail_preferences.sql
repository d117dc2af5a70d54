-- the kinds of mail that a contact does not want; whatever is not here is sent
create table mail_preference (
  client_reference text not null references client (reference) on delete cascade,
  email            text not null check (email = lower(email)),
  -- the name of the mail's template
  event            text not null,
  off_since        timestamptz not null,
  off_by           text not null check (off_by in ('ONE_CLICK', 'PAGE', 'TEAM')),
  primary key (client_reference, email, event)
);

-- where the recipient switches this kind of mail off; null when that can't be done
alter table mail_outbox add column unsubscribe_url text;

alter table decision
  drop constraint decision_subject_check,
  add constraint decision_subject_check
    check (subject in ('CONTRACT', 'ONBOARDING', 'CONTACT', 'REVIEW', 'AGENDA_ITEM', 'ACTION_POINT',
                       'INCIDENT', 'QUESTION', 'IMPROVEMENT'));

-- What a module lets others read. A module's tables are its own; another module reads these views
-- only, so that what is "open" or "ahead" is defined once, by the owner of the table. The word
-- before the colon of a comment names the owner; TableOwnershipTest holds everybody to it.
--
-- All are plain selects that PostgreSQL merges into the statement that reads them, so indexes serve
-- as if the table itself were read. None asks what time it is: the application's clock may run
-- ahead of the database's, so whoever reads compares with the application's.

-- client
create view client_summary as
  select reference, name, status, onboarding_stage, subscription, contract_end
  from client;
comment on view client_summary is
  'client: every client that was ever registered, with its contract.';

create view current_client as
  select reference from client where status <> 'ENDED';
comment on view current_client is
  'client: clients whose contract has not ended, on hold or not.';

create view client_contact as
  select client_reference, email from contact;
comment on view client_contact is
  'client: the present contacts of a client, each known by the address.';

-- history
create view client_met as
  select client_reference, decided_at as met_at
  from decision
  where kind in ('HELD', 'CLIENT_REACHED', 'INTRODUCTION_CALL_HELD', 'ORIENTATION_CALL_HELD');
comment on view client_met is
  'history: when our people spoke with somebody at a client, in a meeting or by phone.';

create view contact_answer as
  select a.client_reference, a.email, said.answered_at
  from client_contact a
  cross join lateral (
    select max(d.decided_at) as answered_at from decision d
    where d.client_reference = a.client_reference
      and lower(d.decided_by) = lower(a.email) and d.subject <> 'CONTACT') said;
comment on view contact_answer is
  'history: each contact, and when they last answered, asked or decided anything; null for never. Which mails they want, and who the contacts are, is no answer.';

create view missed_meeting as
  select client_reference, reference as review_reference, decided_at as missed_at
  from decision where kind = 'NO_SHOW';
comment on view missed_meeting is
  'history: reviews to which nobody came, once for each time.';

create view phone_call as
  select id, client_reference, reference as incident_reference, decided_at as called_at,
         kind as outcome, wording as notes
  from decision where kind in ('CLIENT_REACHED', 'CLIENT_NOT_REACHED');
comment on view phone_call is
  'history: calls that our people made about an incident; outcome CLIENT_REACHED or CLIENT_NOT_REACHED.';

-- notification
create view queued_mail as
  select id, next_attempt_at from mail_outbox where status = 'QUEUED';
comment on view queued_mail is
  'notification: mails that leave at next_attempt_at or as soon as they can after it.';

create view failed_mail as
  select id, client_reference, business_key, recipient, subject, last_error, created_at
  from mail_outbox where status = 'FAILED';
comment on view failed_mail is
  'notification: mails that were refused or came back and were not repaired; client_reference is null for mail to our staff.';

create view sent_mail as
  select process, business_key, element, count, template, created_at
  from mail_outbox where status = 'SENT';
comment on view sent_mail is
  'notification: mails that have left and did not come back, one for each recipient; element and count tell one sending from the next.';

create view contact_mail as
  select id, client_reference, process, business_key, template, recipient_name, recipient, subject,
         status, last_error, created_at, sent_at
  from mail_outbox where client_reference is not null;
comment on view contact_mail is
  'notification: every mail to a client''s contacts, whether it has left or not.';

-- incident
create view incident_summary as
  select reference, client_reference from incident;
comment on view incident_summary is
  'incident: every incident that was ever reported, and its client.';

create view open_incident as
  select reference, client_reference, severity, title, status, reported_at,
         coalesce(round_began_at, reported_at) as asked_at,
         unanswered, escalated_at, reminders_sent, accepted_until
  from incident
  where status in ('AWAITING_CLIENT', 'AWAITING_SOC', 'RISK_ACCEPTED');
comment on view open_incident is
  'incident: incidents that are neither verified as removed nor withdrawn; an accepted risk is open. One that is dated ahead counts from reported_at on. asked_at: when it last came to the client.';

create view incident_answer as
  select incident_reference, given_at as answered_at, given_by as answered_by
  from incident_feedback;
comment on view incident_answer is
  'incident: what contacts said about an incident, once for each feedback.';

create view acceptance_request as
  select incident_reference, regarding as asked, noted_by as asked_by, noted_at as asked_at
  from incident_note where kind = 'ACCEPTANCE_WANTED';
comment on view acceptance_request is
  'incident: a contact (asked_by) wants a colleague (asked) to accept the risk of an incident; both are addresses.';

-- question
create view question_summary as
  select reference, client_reference from question;
comment on view question_summary is
  'question: every question that was ever asked, and its client.';

create view open_question as
  select reference, client_reference, subject, asked_by, asked_at, status, answered_at
  from question
  where status in ('OPEN', 'ANSWERED');
comment on view open_question is
  'question: questions that are not closed; an answered one is open until its answer was confirmed or nobody spoke up.';

create view unanswered_question as
  select reference, client_reference from question where status = 'OPEN';
comment on view unanswered_question is
  'question: questions that wait for our answer, also those that were asked again.';

create view question_reply as
  select question_reference, at as replied_at, author as replied_by
  from question_message where kind in ('CONFIRMED', 'REOPENED');
comment on view question_reply is
  'question: what contacts said to our answers: that it settles the question or does not.';

-- improvement
create view improvement_summary as
  select id, client_reference, title from improvement;
comment on view improvement_summary is
  'improvement: every improvement that was ever proposed, and its client.';

create view open_improvement as
  select id, client_reference, title, owner, target_date, reminders_sent
  from improvement
  where status in ('PROPOSED', 'AGREED', 'IN_PROGRESS');
comment on view open_improvement is
  'improvement: improvements that are neither done nor declined.';

create view open_action as
  select 'action-point-' || id as key, client_reference, title, owner, due_date, reminders_sent
  from action_point where status = 'OPEN'
  union all
  select 'improvement-' || id, client_reference, title, owner, target_date, reminders_sent
  from open_improvement;
comment on view open_action is
  'improvement: action points and improvements that are still to be done, by the key of their follow-up; due_date is null for an improvement without a day, which nobody follows up.';

create view settled_action as
  select 'action-point-' || id as key, client_reference, settled_at
  from action_point where settled_at is not null
  union all
  select 'improvement-' || id, client_reference, settled_at
  from improvement where settled_at is not null;
comment on view settled_action is
  'improvement: action points and improvements that were done or declined, by the key of their follow-up.';

-- review
create view review_summary as
  select reference, client_reference, title from review;
comment on view review_summary is
  'review: every review that was ever planned, and its client.';

create view review_ahead as
  select reference, client_reference, title, status, starts_at, begun_at, analyst
  from review
  where status in ('PLANNED', 'PUBLISHED') and outcome is distinct from 'HELD';
comment on view review_ahead is
  'review: reviews that are still to be held; ahead while starts_at is. begun_at: when the client was asked for agenda points; null before.';

create view finished_review as
  select reference, held_at from review where status = 'CANCELLED' or held_at is not null;
comment on view finished_review is
  'review: reviews that were held or cancelled; held_at is null for one that never took place.';

create view client_agenda_point as
  select review_reference, raised_by, added_at as raised_at
  from agenda_item where kind = 'CLIENT_POINT' and raised_by is not null;
comment on view client_agenda_point is
  'review: what contacts themselves put on an agenda.';

-- staff
create view staff_absence as
  select user_id, first_day, last_day from analyst_absence;
comment on view staff_absence is
  'staff: days on which somebody of the pool is away, the last one included.';

create view staff_meetings as
  select user_id, week, meetings from analyst_week;
comment on view staff_meetings is
  'staff: how many meetings each person has in a week (of UTC, named by its Monday).';

create view active_advisor as
  select user_id, weekly_reviews from analyst where active and advisor;
comment on view active_advisor is
  'staff: advisors who belong to the pool, and how many reviews they can hold in a week.';

-- onboarding
create view onboarding_milestones as
  select client_reference, telemetry_recorded_at as telemetry_confirmed_at,
         orientation_recorded_at as orientation_held_at
  from onboarding;
comment on view onboarding_milestones is
  'onboarding: when telemetry was found ready and the orientation call was recorded; null before.';

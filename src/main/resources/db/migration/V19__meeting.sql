-- the minutes as they were mailed; what happens to an action point later does not alter them
create table review_minutes (
  review_reference text primary key references review (reference),
  sent_at          timestamptz not null,
  content          text not null
);

-- what contacts say about the minutes; a comment is also a question, which somebody answers
create table minutes_reply (
  id                 bigint generated always as identity primary key,
  review_reference   text not null references review (reference),
  contact            text not null,
  text               text,
  question_reference text,
  given_at           timestamptz not null,
  check ((text is null) = (question_reference is null))
);
create index minutes_reply_review on minutes_reply (review_reference);
create unique index minutes_reply_confirmed
  on minutes_reply (review_reference, contact) where text is null;

-- a note is saved while it is typed; the history gets it once, when the meeting is recorded
alter table agenda_item add column note_recorded boolean not null default true;
alter table agenda_item alter column note_recorded drop default;

-- attendance and notes as they are typed during the meeting, until it is recorded
create table meeting_notes (
  review_reference text primary key references review (reference),
  attendees        text,
  notes            text
);

create table agenda_item_improvement (
  agenda_item_id uuid not null references agenda_item (id) on delete cascade,
  improvement_id bigint not null references improvement (id),
  primary key (agenda_item_id, improvement_id)
);

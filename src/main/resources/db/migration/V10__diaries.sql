-- who is in a meeting at given times
drop index review_diary;
create index review_diary on review using gist (tstzrange(starts_at, ends_at))
  where status in ('PLANNED', 'PUBLISHED') and analyst is not null;

-- what there is to do in the coming weeks
create index review_week on review (starts_at) where status <> 'CANCELLED';

-- a person's weeks; the counts change with every review, so leave room for them in the pages
create index analyst_week_person on analyst_week (user_id, week);
alter table analyst_week set (fillfactor = 50);

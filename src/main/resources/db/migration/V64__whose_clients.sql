-- Who holds a client's reviews may see and change what is the client's.
create view client_of_analyst as
  select client_reference, analyst as user_id, held_at
  from review where analyst is not null and status <> 'CANCELLED';
comment on view client_of_analyst is
  'review: who holds a client''s reviews, or has held them; held_at is null until then.';
create index review_by_analyst on review (analyst) where status <> 'CANCELLED';

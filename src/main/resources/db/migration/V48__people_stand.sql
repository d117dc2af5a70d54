create view people_stand as
  select client_reference,
         jsonb_build_object('advisor', concat_ws('/',
             coalesce(next_advisor, advisor, ''),
             coalesce(nullif(deputy, next_advisor), ''),
             coalesce((case when next_advisor is null then advisor_since
                            else next_advisor_from end)::text, '')))
         || coalesce((select jsonb_object_agg('led-' || reference, concat_ws('/',
                               coalesce(analyst, ''),
                               extract(epoch from starts_at)::bigint, invitation))
                      from review
                      where review.client_reference = review_programme.client_reference
                        and status in ('PLANNED', 'PUBLISHED')
                        and outcome is distinct from 'HELD'), '{}') as stand
  from review_programme;
comment on view people_stand is
  'review: what a mail may say of those who hold a client''s reviews; advisor: who it is or is to be, the deputy and since when, by user ids; led-<review>: who holds one that lies ahead, its start in seconds since 1970 and the number of its invitation.';

create view contact_stand as
  select reference,
         coalesce((select jsonb_object_agg('left-' || id, 'true')
                   from contact where client_reference = reference and left_at is not null), '{}')
         || coalesce((select jsonb_object_agg(
                               'away-' || contact || '-' || first_day,
                               last_day || '/' || coalesce(stand_in, ''))
                      from contact_absence where client_reference = reference), '{}') as stand
  from client;
comment on view contact_stand is
  'client: what a mail may say of a client''s people; left-<id>: true of a contact that has left; away-<id>-<first day>: last day and, after a stroke, the stand-in''s id.';

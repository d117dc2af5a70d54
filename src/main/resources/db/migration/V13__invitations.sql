-- the calendar object that a mail program is to take as an invitation, or as its withdrawal
alter table mail_outbox
  add column invitation_method text check (invitation_method in ('REQUEST', 'CANCEL')),
  add column invitation        bytea,
  add constraint mail_outbox_invitation
    check ((invitation_method is null) = (invitation is null));

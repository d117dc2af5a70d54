-- the HTML form of a mail; null for one that was written before mails had one
alter table mail_outbox add column body_html text;

-- whether mails to the client's contacts may say what an incident is about, or hold the link only
alter table client add column incident_details_in_mail boolean not null default true;

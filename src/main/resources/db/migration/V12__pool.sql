-- whether somebody was a member of the engine's groups when we last looked, so that joining and
-- leaving them is noticed; whoever is kept by the API alone is left alone
alter table analyst add column in_groups boolean not null default true;
alter table analyst alter column in_groups set default false;
-- of the request that took them in; null for who came by the groups
alter table analyst add column request_fingerprint text;
create index review_programme_advisor on review_programme (advisor);

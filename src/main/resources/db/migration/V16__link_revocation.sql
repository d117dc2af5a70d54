-- a link that was made invalid stays known, so that its page can say so
alter table contact_link add column revoked_at timestamptz;

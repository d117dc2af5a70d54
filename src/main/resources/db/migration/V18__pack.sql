alter table review add column recommendations text;

-- the pack as a file, and the SHA-256 of it by which everybody can see that it is still the same;
-- both are null for packs that were published before they were kept
alter table review_pack
  add column pdf    bytea,
  add column sha256 text,
  add constraint review_pack_hash check ((pdf is null) = (sha256 is null));

-- Feeding: entered records cost the store less, and what comes back to an outside list is taken again.

-- A record is found by its owner's reference, by its number and by its id: a third order of the same columns cost each entered line
-- a tenth of what the store does for it. What is unique stays so: an owner has one record of a reference, and ids are made unique.
alter table record drop constraint record_pkey;

-- Records that were withdrawn because a whole edition of their list held them no more, with the life they had until then: a later
-- edition that names one begins a new life of it. What somebody withdrew with a reason is not among them, and stays withdrawn.
create table import_vanished (
  record uuid primary key,
  life text not null check (life in ('active', 'under-review', 'blocked')),
  vanished_at timestamptz(3) not null
);

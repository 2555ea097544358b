-- Exact keys kept of checks for later records: what keys of one check have in common stands once, and a key is a slim row of fixed length.

-- Keys of one check that were asked of one database, until one instant.
create table watch_kept (
  number bigint generated always as identity primary key,
  bureau text collate "C" not null,
  check_id uuid not null,
  kind text not null,
  database text collate "C" not null,
  officer text not null,
  unit text not null default '',
  post text not null default '',
  -- Whether whoever asked sees no more than a post does.
  at_post boolean not null,
  purpose text not null,
  reference text not null,
  place jsonb not null,
  silent boolean not null,
  checked_at timestamptz(3) not null,
  until timestamptz(3) not null,
  -- Keys of this line in `watch_kept_key`.
  many integer not null check (many > 0),
  check (until <= checked_at + interval '5 days')
);
create index watch_kept_until on watch_kept (bureau, until);

-- The first 128 bits of the hash of a key under the hub's key; `uuid` is the store's type of 16 bytes, and the value is none.
create table watch_kept_key (
  hash uuid not null,
  kept bigint not null,
  -- Which item of the check; its keys belong together.
  item smallint not null
);
-- Numbers rise with time, so that what ends together stands together: a summary of pages finds it for erasing.
create index watch_kept_key_kept on watch_kept_key using brin (kept) with (pages_per_range = 32, autosummarize = on);

with held as (
  select r.*, d.database as asked from watch_remembered r cross join unnest(r.databases) as d (database) where r.hash is not null
), gathered as (
  insert into watch_kept (bureau, check_id, kind, database, officer, unit, post, at_post, purpose, reference, place, silent, checked_at,
    until, many)
  select bureau, check_id, kind, asked, officer, unit, post, at_post, purpose, reference, place, silent, checked_at, until, count(*)
  from held
  group by bureau, check_id, kind, asked, officer, unit, post, at_post, purpose, reference, place, silent, checked_at, until
  order by checked_at, check_id
  returning number, check_id, kind, database, until
), moved as (
  select h.id, g.number, h.item, h.hash
  from held h
  join gathered g on g.check_id = h.check_id and g.kind = h.kind and g.database = h.asked and g.until = h.until
), meeting as (
  -- A meeting that was found and not yet handed over names what it met.
  update timer t set ref = m.number || ':' || m.item || substr(t.ref, 37)
  from (select distinct on (id) id, number, item from moved order by id, number) m
  where t.kind = 'watch.delayed' and split_part(t.ref, ' ', 1) = m.id::text
)
insert into watch_kept_key (hash, kept, item)
select encode(substring(hash from 1 for 16), 'hex')::uuid, number, item from moved order by number, item;

create index watch_kept_key_hash on watch_kept_key (hash);

delete from watch_remembered where hash is not null;
alter table watch_remembered drop column hash, alter column form set not null, alter column question set not null;

-- Every shared database: partitions, discreet alerts, what the owner should mend, who said what; hits that people made of a name.

alter table record
  add column alert text not null default 'open' check (alert in ('open', 'discreet')),
  add column flaws text[] not null default '{}',
  -- By field, who said it and when, where it is not the owner at entry.
  add column said jsonb not null default '{}';

create table record_nominal partition of record for values in ('nominal');
create table record_tdawn partition of record for values in ('tdawn');
create table record_administrative_document partition of record for values in ('administrative-document');
create table record_vessel partition of record for values in ('vessel');
create table record_firearm partition of record for values in ('firearm');
create table record_work_of_art partition of record for values in ('work-of-art');
create table record_outside_list partition of record for values in ('outside-list');

create index record_flawed on record (owner, database, created_at, id) where flaws <> '{}';

-- What made the hit: an equal key in a check, an officer who said "could be" of a name, a later record that met an earlier check,
-- or a watch. A discreet one is never shown to the post where it was found. `likeness` explains a match by name.
alter table hit
  add column origin text not null default 'key' check (origin in ('key', 'could-be', 'delayed', 'watch')),
  add column discreet boolean not null default false,
  add column likeness jsonb not null default '[]';

-- Memory follows the read rule of the record, of which the alert is part.
alter table hit_memory add column alert text not null default 'open';

-- Records of the shared databases: one table, a partition a database, travel documents by hash below theirs.

-- The index knows records by number: it is short, and never seen outside.
create sequence record_number;

create table record (
  number bigint not null default nextval('record_number'),
  id uuid not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  reference text collate "C" not null,
  status text not null,
  life text not null default 'active' check (life in ('active', 'under-review', 'blocked', 'withdrawn')),
  version integer not null default 1,
  purpose text not null,
  person_status text not null default '',
  handling_code text not null,
  confidentiality text not null,
  confidentiality_level smallint not null,
  crime_area text not null default '',
  source_grade text not null default '',
  information_grade text not null default '',
  restriction text not null default 'hidden' check (restriction in ('hidden', 'ask')),
  restricted_from text[] not null default '{}',
  retain_until date not null,
  created_at timestamptz(3) not null,
  created_by text not null,
  updated_at timestamptz(3) not null,
  updated_by text not null,
  withdrawn_reason text not null default '',
  keys text[] not null,
  range_end text not null default '',
  fields jsonb not null,
  primary key (database, reference, id),
  unique (database, owner, reference)
) partition by list (database);

-- By hash of the owner's reference: the natural key of feeds, so that its uniqueness holds across partitions.
create table record_travel_document partition of record for values in ('travel-document') partition by hash (reference);
create table record_travel_document_0 partition of record_travel_document for values with (modulus 4, remainder 0);
create table record_travel_document_1 partition of record_travel_document for values with (modulus 4, remainder 1);
create table record_travel_document_2 partition of record_travel_document for values with (modulus 4, remainder 2);
create table record_travel_document_3 partition of record_travel_document for values with (modulus 4, remainder 3);
create table record_vehicle partition of record for values in ('vehicle');

create index record_by_number on record (number);
create index record_by_id on record (id);
create index record_of_owner on record (owner, created_at, id);
create index record_due on record (retain_until) where life <> 'withdrawn';

-- What a record was before each change; the present version stands in record.
create table record_version (
  id uuid not null,
  version integer not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  changed_at timestamptz(3) not null,
  changed_by text not null,
  change text not null,
  reason text not null default '',
  keys text[] not null,
  snapshot jsonb not null,
  primary key (id, version)
);

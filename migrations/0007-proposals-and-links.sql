-- Changes proposed to another's record, and links between records.

create table proposal (
  id uuid primary key,
  record uuid not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  -- The bureau that proposes, and its officer.
  proposer text collate "C" not null,
  officer text not null,
  -- Version of the record it was made from.
  record_version integer not null,
  -- Field, value before and value proposed; null for none. A proposed status stands under the name status.
  changes jsonb not null,
  grade text not null default '',
  reason text not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'declined', 'withdrawn', 'outdated')),
  -- Names of the fields that were accepted.
  accepted text[] not null default '{}',
  decided_by text not null default '',
  decision text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  erased_at timestamptz(3)
);
create index proposal_of_owner on proposal (owner, created_at, id);
create index proposal_of_proposer on proposal (proposer, created_at, id);
create index proposal_of_record on proposal (record) where state = 'open';

-- A link stated by the owner of the record it goes from.
create table link (
  id uuid primary key,
  owner text collate "C" not null,
  officer text not null,
  from_record uuid not null,
  from_database text collate "C" not null,
  to_record uuid not null,
  to_database text collate "C" not null,
  relation text not null,
  note text not null default '',
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  ended_by text not null default '',
  end_reason text not null default '',
  check (from_record <> to_record)
);
create unique index link_once on link (from_record, to_record, relation) where ended_at is null;
create index link_to on link (to_record) where ended_at is null;

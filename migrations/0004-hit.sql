-- Hits: a match reported to its source, with its own copy of the question, a finding and an answer.

create table hit_counter (
  year integer primary key,
  number integer not null
);

create table hit (
  id uuid primary key,
  reference text collate "C" not null unique,
  record uuid not null,
  record_version integer not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  finder text collate "C" not null,
  -- The bureau that answers for the record now: its owner, the General Secretariat until it passes the hit on, '' when silent.
  answering text collate "C" not null,
  participants text[] not null,
  told text not null check (told in ('source', 'general-secretariat', 'nobody')),
  state text not null check (state in ('reported', 'settled', 'closed')),
  urgency text not null check (urgency in ('very-urgent', 'urgent', 'normal')),
  exercise boolean not null default false,
  check_id uuid not null,
  officer text not null,
  unit text not null default '',
  post text not null default '',
  purpose text not null,
  check_reference text not null,
  question jsonb not null,
  place jsonb not null,
  record_copy jsonb not null,
  match_key text collate "C" not null,
  bearer jsonb,
  version integer not null default 1,
  steps integer not null default 1,
  created_at timestamptz(3) not null,
  answer_due_at timestamptz(3),
  departure_at timestamptz(3),
  -- When the platform itself asks again, if nobody has answered by then.
  silence_at timestamptz(3),
  -- Who has the hit on each side.
  finder_officer text not null default '',
  owner_officer text not null default '',
  identity text not null default '',
  data text not null default '',
  -- Who signed the finding and who the answer: never one person.
  found_by text not null default '',
  answered_by text not null default '',
  -- The record as it stands now, kept by reactions; the copy above stays as it was hit.
  present_version integer not null,
  present_life text not null,
  escalation smallint not null default 0,
  outcome text not null default '',
  closed_at timestamptz(3),
  erase_on date not null,
  erased_at timestamptz(3),
  check ((state = 'closed') = (outcome <> '') and (state = 'closed') = (closed_at is not null)),
  check (found_by = '' or found_by <> answered_by)
);
create index hit_by_time on hit (created_at, id);
create index hit_of_owner on hit (owner, created_at, id);
create index hit_of_finder on hit (finder, created_at, id);
create index hit_of_participants on hit using gin (participants);
create index hit_of_record on hit (record);
create unique index hit_once on hit (record, check_id);

-- Each step of a hit's life, with time and person. Never changed, but for words that are erased with the hit.
create table hit_step (
  hit uuid not null references hit,
  number integer not null,
  at timestamptz(3) not null,
  bureau text not null,
  officer text not null,
  step text not null,
  says jsonb not null default '{}',
  primary key (hit, number)
);

-- Closed hits that the next check of the same key shows for 72 hours, so that the next border does not stop the same traveller.
-- The columns of the record's read rule are kept as they were: what was readable then stays so after the record is withdrawn.
create table hit_memory (
  id uuid primary key,
  match_key text collate "C" not null,
  hit uuid not null,
  reference text not null,
  told text not null,
  record uuid not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  life text not null,
  restriction text not null,
  restricted_from text[] not null,
  confidentiality_level smallint not null,
  identity text not null,
  data text not null,
  closed_at timestamptz(3) not null,
  until timestamptz(3) not null
);
create index hit_memory_hit on hit_memory (hit);
create index hit_memory_record on hit_memory (record);

-- Watches and delayed hits: what stands approved, what is remembered of checks, what met it; and which key hashes were made under.

-- The id of the hub's key; the key itself never stands in the store.
create table hub_key (
  only_one boolean primary key default true check (only_one),
  id text not null
);

-- For which purposes and databases a bureau keeps its checks, so that later records meet them. Nothing is kept without a row.
create table watch_delayed (
  bureau text collate "C" not null,
  purpose text not null,
  database text collate "C" not null,
  days smallint not null check (days between 1 and 5),
  primary key (bureau, purpose, database)
);
create table watch_delayed_set (
  bureau text collate "C" primary key,
  set_by text not null,
  set_at timestamptz(3) not null
);

-- What is remembered of a check: one exact key as a hash under the hub's key, or one question by name as it was asked.
create table watch_remembered (
  id uuid primary key,
  bureau text collate "C" not null,
  check_id uuid not null,
  -- Which item of the check; its keys belong together.
  item smallint not null,
  kind text not null,
  databases text[] not null,
  hash bytea,
  question jsonb,
  form jsonb,
  -- Retrieval keys of the names in the form.
  words text[] not null default '{}',
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
  check ((hash is null) <> (form is null)),
  check ((form is null) = (question is null)),
  check (form is null or purpose in ('locate', 'wanted')),
  check (until <= checked_at + interval '5 days')
);
create index watch_remembered_hash on watch_remembered (hash) where hash is not null;
create index watch_remembered_words on watch_remembered using gin (words) where form is not null;
create index watch_remembered_until on watch_remembered (bureau, until);

-- How much was erased, by day, so that it can be shown.
create table watch_erasure (
  bureau text collate "C" not null,
  day date not null,
  hashes integer not null,
  names integer not null,
  primary key (bureau, day)
);

create table watch (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  -- Who proposed it, and is told.
  officer text not null,
  state text not null check (state in ('proposed', 'active', 'refused', 'ended')),
  kind text not null,
  question jsonb not null,
  databases text[] not null,
  keys text[] not null,
  form jsonb,
  words text[] not null default '{}',
  purpose text not null,
  reference text not null,
  legal_basis text not null,
  crime_area text not null default '',
  note text not null default '',
  silent boolean not null default false,
  ends_on date not null,
  -- What waits for a second officer: the watch itself, or a later last day.
  pending_by text not null default '',
  pending_ends_on date,
  approved_by text not null default '',
  reason text not null default '',
  ended_at timestamptz(3),
  reminded_at timestamptz(3),
  erase_on date,
  erased_at timestamptz(3),
  version integer not null default 1,
  steps integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (state <> 'active' or (approved_by <> '' and approved_by <> officer)),
  check (erased_at is not null or legal_basis <> ''),
  check ((state in ('refused', 'ended')) = (ended_at is not null))
);
create index watch_of_bureau on watch (bureau, created_at, id);
create index watch_keys on watch using gin (keys) where state = 'active';
create index watch_words on watch using gin (words) where state = 'active';

create table watch_step (
  watch uuid not null references watch,
  number integer not null,
  at timestamptz(3) not null,
  officer text not null,
  step text not null,
  ends_on date,
  primary key (watch, number)
);

-- A record that may be meant by a watch or by an earlier check: it waits for the desk.
create table watch_find (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  origin text not null check (origin in ('watch', 'delayed')),
  -- The watch, or the earlier check: what a hit of this line names as its check.
  source uuid not null,
  item smallint not null,
  state text not null default 'open' check (state in ('open', 'could-be', 'dismissed')),
  verdict text not null check (verdict in ('possible', 'near')),
  record uuid not null,
  database text collate "C" not null,
  score double precision not null,
  likeness jsonb not null,
  kind text not null,
  question jsonb not null,
  purpose text not null,
  reference text not null,
  officer text not null,
  asker_unit text not null,
  post text not null,
  at_post boolean not null,
  place jsonb not null,
  silent boolean not null,
  asked_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  until timestamptz(3),
  decided_by text not null default '',
  decided_at timestamptz(3),
  reason text not null default '',
  hit uuid,
  unique (source, item, record)
);
create index watch_find_of_bureau on watch_find (bureau, state, created_at, id);
create index watch_find_of_source on watch_find (source, created_at);

-- A later check of the own bureau for what is watched.
create table watch_sighting (
  id uuid primary key,
  watch uuid not null references watch,
  check_id uuid not null,
  item smallint not null,
  match text not null check (match in ('key', 'name')),
  officer text not null,
  post text not null default '',
  purpose text not null,
  reference text not null,
  place jsonb not null,
  likeness jsonb not null,
  created_at timestamptz(3) not null,
  unique (watch, check_id, item)
);

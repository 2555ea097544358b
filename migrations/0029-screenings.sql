-- Screening: lists of passengers, crew and guests put to the databases. What a list says is sealed and gone after 24 hours.

create table screening (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  officer text collate "C" not null,
  kind text not null check (kind in ('passengers', 'crew', 'guests')),
  -- Carrier, hotel or whoever gave the list; voyage and ports where it has any.
  source text not null,
  place jsonb not null default '{}',
  legal_basis_kind text not null check (legal_basis_kind in ('law', 'agreement', 'court-order', 'prosecutor-order')),
  legal_basis text not null,
  purpose text not null,
  check_reference text not null,
  silent boolean not null default false,
  state text not null check (state in ('running', 'finished', 'cancelled', 'stopped', 'erased')),
  -- Why it stopped: rights, fault.
  reason text not null default '',
  -- Lines of the file, those that could be read, those that could not, and those that were asked.
  lines integer not null,
  items integer not null,
  unread integer not null,
  done integer not null default 0,
  -- Line and fault of those that could not be read, at most a hundred; nothing of what they say.
  faults jsonb not null default '{}',
  -- Databases, and clearance, of whoever gave the list in: none of its questions goes further.
  databases text[] not null,
  clearance smallint not null,
  -- The list's own key; null once it is erased.
  seal uuid,
  -- Keyed hash of the file as it came: whether a file is the one that was asked can be shown, what stood in it cannot.
  digest bytea not null,
  -- What was found, counted when the list is erased; nothing of discreet alerts.
  counts jsonb not null default '{}',
  -- Since when a database does not answer and the list waits for it.
  waits_since timestamptz(3),
  reports integer not null default 0,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  ended_at timestamptz(3),
  erase_at timestamptz(3) not null,
  erased_at timestamptz(3),
  check (done <= items and items + unread = lines),
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'erased') = (erased_at is not null)),
  check ((state = 'erased') = (seal is null)),
  check ((state = 'stopped') <= (reason <> ''))
);
create index screening_list on screening (bureau, created_at, id);
create index screening_running on screening (created_at) where state = 'running';

-- What is still to be asked, some dozens of lines each, sealed. A part is asked and deleted in one transaction: none is asked twice, none is lost.
create table screening_part (
  screening uuid not null references screening,
  number integer not null,
  items smallint not null,
  sealed bytea not null,
  primary key (screening, number)
);

-- What a line met. Of lines that met nothing, nothing is kept.
create table screening_match (
  id uuid primary key,
  screening uuid not null references screening,
  bureau text collate "C" not null,
  unit text not null,
  uploader text collate "C" not null,
  line integer not null,
  -- The entry of the register under which it was asked.
  check_id uuid not null,
  record uuid not null,
  database text not null,
  owner text collate "C" not null,
  verdict text not null check (verdict in ('exact', 'possible', 'near', 'ask-owner')),
  -- Shown to the desk that reviews, never to whoever gave the list in.
  discreet boolean not null,
  state text not null check (state in ('waiting', 'could-be', 'is-not', 'to-ask')),
  -- The line as it was asked, sealed.
  sealed bytea not null,
  decided_by text not null default '',
  decided_at timestamptz(3),
  reason text not null default '',
  hit uuid,
  hit_reference text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  unique (screening, line, record),
  check ((state in ('could-be', 'is-not')) = (decided_at is not null))
);
create index screening_match_list on screening_match (screening, id);

-- Copies of the report that were given out: who has one, and until when it may be opened.
create table screening_report (
  id uuid primary key,
  screening uuid not null references screening,
  bureau text collate "C" not null,
  unit text not null,
  uploader text collate "C" not null,
  officer text collate "C" not null,
  copy integer not null,
  issued_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  unique (screening, copy)
);

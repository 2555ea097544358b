-- Feeds: imports of files with what they refused, and saved mappings.

-- One import of one file; advances with each batch that names it, in that batch's transaction.
create table import (
  id uuid primary key,
  bureau text collate "C" not null,
  database text collate "C" not null,
  officer text not null,
  format text not null check (format in ('csv', 'jsonl', 'ofac-sdn')),
  -- Of the file: its name without a folder, bytes, SHA-256.
  name text not null,
  size bigint not null check (size >= 0),
  digest text not null,
  encoding text not null,
  mapping jsonb not null,
  state text not null default 'running' check (state in ('running', 'finished', 'stopped', 'failed')),
  -- What ended it before its end, a key of words; empty otherwise.
  fault text not null default '',
  -- Bytes and lines of the file that are done.
  "offset" bigint not null default 0 check ("offset" between 0 and size),
  line bigint not null default 0,
  counts jsonb not null default '{}',
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  finished_at timestamptz(3)
);
create index import_of_bureau on import (bureau, created_at, id);
-- The same file with the same mapping goes on where it stood.
create unique index import_unfinished on import (bureau, database, format, name, size, digest, encoding, md5(mapping::text))
  where state <> 'finished';

-- Lines that were refused: where and why, never what stood there. Erased 30 days after the last one.
create table import_line (
  import uuid not null references import,
  line bigint not null,
  reference text not null default '',
  faults jsonb not null,
  primary key (import, line)
);

-- References an unfinished import has brought already, so that the second of two lines under one is told, wherever it stands.
create table import_reference (
  -- Of an import under lock: a foreign key would look it up again for every line.
  import uuid not null,
  reference text collate "C" not null,
  line bigint not null,
  primary key (import, reference)
);

create table import_mapping (
  id uuid primary key,
  bureau text collate "C" not null,
  database text collate "C" not null,
  name text not null,
  mapping jsonb not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  updated_by text not null,
  unique (bureau, database, name)
);

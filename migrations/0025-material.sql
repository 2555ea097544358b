-- Material of analysis files: contributions with their claims, what is proposed and decided of entities, tables, copies out.

-- One statement of a bureau to a file, with its grade as received, its handling, confidentiality and condition as separate axes.
-- What a reader may see of a claim is what they may see of its contribution: rules read these columns and no others.
create table material_contribution (
  id uuid primary key,
  file uuid not null,
  threat uuid,
  bureau text collate "C" not null,
  officer text not null,
  -- Whose statement it is: the bureau itself, or the owner of what was copied.
  source text collate "C" not null,
  state text not null check (state in ('waiting', 'importing', 'in', 'refused', 'withdrawn')),
  kind text not null check (kind in ('statement', 'table', 'copy')),
  grade_scheme text not null,
  grade_code text not null,
  source_code text not null,
  information_code text not null,
  suspected_false boolean not null,
  overridden boolean not null,
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  -- Further bureaus whose word is needed, for what was copied out of other markings.
  consent_of text[] not null default '{}',
  conditions text[] not null default '{}',
  excluded text[] not null default '{}',
  origin_kind text not null check (origin_kind in ('own', 'record', 'message', 'contribution')),
  origin uuid,
  consent uuid,
  -- {title, text, annex, overrideReason} under the seal.
  seal uuid not null,
  content bytea not null,
  attachments integer not null default 0,
  claims integer not null default 0,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index material_contribution_file on material_contribution (file, created_at desc, id desc);
create index material_contribution_bureau on material_contribution (bureau, created_at desc, id desc);
create index material_contribution_origin on material_contribution (origin) where origin is not null;
create index material_contribution_consent on material_contribution (consent) where consent is not null;

-- One statement about one entity, two (a link) or several (an event). An entity is nothing but what claims say of it.
create table material_claim (
  id uuid primary key,
  file uuid not null,
  contribution uuid not null references material_contribution,
  about text not null check (about in ('entity', 'link', 'event')),
  -- The entity, the first of a link; of an event none.
  entity uuid,
  entity_kind text not null default '',
  other uuid,
  -- Those who took part in an event.
  participants uuid[] not null default '{}',
  fields jsonb not null,
  -- How lists name it; made from the fields.
  title text not null default '',
  said_by text not null default '',
  said_at text not null default '',
  -- First day of when an event was; events stand in this order.
  happened_at timestamptz(3),
  -- Row of a table, claim of another file it was copied from.
  line integer,
  copied_from uuid,
  created_at timestamptz(3) not null,
  check ((about = 'event') = (entity is null)),
  check ((about = 'link') = (other is not null)),
  check ((about = 'event') = (happened_at is not null))
);
create index material_claim_contribution on material_claim (contribution, id);
create index material_claim_entity on material_claim (file, entity) where about = 'entity';
create index material_claim_link on material_claim (file, entity) where about = 'link';
create index material_claim_other on material_claim (file, other) where about = 'link';
create index material_claim_participants on material_claim using gin (participants) where about = 'event';
create index material_claim_happened on material_claim (file, happened_at desc, id desc) where about = 'event';

-- What extraction found in a text, sealed until each line is decided.
create table material_extraction (
  id uuid primary key,
  contribution uuid not null references material_contribution,
  file uuid not null,
  bureau text collate "C" not null,
  officer text not null,
  attachment uuid,
  seal uuid not null,
  findings bytea not null,
  found integer not null,
  -- {"12": "accepted"}: findings by number from 0.
  decided jsonb not null default '{}',
  entities jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  erase_on date not null
);
create index material_extraction_contribution on material_extraction (contribution);

-- A table on its way in, or through.
create table material_import (
  id uuid primary key,
  contribution uuid not null unique references material_contribution,
  file uuid not null,
  bureau text collate "C" not null,
  officer text not null,
  attachment uuid not null,
  entity_kind text not null,
  separator text not null,
  mapping jsonb not null,
  said_by text not null,
  said_at text not null,
  state text not null check (state in ('running', 'finished', 'stopped', 'failed')),
  size bigint not null,
  done bigint not null default 0,
  line integer not null default 0,
  taken integer not null default 0,
  refused integer not null default 0,
  reason text not null default '',
  started_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index material_import_file on material_import (file, started_at desc);

-- Rows that were not taken: where and why, never what stood there.
create table material_import_refused (
  import uuid not null references material_import on delete cascade,
  line integer not null,
  faults jsonb not null,
  primary key (import, line)
);

-- A search for entities that may be one, over what the bureau saw when it began.
create table material_run (
  id uuid primary key,
  file uuid not null,
  bureau text collate "C" not null,
  officer text not null,
  confidentiality_level smallint not null,
  contributions uuid[] not null,
  state text not null check (state in ('running', 'finished', 'failed')),
  entities integer not null default 0,
  compared bigint not null default 0,
  proposals integer not null default 0,
  started_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create index material_run_file on material_run (file, bureau, started_at desc);

create table material_proposal (
  id uuid primary key,
  run uuid not null references material_run on delete cascade,
  file uuid not null,
  number integer not null,
  one uuid not null,
  other uuid not null,
  score double precision not null,
  verdict text not null check (verdict in ('same', 'possible')),
  evidence jsonb not null,
  check (one < other)
);
create index material_proposal_run on material_proposal (run, number);

-- That two entities are one or are not, as decided by people. It stands on all the decider saw of both, and is shown to nobody who may see less.
create table material_decision (
  id uuid primary key,
  file uuid not null,
  one uuid not null,
  other uuid not null,
  verdict text not null check (verdict in ('same', 'not-same')),
  bureau text collate "C" not null,
  officer text not null,
  confidentiality_level smallint not null,
  excluded text[] not null,
  seal uuid not null,
  reason bytea not null,
  created_at timestamptz(3) not null,
  undone_at timestamptz(3),
  undone_by text not null default '',
  check (one < other)
);
create index material_decision_file on material_decision (file, created_at desc, id desc);
create index material_decision_standing on material_decision (file, one, other) where undone_at is null;

-- Counts that stay when the material of a file is erased.
create table material_ending (
  file uuid primary key,
  contributions integer not null,
  claims integer not null,
  entities integer not null,
  ended_at timestamptz(3) not null
);

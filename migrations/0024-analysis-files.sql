-- Analysis files (RPD 68 to 72): temporary data sets with an order, readers, consents of sources, and what left them.

-- Last number of each year: FIL-2026-0007.
create table analysis_counter (
  year smallint primary key,
  number integer not null
);

create table analysis_file (
  id uuid primary key,
  reference text collate "C" not null unique,
  -- Bureau whose file it is, and the officer who proposed it.
  owner text collate "C" not null,
  officer text not null,
  -- Free of personal data: it stands in lists and is shown to sources asked for consent.
  name text not null,
  kind text not null check (kind in ('operational', 'strategic')),
  state text not null check (state in ('proposed', 'advised', 'open', 'closing', 'deleted', 'archived', 'declined', 'withdrawn')),
  crime_areas text[] not null check (cardinality(crime_areas) > 0),
  threat uuid,
  data_categories text[] not null,
  person_categories text[] not null,
  -- Bureaus that read the material beside the owner; for those in limited_readers only the officers of reader_officers do.
  readers text[] not null default '{}',
  limited_readers text[] not null default '{}',
  reader_officers text[] not null default '{}',
  -- Bureaus that may contribute, and bureaus results may be released to. Readers may do and get both.
  contributors text[] not null default '{}',
  recipients text[] not null default '{}',
  consent_by text not null check (consent_by in ('own-data', 'specific', 'general')),
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  expires_on date not null,
  contributions_until date not null,
  review_every smallint not null check (review_every between 1 and 12),
  review_on date,
  -- Purpose and need, sealed; null once they are erased.
  seal uuid not null,
  content bytea,
  -- Counts changes of the order; what the advice of the data-protection officer was about.
  order_version integer not null default 1,
  advice text not null default '' check (advice in ('', 'agrees', 'agrees-with-changes', 'objects')),
  -- A later last day somebody asked for, and what was advised on it.
  extension_until date,
  extension_by text not null default '',
  extension_advice text not null default '' check (extension_advice in ('', 'agrees', 'agrees-with-changes', 'objects')),
  opened_at timestamptz(3),
  over_because text not null default '' check (over_because in ('', 'closed', 'expired', 'declined', 'withdrawn')),
  over_at timestamptz(3),
  ended_at timestamptz(3),
  -- Counts that remain of a deleted or archived file: {contributions: 12, ...}.
  remains jsonb not null default '{}',
  version integer not null default 1,
  steps smallint not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (contributions_until <= expires_on),
  check ((state = 'deleted') <= (content is null)),
  check ((state in ('deleted', 'archived')) = (ended_at is not null)),
  check ((state in ('open', 'closing')) <= (opened_at is not null)),
  check (limited_readers <@ array_append(readers, owner))
);
create index analysis_file_order on analysis_file (created_at, id);
create index analysis_file_owner on analysis_file (owner);
create index analysis_file_readers on analysis_file using gin (readers);
create index analysis_file_contributors on analysis_file using gin (contributors);
create index analysis_file_threat on analysis_file (threat) where threat is not null;

create table analysis_step (
  file uuid not null references analysis_file,
  number smallint not null,
  at timestamptz(3) not null,
  officer text not null,
  bureau text not null,
  step text not null,
  -- What the step set: a last day, the bureau it was about, the verdict of an advice.
  day date,
  about text not null default '',
  -- Why, sealed under the key of the file.
  note bytea,
  primary key (file, number)
);

-- Consent of a source: to copy what is its own into a file, to let it leave, to let personal data leave with it.
create table analysis_consent (
  id uuid primary key,
  file uuid not null references analysis_file,
  source text collate "C" not null,
  asked_by text not null,
  officer text not null,
  -- general: all of one crime area; specific: one record or message.
  kind text not null check (kind in ('general', 'specific')),
  crime_area text not null default '',
  thing_kind text not null default '' check (thing_kind in ('', 'record', 'message')),
  thing uuid,
  -- What is asked, later what is granted: copy, release, personal-data; to whom, empty for all whom the order names.
  uses text[] not null check (cardinality(uses) > 0),
  recipients text[] not null default '{}',
  state text not null check (state in ('asked', 'granted', 'refused', 'withdrawn', 'lapsed')),
  -- Level of the file: nobody is asked about what they may not know of.
  confidentiality_level smallint not null,
  seal uuid not null,
  question bytea,
  conditions bytea,
  reason bytea,
  decided_by text not null default '',
  decided_at timestamptz(3),
  withdrawn_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((kind = 'specific') = (thing is not null)),
  check ((kind = 'specific') = (thing_kind <> '')),
  check ((kind = 'general') = (crime_area <> ''))
);
create index analysis_consent_file on analysis_consent (file, created_at, id);
create index analysis_consent_source on analysis_consent (source, created_at, id);
create unique index analysis_consent_once on analysis_consent (file, source, crime_area, thing_kind, coalesce(thing, file))
  where state in ('asked', 'granted');

-- What left a file: to whom, under which marking, made of which claims.
create table analysis_release (
  id uuid primary key,
  file uuid not null references analysis_file,
  -- Order within the file: FIL-2026-0007-R3.
  number integer not null,
  reference text collate "C" not null unique,
  bureau text collate "C" not null,
  officer text not null,
  recipients text[] not null check (cardinality(recipients) > 0),
  title text not null,
  format text not null check (format in ('text', 'csv', 'json')),
  edition text not null check (edition in ('whole', 'without-personal-data')),
  handling_code text not null,
  conditions text[] not null,
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  consent_of text[] not null,
  claims uuid[] not null,
  -- Why found personal data are none, as the author insisted; empty otherwise.
  not_personal text not null default '',
  -- Null once the file is deleted.
  seal uuid not null,
  content bytea,
  created_at timestamptz(3) not null,
  unique (file, number)
);
create index analysis_release_recipients on analysis_release using gin (recipients);

create table analysis_receipt (
  release uuid not null references analysis_release,
  bureau text collate "C" not null,
  delivered_at timestamptz(3) not null,
  opened_at timestamptz(3),
  opened_by text not null default '',
  acknowledged_at timestamptz(3),
  acknowledged_by text not null default '',
  primary key (release, bureau)
);

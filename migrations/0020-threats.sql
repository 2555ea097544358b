-- The register of named threats of the analysts' network. No personal data stand in it.

create table threat (
  id uuid primary key,
  reference text collate "C" not null unique,
  name text not null,
  summary text not null,
  -- Regions of the organisation, and countries it is named for (ISO alpha-3).
  regions text[] not null,
  countries text[] not null default '{}',
  crime_area text not null,
  -- The bureau that keeps it.
  owner text collate "C" not null,
  level text not null check (level in ('low', 'moderate', 'substantial', 'severe', 'critical')),
  trend text not null check (trend in ('rising', 'steady', 'falling', 'unclear')),
  review_on date not null,
  state text not null check (state in ('proposed', 'active', 'closed', 'refused')),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  condition text not null default '',
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  version integer not null default 1,
  steps integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (cardinality(regions) + cardinality(countries) > 0)
);
create index threat_list on threat (created_at, id);
create index threat_of_area on threat (crime_area, created_at, id);

-- What happened to it, in its order: the level, the trend and the day of review it had from then on, and why.
create table threat_step (
  threat uuid not null references threat,
  number integer not null,
  at timestamptz(3) not null,
  bureau text collate "C" not null,
  step text not null,
  level text not null,
  trend text not null,
  review_on date not null,
  reason text not null default '',
  primary key (threat, number)
);

-- Bureaus that want to hear of changes.
create table threat_watcher (
  threat uuid not null references threat,
  bureau text collate "C" not null,
  since timestamptz(3) not null,
  primary key (threat, bureau)
);

create table threat_counter (
  year smallint primary key,
  number integer not null
);

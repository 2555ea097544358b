-- Terms of reference of the analysts' network, and who takes part in it.

-- A version of the terms: articles in five languages, what each class of participants may do, and who may ask whom.
create table terms_of_reference (
  version integer primary key check (version > 0),
  -- Decided on and waiting for its day: adopted. At most one is in force.
  state text not null check (state in ('draft', 'adopted', 'in-force', 'superseded')),
  -- [{number, title: {en ..}, text: {en ..}, clauses: [..]}]
  articles jsonb not null,
  -- {class: [clause ..]}
  grants jsonb not null,
  -- {class: [class ..]}: whom a class may ask.
  asks jsonb not null,
  -- The decision of the organ that adopted it, as it is cited.
  decision text not null default '',
  in_force_from timestamptz(3),
  created_by text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  edition integer not null default 1,
  check ((state = 'draft') = (in_force_from is null))
);
create unique index terms_in_force on terms_of_reference (state) where state = 'in-force';
create unique index terms_to_come on terms_of_reference (state) where state = 'adopted';
create unique index terms_drafted on terms_of_reference (state) where state = 'draft';

-- One bureau in the network. `clauses` is what the terms leave its class without what its declared limits leave out; kept by the store.
create table participation (
  bureau text collate "C" primary key,
  class text not null check (class in ('secretariat', 'member', 'regional-body', 'partner')),
  state text not null check (state in ('invited', 'asked', 'joined', 'suspended', 'left', 'refused')),
  -- What the terms leave it: of versions it has not accepted only what the one before gave too.
  granted text[] not null default '{}',
  clauses text[] not null default '{}',
  -- Clauses the bureau itself does without, and crime areas it does not take part in.
  without_clauses text[] not null default '{}',
  without_crime_areas text[] not null default '{}',
  limits_note text not null default '',
  -- The version it accepted last.
  terms_version integer references terms_of_reference,
  version integer not null default 1,
  joined_at timestamptz(3),
  left_at timestamptz(3),
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (clauses <@ granted),
  check (not (clauses && without_clauses))
);

-- What happened to a participation, in its order; reasons stand beside the facts.
create table participation_step (
  bureau text collate "C" not null references participation,
  number integer not null,
  at timestamptz(3) not null,
  step text not null,
  terms_version integer,
  primary key (bureau, number)
);

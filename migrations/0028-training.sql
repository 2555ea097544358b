-- Training of the analysts' network: courses, who takes them, certificates, needs and offers. No personal data stand in the texts.

create table training_course (
  id uuid primary key,
  owner text collate "C" not null,
  level text not null check (level in ('basic', 'advanced', 'expert')),
  crime_areas text[] not null default '{}',
  -- Title and summary by language, in the order of `languages`.
  languages text[] not null,
  texts jsonb not null,
  -- Modules in their order: id, title and body by language, exercise or null.
  modules jsonb not null default '[]',
  -- Months a certificate is good for.
  valid_months smallint not null check (valid_months between 3 and 60),
  state text not null check (state in ('draft', 'published', 'withdrawn')),
  withdrawal text not null default '',
  -- The author's word that what looks like a name is none.
  insisted text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  published_at timestamptz(3),
  check ((state = 'withdrawn') = (withdrawal <> ''))
);
create index training_course_list on training_course (created_at, id);

-- Who takes a course. How far they are stands in the ledger, not here; what they had reached is kept when they stop.
create table training_enrolment (
  id uuid primary key,
  course uuid not null references training_course,
  officer text collate "C" not null,
  bureau text collate "C" not null,
  unit text not null default '',
  state text not null check (state in ('enrolled', 'finished', 'left')),
  met smallint not null default 0,
  steps smallint not null default 0,
  enrolled_at timestamptz(3) not null,
  ended_at timestamptz(3),
  check ((state = 'enrolled') = (ended_at is null))
);
create unique index training_enrolment_open on training_enrolment (course, officer) where state = 'enrolled';
create index training_enrolment_officer on training_enrolment (officer, enrolled_at);
create index training_enrolment_bureau on training_enrolment (bureau, enrolled_at);
create index training_enrolment_course on training_enrolment (course, bureau, unit);

create table training_certificate (
  id uuid primary key,
  reference text collate "C" not null unique,
  course uuid not null references training_course,
  enrolment uuid not null unique references training_enrolment,
  officer text collate "C" not null,
  bureau text collate "C" not null,
  issued_at timestamptz(3) not null,
  valid_until date not null,
  -- Whether the steps of exercises were checked: they are only in a world of exercises.
  exercises boolean not null
);
create index training_certificate_officer on training_certificate (officer, issued_at);
create index training_certificate_bureau on training_certificate (bureau, issued_at);

create table training_counter (
  year smallint primary key,
  number integer not null
);

create table training_need (
  id uuid primary key,
  bureau text collate "C" not null,
  crime_area text not null,
  places integer not null check (places > 0),
  wanted_by date not null,
  languages text[] not null,
  note text not null default '',
  insisted text not null default '',
  state text not null check (state in ('open', 'met', 'withdrawn')),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index training_need_list on training_need (created_at, id);

create table training_offer (
  id uuid primary key,
  bureau text collate "C" not null,
  crime_area text not null,
  course uuid references training_course,
  places integer not null check (places > 0),
  begins_on date not null,
  ends_on date not null,
  languages text[] not null,
  how text not null check (how in ('place', 'online')),
  venue text not null default '',
  note text not null default '',
  insisted text not null default '',
  state text not null check (state in ('open', 'full', 'withdrawn')),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (begins_on <= ends_on)
);
create index training_offer_list on training_offer (created_at, id);
create index training_offer_match on training_offer (crime_area, ends_on) where state = 'open';

-- Experts of the analysts' network.

-- An officer whom a bureau nominated to the pool, with the officer's own consent; one row an officer, used again when nominated again.
create table expert (
  id uuid primary key,
  officer text collate "C" not null unique,
  bureau text collate "C" not null,
  -- Regions of the bureau: whoever shares one sees a profile shown to its region.
  regions text[] not null,
  state text not null check (state in ('nominated', 'active', 'lapsed', 'ended')),
  consent text not null check (consent in ('asked', 'given', 'withdrawn')),
  consent_at timestamptz(3),
  -- Of a bureau whose terms do not let it nominate: the network's secretariat admits.
  needs_admission boolean not null,
  admitted_by text not null default '',
  name text not null,
  function text not null,
  clearance smallint not null check (clearance between 1 and 3),
  zone text not null,
  -- [{kind, code, level, text?, evidence, since}], and `kind:code` of each for looking up.
  skills jsonb not null default '[]',
  skill_codes text[] not null default '{}',
  -- [{from, until, presence}]
  availability jsonb not null default '[]',
  -- [{about, value}]; what is written beside each is sealed, in the same order.
  conflicts jsonb not null default '[]',
  seal uuid,
  conflict_notes bytea,
  visibility text not null default 'network' check (visibility in ('network', 'region', 'own-bureau')),
  hides text[] not null default '{}',
  -- Told to the expert and their own bureau only; counted by the slices that give work and take feedback.
  open_parts integer not null default 0 check (open_parts >= 0),
  used_yes integer not null default 0,
  used_partly integer not null default 0,
  used_no integer not null default 0,
  nominated_by text not null,
  nominated_on date not null,
  lapses_on date not null,
  reminded_at timestamptz(3),
  ended_at timestamptz(3),
  end_reason text not null default '' check (end_reason in ('', 'bureau', 'left', 'refused', 'declined')),
  erased_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (state <> 'active' or (consent <> 'asked' and (not needs_admission or admitted_by <> ''))),
  check ((state = 'ended') = (ended_at is not null)),
  check (lapses_on > nominated_on)
);
create index expert_page on expert (created_at, id);
create index expert_of_bureau on expert (bureau);
create index expert_skills on expert using gin (skill_codes) where state = 'active';

-- Experts as every read sees them: whether the bureau takes part at this moment, whether the officer serves there, and never a
-- clearance above the officer's own, whatever has changed since the profile was written.
create view expert_standing as
  select e.id, e.officer, e.bureau, e.regions, e.state, e.consent, e.consent_at, e.needs_admission, e.admitted_by, e.name, e.function,
    least(e.clearance, coalesce((select o.clearance from officer o where o.name = e.officer), 1)) as clearance,
    e.zone, e.skills, e.skill_codes, e.availability, e.conflicts, e.seal, e.conflict_notes, e.visibility, e.hides, e.open_parts,
    e.used_yes, e.used_partly, e.used_no, e.nominated_by, e.nominated_on, e.lapses_on, e.reminded_at, e.ended_at, e.end_reason,
    e.erased_at, e.version, e.created_at, e.updated_at,
    exists (select 1 from participation p where p.bureau = e.bureau and p.state = 'joined') as joined,
    exists (select 1 from officer o where o.name = e.officer and o.bureau = e.bureau and o.state = 'active') as serving
  from expert e;

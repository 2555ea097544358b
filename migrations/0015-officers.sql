-- Passkeys, invitations, recovery, recertification, rotation of keys.

-- A passkey of an officer. Removed ones stay as rows, so that "has never had one" can be told from "has none now".
create table passkey (
  id uuid primary key,
  officer text collate "C" not null references officer,
  bureau text collate "C" not null references bureau,
  -- Id the authenticator gave it, base64url.
  credential text collate "C" not null unique,
  -- COSE key (RFC 9053).
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  -- Whether it can be copied to other devices of its holder.
  backed_up boolean not null default false,
  created_at timestamptz(3) not null,
  last_used_at timestamptz(3),
  -- Its counter did not rise: somebody may hold a copy.
  blocked_at timestamptz(3),
  removed_at timestamptz(3)
);
create index passkey_of_officer on passkey (officer, created_at, id) where removed_at is null;
create index passkey_of_bureau on passkey (bureau);

-- A challenge of a ceremony: random, used once, for one purpose and one holder (session, invitation). Only its hash is kept.
create table challenge (
  hash bytea primary key,
  purpose text not null check (purpose in ('sign-in', 'freshen', 'unlock', 'add', 'accept')),
  holder text collate "C" not null default '',
  ends_at timestamptz(3) not null
);
create index challenge_end on challenge (ends_at);

-- A one-time link by which an officer registers the first passkey, or a new one after loss.
create table invitation (
  id uuid primary key,
  kind text not null check (kind in ('first', 'new', 'recovery')),
  officer text collate "C" not null references officer,
  bureau text collate "C" not null references bureau,
  unit text not null default '',
  -- Duties as they were when the link was made: changed since, it is worth nothing.
  duties text[] not null,
  hash bytea not null unique,
  created_at timestamptz(3) not null,
  created_by text collate "C" not null,
  ends_at timestamptz(3) not null,
  used_at timestamptz(3),
  withdrawn_at timestamptz(3)
);
create index invitation_of_bureau on invitation (bureau, created_at, id);
create unique index invitation_open on invitation (officer) where used_at is null and withdrawn_at is null;

-- Recovery of an officer who lost their passkeys: asked by one administrator, approved by another.
create table recovery (
  id uuid primary key,
  officer text collate "C" not null references officer,
  bureau text collate "C" not null references bureau,
  unit text not null default '',
  state text not null default 'asked' check (state in ('asked', 'approved', 'refused', 'ended', 'used')),
  -- How the first administrator checked who is asking; emptied when the recovery is over.
  how text not null default '',
  -- No second administrator in the bureau: one of the General Secretariat approves.
  by_secretariat boolean not null default false,
  created_at timestamptz(3) not null,
  asked_by text collate "C" not null,
  ends_at timestamptz(3) not null,
  approved_by text collate "C" not null default '',
  approved_at timestamptz(3),
  invitation uuid references invitation,
  version integer not null default 1
);
create index recovery_of_bureau on recovery (bureau, created_at, id);
create unique index recovery_open on recovery (officer) where state in ('asked', 'approved');

-- Duties are confirmed every quarter; null for officers nobody has to confirm yet.
alter table officer
  add column confirm_by timestamptz(3),
  add column confirmed_at timestamptz(3),
  add column confirmed_by text collate "C" not null default '',
  add column read_only_until timestamptz(3);
update officer set confirm_by = now() + interval '92 days';
insert into timer (id, due_at, kind, ref, bureau)
select gen_random_uuid(), confirm_by - interval '14 days', 'officer.confirm', name, bureau from officer;
create index officer_to_confirm on officer (bureau, confirm_by) where state = 'active';

-- Locked: everything but unlocking is refused. A token that was exchanged for a new one opens nothing fresh, for seconds.
alter table session
  add column locked_at timestamptz(3),
  add column left_hash bytea unique,
  add column left_at timestamptz(3);

-- A successor and its predecessor live side by side for a while.
alter table api_key
  add column last_used_at timestamptz(3),
  add column follows uuid references api_key;
create unique index api_key_successor on api_key (follows) where follows is not null;
create index api_key_end on api_key (bureau, ends_at) where revoked_at is null;

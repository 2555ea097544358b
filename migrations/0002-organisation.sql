-- Bureaus, their national entities, officers, and the keys of national systems.

create table bureau (
  code text collate "C" primary key,
  kind text not null check (kind in ('national', 'general-secretariat', 'regional-body', 'observer', 'partner')),
  state text not null default 'active' check (state in ('active', 'suspended')),
  alive boolean not null default false,
  zone text not null,
  languages text[] not null,
  weekend smallint[] not null,
  hours text not null default '',
  telephone jsonb not null default '{}',
  databases text[] not null,
  purposes text[] not null,
  clearance smallint not null check (clearance between 1 and 3),
  clocks jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);

create table unit (
  id uuid primary key,
  bureau text collate "C" not null references bureau,
  code text collate "C" not null,
  name text not null,
  kind text not null,
  state text not null default 'active' check (state in ('active', 'suspended')),
  databases text[] not null,
  purposes text[] not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  unique (bureau, code)
);

create table officer (
  name text collate "C" primary key,
  id uuid not null unique,
  bureau text collate "C" not null references bureau,
  unit text not null default '',
  title text not null,
  duties text[] not null,
  clearance smallint not null check (clearance between 1 and 3),
  post text not null default '',
  language text not null default 'en',
  state text not null default 'active' check (state in ('active', 'suspended')),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index officer_of_bureau on officer (bureau, name);

-- Keys of national systems: shown once, stored as a hash, never above the rights of the officer they act for.
create table api_key (
  id uuid primary key,
  officer text collate "C" not null references officer,
  bureau text collate "C" not null references bureau,
  hash bytea not null unique,
  label text not null,
  databases text[] not null,
  purposes text[] not null,
  operations text[] not null,
  post text not null default '',
  purpose text not null default '',
  reference text not null default '',
  quota integer not null,
  created_at timestamptz(3) not null,
  created_by text not null,
  ends_at timestamptz(3) not null,
  revoked_at timestamptz(3)
);
create index api_key_of_bureau on api_key (bureau, created_at, id);

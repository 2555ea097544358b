-- Groups of the analysts' network.

-- A network of experts and bureaus; "group" is a word of SQL.
create table network_group (
  id uuid primary key,
  -- The bureau that founded it.
  bureau text collate "C" not null,
  state text not null default 'active' check (state in ('active', 'closed')),
  name text not null,
  purpose text not null,
  crime_areas text[] not null default '{}',
  created_by text not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index network_group_page on network_group (created_at, id);

-- A member is a bureau with all its officers, or one expert.
create table group_member (
  id uuid primary key,
  group_id uuid not null references network_group,
  kind text not null check (kind in ('bureau', 'expert')),
  bureau text collate "C" not null,
  expert uuid references expert,
  role text not null check (role in ('chair', 'member')),
  added_by text not null,
  created_at timestamptz(3) not null,
  check ((kind = 'expert') = (expert is not null))
);
create unique index group_member_bureau on group_member (group_id, bureau) where kind = 'bureau';
create unique index group_member_expert on group_member (group_id, expert) where kind = 'expert';
create index group_member_of on group_member (bureau);

-- Somebody who is no member asks to become one; the row goes when it is decided.
create table group_asking (
  id uuid primary key,
  group_id uuid not null references network_group,
  kind text not null check (kind in ('bureau', 'expert')),
  bureau text collate "C" not null,
  expert uuid references expert,
  officer text not null,
  created_at timestamptz(3) not null
);
create unique index group_asking_once on group_asking (group_id, kind, bureau, coalesce(expert, group_id));

-- A meeting, a call or a deadline. Minutes and decisions are sealed as one; who was there and what is done stand open, as codes.
create table group_event (
  id uuid primary key,
  group_id uuid not null references network_group,
  kind text not null check (kind in ('meeting', 'call', 'deadline')),
  state text not null default 'planned' check (state in ('planned', 'cancelled')),
  title text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3),
  zone text not null,
  place text not null default '',
  link text not null default '',
  agenda jsonb not null default '[]',
  -- [{member, presence}]
  attendance jsonb not null default '[]',
  -- [{number, by, done}], in the order of what is sealed.
  decisions jsonb not null default '[]',
  seal uuid,
  minutes bytea,
  minutes_by text not null default '',
  created_by text not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check (ends_at is null or ends_at >= starts_at),
  check ((kind = 'deadline') = (ends_at is null)),
  check ((seal is null) = (minutes is null))
);
create index group_event_of on group_event (group_id, starts_at);

create table group_note (
  id uuid primary key,
  group_id uuid not null references network_group,
  title text not null,
  seal uuid not null,
  version integer not null default 1,
  created_by text not null,
  updated_by text not null,
  updated_by_bureau text not null,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null
);
create index group_note_of on group_note (group_id, updated_at);

create table group_note_version (
  note uuid not null references group_note,
  number integer not null,
  title text not null,
  text bytea not null,
  officer text not null,
  bureau text not null,
  restored_from integer,
  created_at timestamptz(3) not null,
  primary key (note, number)
);

-- Groups as every read sees them: who is a member at this moment, of bureaus that take part and experts who are in the pool and serve.
create view group_standing as
  select g.*,
    array(select m.bureau from group_member m join participation p on p.bureau = m.bureau and p.state = 'joined'
      where m.group_id = g.id and m.kind = 'bureau') as member_bureaus,
    array(select e.officer from group_member m join expert_standing e on e.id = m.expert
      where m.group_id = g.id and e.joined and e.serving and e.state in ('active', 'lapsed')) as member_officers,
    array(select m.bureau from group_member m join participation p on p.bureau = m.bureau and p.state = 'joined'
      where m.group_id = g.id and m.kind = 'bureau' and m.role = 'chair') as chair_bureaus,
    array(select e.officer from group_member m join expert_standing e on e.id = m.expert
      where m.group_id = g.id and m.role = 'chair' and e.joined and e.serving and e.state in ('active', 'lapsed')) as chair_officers
  from network_group g;

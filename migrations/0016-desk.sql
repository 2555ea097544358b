-- The desk: items, what was done with them, tasks, shifts, handovers, calls, saved views. An item names a thing and nobody.

create table desk_item (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  -- For those who review only: what came to the General Secretariat in place of its source.
  reviewed boolean not null default false,
  kind text collate "C" not null,
  ref uuid not null,
  reference text not null default '',
  side text not null,
  need text not null,
  urgency text not null check (urgency in ('very-urgent', 'urgent', 'normal')),
  rank smallint generated always as (case urgency when 'very-urgent' then 0 when 'urgent' then 1 else 2 end) stored,
  due_at timestamptz(3),
  waits boolean not null,
  arrived_at timestamptz(3) not null,
  sender text collate "C" not null default '',
  language text not null default '',
  about jsonb,
  test boolean not null default false,
  exercise boolean not null default false,
  withdrawn boolean not null default false,
  -- How often the thing asked again; a done by hand stands until it asks once more.
  round integer not null default 0,
  state text not null default 'open' check (state in ('open', 'done')),
  owner text not null default '',
  snoozed_until timestamptz(3),
  seen_at timestamptz(3),
  alarm text not null default 'none' check (alarm in ('none', 'ringing', 'acknowledged')),
  alarm_level smallint not null default 0 check (alarm_level between 0 and 3),
  alarm_at timestamptz(3),
  alarm_next timestamptz(3),
  escalation smallint not null default 0 check (escalation between 0 and 3),
  outcome text not null default '',
  done_at timestamptz(3),
  done_by text not null default '',
  -- Whether an officer said it was done, or the thing itself came to its end.
  by_hand boolean not null default false,
  links integer not null default 0,
  steps integer not null default 0,
  version integer not null default 1,
  unique (bureau, kind, ref),
  check (snoozed_until is null or due_at is null or snoozed_until <= due_at),
  check ((state = 'done') = (done_at is not null)),
  check ((state = 'done') = (outcome <> '')),
  check (state = 'open' or (snoozed_until is null and alarm <> 'ringing'))
);
create index desk_item_open on desk_item (bureau, rank, due_at, arrived_at, id) where state = 'open';
create index desk_item_done on desk_item (bureau, done_at desc) where state = 'done';
create index desk_item_of on desk_item (kind, ref);

-- What was done with an item; words that people typed are sealed.
create table desk_step (
  item uuid not null references desk_item,
  number integer not null,
  at timestamptz(3) not null,
  officer text not null,
  step text not null,
  given_to text not null default '',
  until timestamptz(3),
  level smallint,
  outcome text not null default '',
  seal uuid,
  words bytea,
  primary key (item, number),
  check ((seal is null) = (words is null))
);

create table desk_link (
  item uuid not null references desk_item,
  kind text not null,
  ref uuid not null,
  officer text not null,
  at timestamptz(3) not null,
  primary key (item, kind, ref)
);

-- Who has an item open; worth nothing after half a minute, so nothing is lost with it.
create unlogged table desk_look (
  item uuid not null,
  officer text not null,
  at timestamptz(3) not null,
  primary key (item, officer)
);

create table desk_setting (
  bureau text collate "C" primary key,
  alarm_minutes smallint not null check (alarm_minutes between 1 and 60)
);

create table desk_task_counter (
  bureau text collate "C" not null,
  year smallint not null,
  number integer not null,
  primary key (bureau, year)
);

-- What a task says. Its item has the same bureau and names it.
create table desk_task (
  id uuid primary key,
  bureau text collate "C" not null,
  reference text not null,
  officer text not null,
  created_at timestamptz(3) not null,
  seal uuid not null,
  title bytea not null,
  words bytea
);

create table desk_shift (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text not null,
  role text not null check (role in ('officer', 'second', 'head')),
  languages text[] not null,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index desk_shift_one on desk_shift (officer) where ended_at is null;
create index desk_shift_on on desk_shift (bureau, began_at) where ended_at is null;

create table desk_handover (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  officer text not null,
  created_at timestamptz(3) not null,
  items integer not null,
  seal uuid not null,
  page bytea not null,
  accepted_by text not null default '',
  accepted_at timestamptz(3),
  remarks bytea,
  late_at timestamptz(3),
  check ((accepted_by = '') = (accepted_at is null)),
  check (accepted_by <> officer)
);
create index desk_handover_of on desk_handover (bureau, created_at, id);

create table desk_call (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  officer text not null,
  created_at timestamptz(3) not null,
  partner text collate "C" not null,
  direction text not null default '',
  reached boolean not null,
  item uuid references desk_item,
  about_kind text not null default '',
  about_ref uuid,
  -- A call logged on a hit stands there; here is only that there was one.
  hit uuid,
  reference text not null default '',
  seal uuid,
  said bytea,
  confirm_from text not null default '' check (confirm_from in ('', 'us', 'them')),
  confirm_by timestamptz(3),
  check ((seal is null) = (said is null)),
  check ((seal is null) = (hit is not null)),
  check ((about_kind = '') = (about_ref is null)),
  check ((confirm_from = '') = (confirm_by is null))
);
create index desk_call_of on desk_call (bureau, created_at, id);
create index desk_call_item on desk_call (item, created_at) where item is not null;

create table desk_view (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text not null,
  shared boolean not null,
  name text not null,
  shows jsonb not null,
  version integer not null default 1,
  created_at timestamptz(3) not null
);
create index desk_view_of on desk_view (bureau, officer);

-- A store that had hits before it had a desk: their items are made once, by the platform.
insert into timer (id, due_at, kind, ref, bureau)
select gen_random_uuid(), created_at, 'desk.rebuild', 'all', 'gs' from hit order by created_at desc limit 1;

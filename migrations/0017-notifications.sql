-- Notification rules, the outbox of pings, digests, the telephone list. Nothing here names a person of a case, a reference or a subject.

-- How a bureau (officer '') and its officers want to hear of what. `ways`: kind -> list of ways; a kind that is absent is as given.
create table notification_setting (
  bureau text collate "C" not null,
  officer text collate "C" not null default '',
  zone text not null,
  -- {"days": [1..7], "from": "22:00", "to": "06:00"}; null: the bureau's, and for a bureau none.
  quiet jsonb,
  digests text[] not null default '{}',
  ways jsonb not null default '{}',
  -- Minutes an alarm is left to the desk before the first ping; of a bureau only.
  ping_minutes smallint not null default 3 check (ping_minutes between 0 and 30),
  version integer not null default 1,
  set_by text not null,
  set_at timestamptz(3) not null,
  primary key (bureau, officer)
);

-- Where pings go. The secret of a webhook is made of the hub's key, the id and the generation; it stands nowhere.
create table notification_target (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text collate "C" not null default '',
  way text not null check (way in ('webhook', 'mail')),
  address text not null,
  label text not null,
  generation integer not null default 1,
  created_at timestamptz(3) not null,
  created_by text not null,
  tested_at timestamptz(3),
  removed_at timestamptz(3),
  check (officer = '' or way = 'mail')
);
create index notification_target_of on notification_target (bureau, created_at, id) where removed_at is null;

create table notification_outbox (
  -- Sent with each try, so that a receiver knows a repetition.
  id uuid primary key,
  bureau text collate "C" not null,
  officer text collate "C" not null default '',
  target uuid not null references notification_target,
  way text not null,
  kind text not null,
  items uuid[] not null default '{}',
  -- As long as one of the items rings, has nobody, or is open it is still worth sending.
  matters text not null default 'always' check (matters in ('ringing', 'untaken', 'open', 'always')),
  digest uuid,
  created_at timestamptz(3) not null,
  due_at timestamptz(3) not null,
  lease_until timestamptz(3),
  tries integer not null default 0,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped', 'merged', 'failed')),
  -- What is sent, the same at each try; null until the first.
  waiting integer,
  sent_at timestamptz(3),
  problem text not null default '',
  status smallint
);
create index notification_outbox_due on notification_outbox (due_at) where state = 'waiting';
create index notification_outbox_of on notification_outbox (bureau, created_at, id);

-- What an officer who wants digests has not been told yet: counts by kind.
create table notification_tally (
  bureau text collate "C" not null,
  officer text collate "C" not null,
  kind text collate "C" not null,
  number integer not null,
  primary key (bureau, officer, kind)
);

create table notification_digest (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text collate "C" not null,
  created_at timestamptz(3) not null,
  -- [{"kind", "count"}] of what came, [{"kind", "urgency", "count"}] of what stands open.
  came jsonb not null,
  stands jsonb not null
);
create index notification_digest_of on notification_digest (officer, created_at);

-- Duty telephones of a bureau in the order in which they are rung; functions, not persons.
create table notification_telephone (
  id uuid primary key,
  bureau text collate "C" not null,
  position smallint not null,
  label text not null,
  number text not null,
  tested_at timestamptz(3),
  tested_by text not null default '',
  reached boolean,
  unique (bureau, position)
);

-- An alarm nobody answered: whom to ring next. Over as soon as somebody has it.
create table notification_round (
  id uuid primary key,
  bureau text collate "C" not null,
  item uuid not null,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3)
);
create unique index notification_round_one on notification_round (item) where ended_at is null;
create index notification_round_open on notification_round (bureau, began_at) where ended_at is null;

create table notification_attempt (
  round uuid not null references notification_round,
  number integer not null,
  at timestamptz(3) not null,
  by_bureau text not null,
  officer text not null,
  telephone uuid not null,
  label text not null,
  outcome text not null check (outcome in ('tried', 'reached')),
  primary key (round, number)
);

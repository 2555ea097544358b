-- The ledger and what hangs on it: facts, events, reactions, timers, sessions, idempotency. PostgreSQL 15 or newer.

-- What kind of world this store holds; written once when it is first filled.
create table world (
  only_one boolean primary key default true check (only_one),
  kind text not null check (kind in ('demonstration', 'real')),
  began_at timestamptz(3) not null
);

-- The one row whose lock orders the ledger: whoever holds it gives places.
create table ledger_head (
  only_one boolean primary key default true check (only_one),
  place bigint not null default 0
);
insert into ledger_head default values;

-- Order in which facts of changes were written. A change that builds on another is written after that one committed.
create sequence fact_written cache 1;

-- One line of the register of processing: one operation, done or refused. Never changed but for being given its place.
create table fact (
  day date not null,
  id uuid not null,
  place bigint,
  written bigint not null default nextval('fact_written'),
  at timestamptz(3) not null,
  operation text collate "C" not null,
  outcome text not null check (outcome in ('done', 'shown', 'refused')),
  code text not null default '',
  bureau text collate "C" not null,
  officer text collate "C" not null,
  unit text not null default '',
  via text not null default '',
  purpose text not null default '',
  reference text not null default '',
  subject_kind text not null default '',
  subject text not null default '',
  version integer not null default 0,
  changed boolean not null,
  tell text[] not null default '{}',
  detail jsonb not null default '{}',
  canonical smallint not null,
  salt bytea not null,
  leaf bytea not null,
  primary key (day, id)
) partition by range (day);
create table fact_other partition of fact default;
create index fact_place on fact (place);
create index fact_unplaced on fact (written) where place is null;
create index fact_changed on fact (place) where changed;
create index fact_officer on fact (officer, at, id);
create index fact_bureau on fact (bureau, at, id);

-- One line for each record, hit ... that a fact showed or changed, with its owner, so that owners can ask who looked.
create table fact_subject (
  day date not null,
  fact uuid not null,
  at timestamptz(3) not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  owner text collate "C" not null,
  part text not null,
  discreet boolean not null default false
) partition by range (day);
create table fact_subject_other partition of fact_subject default;
create index fact_subject_fact on fact_subject (fact);
create index fact_subject_of on fact_subject (kind, subject, at);
create index fact_subject_owner on fact_subject (owner, at);

-- What was asked (names, numbers) stands beside the fact under its own short retention, and is erased by its day.
create table fact_asked (
  day date not null,
  fact uuid not null,
  officer text collate "C" not null,
  bureau text collate "C" not null,
  asked jsonb not null,
  erase_on date not null,
  primary key (day, fact)
) partition by range (day);
create table fact_asked_other partition of fact_asked default;
create index fact_asked_due on fact_asked (erase_on);

create function keep_fact() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.place is null and new.place is not null
     and (new.day, new.id, new.written, new.at, new.operation, new.outcome, new.code, new.bureau, new.officer, new.unit, new.via,
          new.purpose, new.reference, new.subject_kind, new.subject, new.version, new.changed, new.tell, new.detail,
          new.canonical, new.salt, new.leaf)
       is not distinct from
         (old.day, old.id, old.written, old.at, old.operation, old.outcome, old.code, old.bureau, old.officer, old.unit, old.via,
          old.purpose, old.reference, old.subject_kind, old.subject, old.version, old.changed, old.tell, old.detail,
          old.canonical, old.salt, old.leaf) then
    return new;
  end if;
  raise exception 'a fact is never changed or removed' using errcode = 'integrity_constraint_violation';
end $$;
create trigger keep_fact before update or delete on fact for each row execute function keep_fact();

-- Live events: numbered without gaps for each bureau (a global number would tell of hidden things). Ids only.
create table event_head (
  bureau text collate "C" primary key,
  number bigint not null
);
create table event (
  bureau text collate "C" not null,
  number bigint not null,
  place bigint not null,
  at timestamptz(3) not null,
  operation text not null,
  kind text not null,
  subject text not null,
  version integer not null,
  primary key (bureau, number)
);
create index event_at on event (at);
create index event_place on event (place);

-- Gives places to facts of changes, in the order they were written, and numbers the events they tell. Returns how many
-- were placed; 0 also when another hub holds the head. Notifies once a batch: in each transaction it would cost half the rate.
create function place_facts(at_most integer) returns integer language plpgsql as $$
declare
  head bigint;
  placed integer;
begin
  select place into head from ledger_head for update skip locked;
  if not found then
    return 0;
  end if;
  with waiting as (
    select f.day, f.id, f.written from fact f where f.place is null order by f.written limit at_most
  ), numbered as (
    select w.day, w.id, head + row_number() over (order by w.written) as place from waiting w
  ), given as (
    update fact f set place = n.place from numbered n where f.day = n.day and f.id = n.id and f.place is null
    returning f.place, f.at, f.operation, f.subject_kind, f.subject, f.version, f.tell
  ), told as (
    select t.bureau, g.* from given g cross join lateral (select distinct unnest(g.tell) as bureau) t
  ), counted as (
    select bureau, count(*) as many from told group by bureau
  ), heads as (
    insert into event_head as h (bureau, number) select bureau, many from counted order by bureau
    on conflict (bureau) do update set number = h.number + excluded.number
    returning h.bureau, h.number
  ), events as (
    insert into event (bureau, number, place, at, operation, kind, subject, version)
    select t.bureau, h.number - c.many + row_number() over (partition by t.bureau order by t.place),
           t.place, t.at, t.operation, t.subject_kind, t.subject, t.version
    from told t join heads h on h.bureau = t.bureau join counted c on c.bureau = t.bureau
    returning 1
  )
  select count(*) into placed from given where (select count(*) from events) >= 0;
  if placed > 0 then
    update ledger_head set place = head + placed;
    perform pg_notify('liaison_facts', (head + placed)::text);
  end if;
  return placed;
end $$;

-- How far each reaction has come; advances in the transaction of its effect.
create table reaction (
  name text collate "C" primary key,
  place bigint not null
);

-- What must happen later: deleted in the transaction of its effect.
create table timer (
  id uuid primary key,
  due_at timestamptz(3) not null,
  kind text not null,
  ref text not null,
  bureau text not null,
  unique (kind, ref)
);
create index timer_due on timer (due_at);

-- A signed-in browser. Only the hash of its token is stored.
create table session (
  hash bytea primary key,
  id uuid not null unique,
  officer text collate "C" not null,
  began_at timestamptz(3) not null,
  seen_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  fresh_at timestamptz(3) not null,
  purpose text not null default '',
  reference text not null default ''
);
create index session_officer on session (officer);

-- Answers kept for 24 hours under the caller's own key, so that a repeated write is answered, not repeated.
create table idempotency (
  officer text collate "C" not null,
  key text not null,
  operation text not null,
  request bytea not null,
  status smallint not null,
  answer text not null,
  at timestamptz(3) not null,
  primary key (officer, key)
);
create index idempotency_at on idempotency (at);

-- Makes the day's partitions of the ledger if they are missing. A day whose first lines already fell into the rest stays there:
-- a fact is never moved.
create function ledger_day(wanted date) returns void language plpgsql as $$
declare
  suffix text := to_char(wanted, 'YYYYMMDD');
  parent text;
begin
  foreach parent in array array['fact', 'fact_subject', 'fact_asked'] loop
    if to_regclass(parent || '_' || suffix) is null then
      begin
        execute format('create table if not exists %I partition of %I for values from (%L) to (%L)',
                       parent || '_' || suffix, parent, wanted, wanted + 1);
      exception when check_violation then
        null;
      end;
    end if;
  end loop;
end $$;

-- Messages between bureaus, their marks for each recipient, drafts, reminders, test rounds.

-- One message, kept once for all its recipients. What people wrote is sealed under a key of its own; what rules and lists compare is not.
create table message (
  id uuid primary key,
  -- The id the sender gave it, if any: the same id again is the same message.
  client_id uuid,
  -- Hash under the hub's key of what was sent under that id; empty once erased.
  digest bytea not null default '',
  -- Id of the first message of the thread.
  thread uuid not null,
  in_reply_to uuid references message,
  sender text collate "C" not null,
  officer text not null,
  -- Function of the officer, shown to the recipients instead of the name.
  function text not null default '',
  recipients text[] not null check (cardinality(recipients) between 1 and 300),
  -- Sender and recipients: who may read.
  participants text[] not null,
  urgency text not null check (urgency in ('very-urgent', 'urgent', 'normal')),
  reply_by timestamptz(3),
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  crime_area text not null default '',
  language text not null default '',
  form text not null default '',
  -- Test traffic: a series of numbers of its own, outside the statistics.
  test boolean not null default false,
  our_reference text not null,
  your_reference text not null default '',
  purpose text not null default '',
  refers jsonb not null default '[]',
  attachments smallint not null default 0,
  -- Bureaus the sender agreed to, should a recipient wish to pass it on.
  consented text[] not null default '{}',
  state text not null default 'sent' check (state in ('sent', 'withdrawn', 'erased')),
  -- Who can read what is sealed: the hub, until a bureau runs a node of its own.
  sealing text not null default 'hub' check (sealing in ('hub', 'node')),
  seal uuid not null,
  subject bytea not null,
  content bytea not null,
  withdrawn_at timestamptz(3),
  withdrawn_by text not null default '',
  withdrawal bytea,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  erase_on date not null,
  erased_at timestamptz(3),
  check ((state = 'withdrawn') <= (withdrawn_at is not null)),
  check ((state = 'erased') = (erased_at is not null))
);
-- Sealed bytes do not get smaller: no time is spent on trying.
alter table message alter column content set storage external;
create unique index message_once on message (sender, client_id) where client_id is not null;
create index message_of_sender on message (sender, created_at, id);
create index message_of_thread on message (thread, created_at, id);
create index message_answers on message (in_reply_to) where in_reply_to is not null;
create index message_our_reference on message (our_reference);
-- What points at a record or a hit, asked from its page.
create index message_refers on message using gin (refers jsonb_path_ops) where refers <> '[]';
create index message_your_reference on message (your_reference) where your_reference <> '';

-- Messages that wait for their numbers, in the order in which they were written. Written with the message, taken by store_messages.
create sequence message_written cache 1;
create table message_waiting (
  written bigint primary key default nextval('message_written'),
  message uuid not null references message,
  recipients smallint not null
);

-- The one row whose lock orders all mailboxes: whoever holds it gives numbers.
create table mailbox_head (
  only_one boolean primary key default true check (only_one)
);
insert into mailbox_head default values;

-- Last inbox number of each bureau.
create table mailbox (
  bureau text collate "C" primary key,
  number bigint not null
);

-- Last number of each pair, year and series.
create table message_pair (
  sender text collate "C" not null,
  recipient text collate "C" not null,
  year smallint not null,
  test boolean not null,
  number integer not null,
  primary key (sender, recipient, year, test)
);

-- A message in the mailbox of one recipient, with the marks that recipient has made. The row itself is the mark "stored".
create table message_delivery (
  -- No foreign key: store_messages alone writes here, from rows of message, which are never deleted. Checking each of the 196
  -- deliveries of a broadcast would cost a third of the numbering.
  message uuid not null,
  recipient text collate "C" not null,
  -- Inbox number, without gaps for each recipient.
  number bigint not null,
  -- Number of the pair in its year: VN/FR/2026/000123.
  year smallint not null,
  pair_number integer not null,
  sender text collate "C" not null,
  urgency text not null,
  test boolean not null,
  reply_by timestamptz(3),
  stored_at timestamptz(3) not null,
  displayed_at timestamptz(3),
  -- Function and name of the officer; only the function is shown to others.
  displayed_as text not null default '',
  displayed_by text not null default '',
  acknowledged_at timestamptz(3),
  acknowledged_as text not null default '',
  acknowledged_by text not null default '',
  answered_at timestamptz(3),
  answered_by uuid references message,
  -- Reminders sent, 0 to 3.
  reminders smallint not null default 0 check (reminders between 0 and 3),
  reminded_at timestamptz(3),
  -- By when the recipient itself says it will answer; overdue only after that.
  more_time_until timestamptz(3),
  -- When the sender's desk was told that three reminders brought no answer.
  unanswered_at timestamptz(3),
  primary key (message, recipient),
  -- No mark before its predecessor.
  check (displayed_at >= stored_at),
  check (acknowledged_at is null or (displayed_at is not null and acknowledged_at >= displayed_at)),
  check (answered_at is null or (acknowledged_at is not null and answered_at >= acknowledged_at)),
  check ((answered_at is null) = (answered_by is null)),
  check ((reminders = 0) = (reminded_at is null))
);
create unique index message_delivery_number on message_delivery (recipient, number);
create index message_delivery_unseen on message_delivery (recipient, number) where displayed_at is null;
create index message_delivery_owed on message_delivery (recipient, reply_by) where answered_at is null and reply_by is not null;

-- A mark is made once and never taken back.
create function keep_marks() returns trigger language plpgsql as $$
begin
  if (new.message, new.recipient, new.number, new.year, new.pair_number, new.sender, new.urgency, new.test, new.reply_by, new.stored_at)
     is distinct from
     (old.message, old.recipient, old.number, old.year, old.pair_number, old.sender, old.urgency, old.test, old.reply_by, old.stored_at)
     or (old.displayed_at is not null and new.displayed_at is distinct from old.displayed_at)
     or (old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at)
     or (old.answered_at is not null and (new.answered_at, new.answered_by) is distinct from (old.answered_at, old.answered_by))
     or new.reminders < old.reminders then
    raise exception 'a mark is never changed or taken back' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger keep_marks before update on message_delivery for each row execute function keep_marks();

-- Puts waiting messages into the mailboxes of their recipients, in the order in which they were written, with inbox numbers and
-- numbers of their pairs; about at_most deliveries at a time, one message at least. Whoever comes meanwhile waits for the lock and
-- then sees what was done. Returns the messages with their sender, and each recipient with the first and last number it was given.
-- The instant is the hub's: clocks never decide order.
create function store_messages(at_most integer, at timestamptz)
returns table (message uuid, bureau text, first bigint, last bigint)
language plpgsql as $$
#variable_conflict use_column
begin
  perform 1 from mailbox_head for update;
  return query
  with queue as (
    select w.written, w.message, sum(w.recipients) over (order by w.written) - w.recipients as before
    from (select * from message_waiting order by written limit at_most) w
  ), taken as (
    delete from message_waiting w using queue q where w.written = q.written and q.before < at_most
    returning w.written, w.message
  ), wanted as (
    select t.written, m.id, m.sender, r.recipient, m.test, m.urgency, m.reply_by, m.created_at,
           extract(year from m.created_at at time zone 'UTC')::smallint as year
    from taken t join message m on m.id = t.message cross join unnest(m.recipients) as r (recipient)
  ), boxes as (
    insert into mailbox as b (bureau, number)
    select recipient, count(*) from wanted group by recipient order by recipient
    on conflict (bureau) do update set number = b.number + excluded.number
    returning b.bureau, b.number
  ), pairs as (
    insert into message_pair as p (sender, recipient, year, test, number)
    select sender, recipient, year, test, count(*) from wanted group by sender, recipient, year, test
    on conflict (sender, recipient, year, test) do update set number = p.number + excluded.number
    returning p.*
  ), numbered as (
    select w.*, b.number - count(*) over (partition by w.recipient)
             + row_number() over (partition by w.recipient order by w.written) as number,
           p.number - count(*) over (partition by w.sender, w.recipient, w.year, w.test)
             + row_number() over (partition by w.sender, w.recipient, w.year, w.test order by w.written) as pair_number
    from wanted w join boxes b on b.bureau = w.recipient
      join pairs p on p.sender = w.sender and p.recipient = w.recipient and p.year = w.year and p.test = w.test
  ), stored as (
    insert into message_delivery as d (message, recipient, number, year, pair_number, sender, urgency, test, reply_by, stored_at)
    select n.id, n.recipient, n.number, n.year, n.pair_number, n.sender, n.urgency, n.test, n.reply_by,
           greatest(at, n.created_at)
    from numbered n order by n.written
    returning 1
  )
  select t.message, m.sender, null::bigint, null::bigint
  from taken t join message m on m.id = t.message where (select count(*) from stored) > 0
  union all
  select null::uuid, n.recipient, min(n.number), max(n.number) from numbered n group by n.recipient;
end $$;

-- Reminders 1, 2 and 3 of a message that was not answered, for each recipient.
create table message_reminder (
  message uuid not null references message,
  recipient text collate "C" not null,
  number smallint not null check (number between 1 and 3),
  at timestamptz(3) not null,
  -- Officer who sent it; the system of the bureau where the time had run out.
  officer text not null,
  primary key (message, recipient, number),
  foreign key (message, recipient) references message_delivery
);

-- What an officer is writing. Nothing typed is lost: kept every other second, read by its officer alone.
create table message_draft (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text collate "C" not null,
  seal uuid not null,
  content bytea not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  erase_on date not null
);
create index message_draft_of_officer on message_draft (officer, updated_at, id);

-- A round of test traffic and the message that carries it; its board is read from the marks of that message.
create table message_round (
  id uuid primary key,
  bureau text collate "C" not null,
  officer text not null,
  -- The group that was asked, in its code.
  circle text not null,
  message uuid not null references message,
  recipients text[] not null,
  participants text[] not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  due_at timestamptz(3) not null,
  created_at timestamptz(3) not null,
  closed_at timestamptz(3)
);
create index message_round_of_bureau on message_round (bureau, created_at, id);
create unique index message_round_of_message on message_round (message);

-- Circles of addressees a bureau has named, beside those of the platform.
create table message_group (
  id uuid primary key,
  bureau text collate "C" not null,
  title text not null,
  bureaus text[] not null,
  version integer not null default 1,
  created_at timestamptz(3) not null,
  created_by text not null,
  updated_at timestamptz(3) not null
);
create index message_group_of_bureau on message_group (bureau, created_at, id);

-- More time a recipient asked for: until when, and why, sealed with the message.
create table message_more_time (
  message uuid not null references message,
  recipient text collate "C" not null,
  number smallint not null,
  until timestamptz(3) not null,
  reason bytea not null,
  at timestamptz(3) not null,
  officer text not null,
  function text not null default '',
  primary key (message, recipient, number),
  foreign key (message, recipient) references message_delivery
);

-- Labels of urgencies, the pace of reminders and the weekly test rounds, one for the whole organisation; no row while everything is default.
create table message_setting (
  only_one boolean primary key default true check (only_one),
  reminder_minutes jsonb not null,
  labels jsonb not null,
  -- Regions whose weekly test round begins by itself.
  weekly_rounds text[] not null,
  version integer not null,
  updated_at timestamptz(3) not null
);

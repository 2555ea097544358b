-- Requests of the analysts' network: what is asked, the pieces it is split into, the talk about it, what is delivered and what came of it.

create table request_counter (
  year integer primary key,
  number integer not null
);

create table request (
  id uuid primary key,
  -- REQ-2026-000123, given on sending; empty for a draft.
  reference text collate "C" not null default '',
  asker text collate "C" not null,
  -- Who wrote it at the asker's.
  officer text not null,
  state text not null check (state in
    ('draft', 'new', 'scoping', 'collecting', 'analysing', 'review', 'delivered', 'closed', 'declined', 'withdrawn')),
  -- One sentence, free of personal data, and the words it is found again by.
  question text not null default '',
  words text[] not null default '{}',
  wanted text not null default 'operational-report',
  crime_area text collate "C" not null default 'other',
  -- A threat of the register; no foreign key, the register forgets nothing.
  threat uuid,
  needed_by timestamptz(3),
  language text not null default 'en',
  -- Key of everything else that was written: decision, audience, what is known, what may be shown, annex, talk, delivery.
  seal uuid not null,
  content bytea not null,
  annex bytea,
  handling_code text not null,
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  conditions text[] not null default '{}',
  consent_of text[] not null default '{}',
  -- Whether the network's secretariat may give it to whom it sees fit.
  to_network boolean not null default false,
  -- Nobody has taken it within a working day: it stands on the secretariat's list.
  unclaimed boolean not null default false,
  -- Bureaus that may know of it: the asker, those asked and not declined, the secretariat once it must see to it.
  parties text[] not null,
  -- Bureau that leads and its analyst; empty until somebody takes it.
  lead text collate "C" not null default '',
  lead_officer text not null default '',
  -- Bureaus that may read what is delivered, the lead aside.
  recipients text[] not null default '{}',
  sent_at timestamptz(3),
  delivered_at timestamptz(3),
  feedback_due timestamptz(3),
  feedback_at timestamptz(3),
  -- yes, partly or no once the asker has said whether it was used; empty before.
  used text not null default '' check (used in ('', 'yes', 'partly', 'no')),
  led_to text[] not null default '{}',
  reminders smallint not null default 0,
  ended_at timestamptz(3),
  version integer not null default 1,
  steps integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((state = 'draft') = (sent_at is null)),
  check ((reference = '') = (sent_at is null)),
  check (state = 'draft' or (question <> '' and needed_by is not null)),
  check (asker = any (parties)),
  check (lead = '' or lead = any (parties)),
  check ((state in ('scoping', 'collecting', 'analysing', 'review', 'delivered', 'closed')) <= (lead <> '')),
  check ((state in ('delivered', 'closed')) = (delivered_at is not null)),
  check ((used = '') = (feedback_at is null)),
  check (feedback_at is null or feedback_at >= delivered_at),
  check ((state in ('closed', 'declined', 'withdrawn')) = (ended_at is not null))
);
create unique index request_reference on request (reference) where reference <> '';
create index request_parties on request using gin (parties);
create index request_words on request using gin (words) where state in ('delivered', 'closed');
create index request_latest on request (created_at, id);

-- A piece given to one bureau: the whole at first, then what the lead splits off.
create table request_part (
  id uuid primary key,
  request uuid not null references request on delete cascade,
  number integer not null,
  bureau text collate "C" not null,
  -- An expert of the pool who was named; null where the bureau decides.
  expert uuid,
  -- Analyst of that bureau who works on it; empty until taken.
  officer text not null default '',
  -- Profile in the pool of that analyst, whose open work and feedback are counted.
  worker uuid,
  given_by text collate "C" not null,
  state text not null check (state in ('offered', 'accepted', 'handed-in', 'done', 'declined', 'recalled')),
  -- What is asked of this piece, sealed under the request's key; null where it is the whole.
  ask bytea,
  due_at timestamptz(3) not null,
  decline_reason text not null default '',
  -- What was handed in, and under which marking.
  answer bytea,
  annex bytea,
  handling_code text not null default '',
  confidentiality text not null default '',
  conditions text[] not null default '{}',
  consent_of text[] not null default '{}',
  decided_at timestamptz(3),
  handed_in_at timestamptz(3),
  version integer not null default 1,
  created_at timestamptz(3) not null,
  unique (request, number),
  check ((state = 'declined') = (decline_reason <> '')),
  check ((state in ('accepted', 'handed-in', 'done')) <= (officer <> '')),
  check ((state = 'handed-in') = (handed_in_at is not null)),
  check ((answer is not null) = (handling_code <> '')),
  check ((answer is not null) = (state = 'handed-in'))
);
create unique index request_part_once on request_part (request, bureau) where state in ('offered', 'accepted');
create index request_part_open on request_part (bureau, due_at) where state in ('offered', 'accepted');

-- Questions and answers inside the request.
create table request_talk (
  id uuid primary key,
  request uuid not null references request on delete cascade,
  kind text not null check (kind in ('question', 'answer', 'note')),
  answers uuid references request_talk,
  bureau text collate "C" not null,
  officer text not null,
  says bytea not null,
  created_at timestamptz(3) not null,
  check ((kind = 'answer') = (answers is not null))
);
create index request_talk_of on request_talk (request, created_at, id);

-- What the answer is made of, as far as it does not come from a part: a file, a record, an open source.
create table request_material (
  id uuid primary key,
  request uuid not null references request on delete cascade,
  bureau text collate "C" not null,
  officer text not null,
  source text collate "C" not null,
  kind text not null,
  reference text not null,
  -- How the source agreed that it is passed on, where its code asks for that.
  consent text not null default '',
  handling_code text not null,
  confidentiality text not null,
  conditions text[] not null default '{}',
  consent_of text[] not null default '{}',
  created_at timestamptz(3) not null,
  check (handling_code in ('H0', 'H1') or source = bureau or consent <> '')
);
create index request_material_of on request_material (request, created_at, id);

-- The answer as it is written, reviewed and given out. One for each request.
create table request_delivery (
  request uuid primary key references request on delete cascade,
  title text not null,
  author text not null,
  approved_by text not null default '',
  says bytea not null,
  annex bytea,
  handling_code text not null,
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  conditions text[] not null default '{}',
  consent_of text[] not null default '{}',
  recipients text[] not null,
  version integer not null default 1,
  updated_at timestamptz(3) not null,
  -- A second person reads it before it leaves.
  check (approved_by <> author)
);

-- What each recipient did with the answer; no mark before the one in front of it.
create table request_receipt (
  request uuid not null references request on delete cascade,
  recipient text collate "C" not null,
  delivered_at timestamptz(3) not null,
  opened_at timestamptz(3),
  opened_by text not null default '',
  acknowledged_at timestamptz(3),
  acknowledged_by text not null default '',
  primary key (request, recipient),
  check (opened_at is null or opened_at >= delivered_at),
  check ((opened_at is null) = (opened_by = '')),
  check ((acknowledged_at is null) = (acknowledged_by = '')),
  check (acknowledged_at is null or (opened_at is not null and acknowledged_at >= opened_at))
);

create function request_receipt_stays() returns trigger language plpgsql as $$
begin
  if old.opened_at is not null and new.opened_at is distinct from old.opened_at
    or old.acknowledged_at is not null and new.acknowledged_at is distinct from old.acknowledged_at then
    raise exception 'a mark of a receipt stays as it was made' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger request_receipt_stays before update on request_receipt
  for each row execute function request_receipt_stays();

create table request_step (
  request uuid not null references request on delete cascade,
  number integer not null,
  at timestamptz(3) not null,
  bureau text collate "C" not null,
  officer text not null,
  step text not null,
  -- Codes and instants only; what was written beside it is sealed.
  says jsonb not null,
  note bytea,
  primary key (request, number)
);

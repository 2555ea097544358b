-- Leads of the analysts' network: what an investigator is to do and why, for whom, until when, and what came of it.

create table lead_counter (
  year integer primary key,
  number integer not null
);

create table lead (
  id uuid primary key,
  -- LEA-2026-000045.
  reference text collate "C" not null unique,
  bureau text collate "C" not null,
  officer text not null,
  state text not null check (state in ('given', 'closed', 'withdrawn')),
  -- What it is about: a record, a hit, or the bureau that gets it as such.
  about_kind text not null check (about_kind in ('record', 'hit', 'bureau')),
  about uuid,
  threat uuid,
  request uuid,
  file uuid,
  -- Claims of the file that it rests on.
  claims uuid[] not null default '{}',
  -- Key of what was written; erased when the lead is withdrawn.
  seal uuid not null,
  content bytea not null,
  annex bytea,
  -- The grade as it was received, and what it comes closest to.
  grade_scheme text not null,
  grade_code text not null,
  source_code text not null check (source_code in ('A', 'B', 'C', 'X')),
  information_code text not null check (information_code in ('1', '2', '3', '4')),
  suspected_false boolean not null,
  handling_code text not null check (handling_code in ('H0', 'H1', 'H2', 'H3')),
  confidentiality text not null,
  confidentiality_level smallint not null check (confidentiality_level between 1 and 3),
  conditions text[] not null default '{}',
  consent_of text[] not null default '{}',
  recipients text[] not null,
  -- Entities and posts it was addressed to, as the rules compare them: `vn|airport`, `vn|airport|*`, `vn||Gate 7`.
  places text[] not null default '{}',
  due_at timestamptz(3) not null,
  withdraw_reason text not null default '',
  version integer not null default 1,
  steps integer not null default 0,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((about_kind = 'bureau') = (about is null)),
  check (cardinality(recipients) > 0),
  check (cardinality(claims) = 0 or file is not null),
  check ((state = 'withdrawn') = (withdraw_reason <> '')),
  check (due_at > created_at)
);
create index lead_latest on lead (created_at, id);
create index lead_of_bureau on lead (bureau, created_at, id);
create index lead_recipients on lead using gin (recipients);
create index lead_places on lead using gin (places) where places <> '{}';
create index lead_about on lead (about, created_at, id) where about is not null;
create index lead_of_threat on lead (threat) where threat is not null;
create index lead_of_request on lead (request) where request is not null;
create index lead_of_file on lead (file) where file is not null;

-- What each bureau that got it did with it; no mark before the one in front of it.
create table lead_receipt (
  lead uuid not null references lead,
  bureau text collate "C" not null,
  -- Entity and post of the bureau it goes to; empty for the bureau itself. `placed_by` is the bureau that said so.
  unit text not null default '',
  post text not null default '',
  placed_by text collate "C" not null default '',
  state text not null check (state in ('sent', 'received', 'opened', 'accepted', 'declined', 'done')),
  due_at timestamptz(3) not null,
  sent_at timestamptz(3) not null,
  received_at timestamptz(3),
  opened_at timestamptz(3),
  accepted_at timestamptz(3),
  declined_at timestamptz(3),
  decline_reason text not null default '',
  outcome text not null default '' check (outcome in ('', 'used', 'led-to', 'false', 'not-used')),
  led_to text not null default ''
    check (led_to in ('', 'arrest', 'seizure', 'identification', 'rescue', 'prevention', 'other')),
  led_on date,
  outcome_at timestamptz(3),
  -- Deadline that the bureau asks for, until the giver has answered.
  asked_until timestamptz(3),
  reminders smallint not null default 0,
  primary key (lead, bureau),
  check (received_at is null or received_at >= sent_at),
  check (opened_at is null or (received_at is not null and opened_at >= received_at)),
  check (accepted_at is null or (opened_at is not null and accepted_at >= opened_at)),
  check (declined_at is null or (opened_at is not null and declined_at >= opened_at)),
  check (outcome_at is null or (accepted_at is not null and outcome_at >= accepted_at)),
  check (accepted_at is null or declined_at is null),
  check ((state = 'sent') = (received_at is null)),
  check ((state in ('sent', 'received')) = (opened_at is null)),
  check ((state in ('accepted', 'done')) = (accepted_at is not null)),
  check ((state = 'declined') = (declined_at is not null)),
  check ((state = 'declined') = (decline_reason <> '')),
  check ((state = 'done') = (outcome_at is not null)),
  check ((outcome = '') = (outcome_at is null)),
  check ((outcome = 'led-to') = (led_to <> '')),
  check ((outcome = 'led-to') = (led_on is not null))
);
create index lead_receipt_open on lead_receipt (bureau, due_at) where state not in ('declined', 'done');

create function lead_receipt_stays() returns trigger language plpgsql as $$
begin
  if old.received_at is not null and new.received_at is distinct from old.received_at
    or old.opened_at is not null and new.opened_at is distinct from old.opened_at
    or old.accepted_at is not null and new.accepted_at is distinct from old.accepted_at
    or old.declined_at is not null and new.declined_at is distinct from old.declined_at then
    raise exception 'a mark of a receipt stays as it was made' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger lead_receipt_stays before update on lead_receipt
  for each row execute function lead_receipt_stays();

-- What happened, in its order. `recipient` is the bureau it concerns, empty for all.
create table lead_step (
  lead uuid not null references lead,
  number integer not null,
  at timestamptz(3) not null,
  bureau text collate "C" not null,
  recipient text collate "C" not null default '',
  step text not null,
  -- Codes and instants only.
  says jsonb not null,
  -- Free of personal data.
  note text not null default '',
  primary key (lead, number)
);

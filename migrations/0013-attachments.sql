-- Attachments in sealed pieces, what they were found to be, and the items that refer to them; pictures on records.

-- What a bureau keeps once, however often it was uploaded. Its key stands in `sealing`; without the key the pieces are noise.
create table attachment_content (
  id uuid primary key,
  bureau text collate "C" not null,
  seal uuid not null,
  -- SHA-256 of what was uploaded: the address within the bureau. Null until it is examined.
  address bytea check (octet_length(address) = 32),
  -- SHA-256 and length of the original that is kept: another one where an image was kept only as encoded anew.
  sha256 bytea check (octet_length(sha256) = 32),
  length integer not null check (length between 1 and 104857600),
  media_type text not null default '',
  -- Whether there is a display variant and a thumbnail.
  shown boolean not null default false,
  reencoded boolean not null default false,
  width integer,
  height integer,
  -- What the examination measured of an image: sharpness, brightness, contrast.
  measures jsonb,
  created_at timestamptz(3) not null,
  check (not shown or (width is not null and height is not null and measures is not null)),
  check ((address is null) = (sha256 is null))
);
create unique index attachment_content_address on attachment_content (bureau, address) where address is not null;
create index attachment_content_of_bureau on attachment_content (bureau);

-- Pieces of 1 MiB, the last one shorter, each sealed for itself.
create table attachment_piece (
  content uuid not null references attachment_content on delete cascade,
  variant text not null check (variant in ('original', 'display', 'thumbnail')),
  number integer not null check (number >= 0),
  sealed bytea not null check (octet_length(sealed) between 29 and 1048604),
  primary key (content, variant, number)
);
-- Sealed bytes do not get smaller: no time is spent on trying.
alter table attachment_piece alter column sealed set storage external;

create table attachment (
  id uuid primary key,
  bureau text collate "C" not null,
  unit text not null default '',
  officer text not null,
  state text not null check (state in ('receiving', 'examining', 'ready', 'refused', 'erased')),
  -- Null once the bytes are gone.
  content uuid references attachment_content,
  -- File name, sealed under the key of the content.
  name bytea,
  length integer not null check (length between 1 and 104857600),
  received integer not null default 0 check (received >= 0 and received <= length),
  -- SHA-256 the uploader announced.
  announced bytea check (octet_length(announced) = 32),
  refused_key text not null default '',
  refused_values jsonb not null default '{}',
  -- Whether an item refers to it: from then on it is read through that item only.
  claimed boolean not null default false,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((state in ('refused', 'erased')) = (content is null)),
  check ((content is null) = (name is null)),
  check ((state = 'refused') = (refused_key <> '')),
  check (state in ('receiving', 'refused', 'erased') or received = length)
);
create index attachment_of_content on attachment (content) where content is not null;
create index attachment_unfinished on attachment (bureau) where state in ('receiving', 'examining');

-- The items that refer to an attachment: it is read through them and by no other way.
create table attachment_use (
  attachment uuid not null references attachment,
  kind text not null,
  item uuid not null,
  -- Place among the attachments of the item.
  number integer not null,
  -- Bureaus that may open it through this item; beside that, the rule of the item itself holds.
  bureaus text[] not null,
  -- The rule of the item alone decides (a picture follows its record).
  as_item boolean not null,
  created_at timestamptz(3) not null,
  primary key (attachment, kind, item),
  unique (kind, item, number)
);

create table picture (
  id uuid primary key,
  record uuid not null,
  database text collate "C" not null,
  owner text collate "C" not null,
  attachment uuid not null references attachment,
  kind text not null check (kind in ('face', 'document', 'object', 'tattoo', 'other')),
  -- Imprecise date, empty where nobody knows.
  taken_on text not null default '',
  source text not null,
  caption text not null,
  veiled boolean not null,
  -- What is wrong with it, by code; none of a good one.
  flaws text[] not null default '{}',
  officer text not null,
  state text not null default 'present' check (state in ('present', 'withdrawn')),
  withdrawn_by text not null default '',
  withdrawn_at timestamptz(3),
  reason text not null default '',
  version integer not null default 1,
  created_at timestamptz(3) not null,
  updated_at timestamptz(3) not null,
  check ((state = 'withdrawn') = (withdrawn_at is not null and reason <> ''))
);
create index picture_of_record on picture (record, created_at, id);
create unique index picture_once on picture (record, attachment) where state = 'present';

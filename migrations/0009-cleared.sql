-- Distinguishing notes on people cleared after a false hit; hits of discreet alerts that a check met by name.

-- `mark` is a hash under the hub's own key over document and date of birth: the store alone does not say who was cleared.
create table hit_cleared (
  id uuid primary key,
  mark text collate "C" not null,
  record uuid not null,
  hit uuid not null,
  reference text not null,
  told text not null check (told in ('source', 'general-secretariat', 'nobody')),
  owner text collate "C" not null,
  finder text collate "C" not null,
  cleared_at timestamptz(3) not null,
  until timestamptz(3) not null,
  unique (hit, mark)
);
create index hit_cleared_record on hit_cleared (record);

alter table hit drop constraint hit_origin_check;
alter table hit add constraint hit_origin_check check (origin in ('key', 'could-be', 'delayed', 'watch', 'alert'));

-- Discreet alerts that checks have met and their hits may still be owed: read once when a hub starts.
create index fact_subject_discreet on fact_subject (at) where part = 'discreet';

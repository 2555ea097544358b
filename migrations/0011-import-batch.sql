-- What an import entered, by batch: a row for a thousand lines instead of a thousand rows.

-- References of the records a batch entered and the line of each, until the import is through. A repeated one is found by the
-- record it meets: the ledger knows the batch that entered it. `import_reference` keeps the lines that entered none.
create table import_batch (
  import uuid not null,
  -- The fact of the batch.
  fact uuid not null,
  entered text[] collate "C" not null,
  lines bigint[] not null,
  primary key (import, fact)
);

-- Imports that are under way have named all they brought in `import_reference`: a count of nought keeps them from being taken for
-- imports that have entered every line, which do not look there.
update import set counts = '{"unchanged": 0}'::jsonb || counts where state <> 'finished';

-- As in 0001, but for the days: only the partitions of those that wait are opened, not a month of them for every tick.
create or replace function place_facts(at_most integer) returns integer language plpgsql as $$
declare
  head bigint;
  placed integer;
  days date[];
  ids uuid[];
  since date;
  until date;
begin
  select place into head from ledger_head for update skip locked;
  if not found then
    return 0;
  end if;
  -- All that wait, of whatever day, in one look: their order is that of writing, also around midnight.
  select array_agg(w.day order by w.written), array_agg(w.id order by w.written), min(w.day), max(w.day)
    into days, ids, since, until
    from (select f.day, f.id, f.written from fact f where f.place is null order by f.written limit at_most) w;
  if since is null then
    return 0;
  end if;
  with numbered as (
    select w.day, w.id, head + w.n as place from unnest(days, ids) with ordinality as w (day, id, n)
  ), given as (
    update fact f set place = n.place from numbered n
    where f.day = n.day and f.id = n.id and f.place is null and f.day between since and until
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

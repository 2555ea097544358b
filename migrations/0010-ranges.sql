-- A range of stolen blanks is one record of many documents: a check that meets several of them makes a hit of each.

drop index hit_once;
-- Still one hit of a record in one check; erased hits have lost what tells the two kinds apart.
create unique index hit_once on hit (record, check_id)
  where erased_at is null and coalesce(record_copy ->> 'rangeEnd', '') = '';
create unique index hit_once_a_number on hit (record, check_id, match_key)
  where erased_at is null and record_copy ->> 'rangeEnd' <> '';

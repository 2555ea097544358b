-- Retention on the desk: what a bureau has due in a database is one thing, so that one item can stand for all of it.
create table desk_retention (
  id uuid primary key,
  bureau text collate "C" not null,
  database text collate "C" not null,
  unique (bureau, database)
);

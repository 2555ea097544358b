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

-- What a batch brought is kept as it is: it is forgotten when its import is through, and packing a thousand references costs the store a
-- tenth of what entering them does.
alter table import_batch
  alter column entered set storage external,
  alter column lines set storage external;

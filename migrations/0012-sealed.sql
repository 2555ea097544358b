-- Keys of sealed items: a message, a note, an attachment each have their own. Deleting the row erases the item for good.

create table sealing (
  id uuid primary key,
  -- The hub's key under which the item's key is wrapped, by its id.
  hub_key text not null,
  wrapped bytea not null check (octet_length(wrapped) = 60)
);

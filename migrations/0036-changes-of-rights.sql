-- Changes of who may do what, few among many facts: found by bureau and by officer, newest first, without reading the others.
create index fact_rights_bureau on fact (bureau, at, id)
  where changed and split_part(operation, '.', 1) in ('bureau', 'unit', 'officer', 'key', 'passkey', 'invitation', 'recovery', 'rulebook');
create index fact_rights_officer on fact (officer, at, id)
  where changed and split_part(operation, '.', 1) in ('bureau', 'unit', 'officer', 'key', 'passkey', 'invitation', 'recovery', 'rulebook');

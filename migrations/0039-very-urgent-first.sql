-- What is very urgent has lines of its own. They begin where the line they leave stands, so that nothing is told twice or never.
insert into reaction (name, place)
  select 'notification-very-urgent', place from reaction where name = 'notification' on conflict do nothing;
insert into reaction (name, place)
  select n.name, r.place from reaction r, (values ('desk-hit'), ('desk-very-urgent')) as n (name)
  where r.name = 'desk-item' on conflict do nothing;

-- Pings about an item somebody has by now are found among any number that wait.
create index notification_outbox_items on notification_outbox using gin (items) where state = 'waiting';
create index notification_outbox_very_urgent on notification_outbox (due_at) where state = 'waiting' and kind = 'very-urgent';

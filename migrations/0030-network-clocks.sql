-- Clocks of the network that were missing: retention of requests, reminders of groups. And who a piece was handed in to.

-- Bureau that led when the piece was handed in: under a strict code another one that leads later does not read it.
alter table request_part add column handed_to text collate "C" not null default '';
update request_part p set handed_to = r.lead from request r where r.id = p.request and p.state = 'handed-in';

insert into timer (id, due_at, kind, ref, bureau)
  select gen_random_uuid(), case when delivered_at is null then ended_at + interval '730 days' else delivered_at + interval '1825 days' end,
    'request.erase', id::text, asker
  from request where ended_at is not null or delivered_at is not null;

insert into timer (id, due_at, kind, ref, bureau)
  select gen_random_uuid(), e.starts_at - interval '24 hours', 'group.event-near', e.id::text, g.bureau
  from group_event e join network_group g on g.id = e.group_id
  where g.state = 'active' and e.state = 'planned' and e.starts_at - interval '24 hours' > now();

-- Each looks at what is due and sets its next by itself.
insert into timer (id, due_at, kind, ref, bureau)
  select gen_random_uuid(), now(), 'group.decision-due', e.id::text, g.bureau
  from group_event e join network_group g on g.id = e.group_id
  where g.state = 'active' and e.state = 'planned' and e.decisions @> '[{"done": false}]';

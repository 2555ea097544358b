// The desk of the demonstration: items of all that is open, what officers did with some of them, and a night shift at Hanoi.
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import type { TimerKind } from '../kernel/slice.ts'
import { deskSlice } from './desk.api.ts'
import { followThings } from './desk.making.ts'
import {
  acknowledgeAlarm,
  assignItem,
  createTask,
  finishItem,
  releaseItem,
  snoozeItem,
  takeItem,
} from './desk.operations.ts'
import { beginShift, draftHandover, logCall, saveView, signHandover } from './desk.shift.operations.ts'
import { followedKinds, readAsked, readStanding } from './desk.thing.store.ts'
import { deskTimers } from './desk.timers.ts'

/** Minutes after which an alarm of the past was acknowledged; what came later rings when the world opens. */
const acknowledgedAfter = 2
const ringsSince = 15
/** Days a message that asks for no answer may stand on a desk of this world. */
const daysOpen = 2

type Arrival = { readonly kind: (typeof followedKinds)[number]; readonly ref: string; readonly at: string }

/** Everything that asks something, in the order in which it came. */
const readArrivals = async (stage: Stage): Promise<Arrival[]> => {
  const arrivals: Arrival[] = []
  for (const kind of followedKinds) {
    const first = new Map<string, string>()
    for (const { ref, wanted } of await readAsked(stage, kind, await readStanding(stage, kind)))
      if (wanted.open && wanted.arrivedAt < (first.get(ref) ?? '9')) first.set(ref, wanted.arrivedAt)
    for (const [ref, at] of first) arrivals.push({ kind, ref, at })
  }
  return arrivals.sort((one, other) =>
    one.at === other.at ? (one.ref < other.ref ? -1 : 1) : one.at < other.at ? -1 : 1,
  )
}

const arrive = async (stage: Stage): Promise<void> => {
  for (const { kind, ref, at } of await readArrivals(stage))
    await stage.playChange({ at, by: systemOf('gs') }, 'reaction.desk-item', async (context) => {
      context.note({ detail: { kind } })
      await followThings(context, kind, [ref])
    })
}

/**
 * Alarms of the past were acknowledged where somebody works; the others went on as their clocks say. The last one at Hanoi nobody
 * has heard: it has reached the telephone list.
 */
const quieten = async (stage: Stage): Promise<void> => {
  const { rows } = await stage.client.query<{ id: string; officer: string; alarm_at: string }>(
    `select i.id, o.name as officer, i.alarm_at from desk_item i join officer o on o.name = i.bureau || '.desk'
     where i.alarm = 'ringing' and not i.reviewed and i.alarm_at <= $1
       and i.id is distinct from (select id from desk_item where bureau = 'vn' and alarm = 'ringing'
         order by alarm_at desc, id desc limit 1)
     order by i.alarm_at, i.id`,
    [stage.minutes(-ringsSince)],
  )
  for (const { id, officer, alarm_at } of rows) {
    const at = new Date(Date.parse(alarm_at) + acknowledgedAfter * 60_000).toISOString()
    await stage.play({ at, by: officer }, deskSlice, acknowledgeAlarm, { params: { id } })
  }
}

/** Messages of earlier days that ask for no answer were dealt with where somebody works. */
const dealWith = async (stage: Stage): Promise<void> => {
  const { rows } = await stage.client.query<{ id: string; officer: string; at: string; acknowledged: boolean }>(
    `select i.id, o.name as officer, d.acknowledged_at is not null as acknowledged,
       coalesce(d.acknowledged_at, i.arrived_at) + interval '10 minutes' as at
     from desk_item i join officer o on o.name = i.bureau || '.desk'
     join message_delivery d on d.message = i.ref and d.recipient = i.bureau
     where i.kind = 'message' and i.side = 'recipient' and i.state = 'open' and i.need <> 'answer'
       and coalesce(d.acknowledged_at, i.arrived_at) < $1 order by 4, 1`,
    [stage.minutes(-daysOpen * 24 * 60)],
  )
  for (const { id, officer, at, acknowledged } of rows)
    await stage.play({ at, by: officer }, deskSlice, finishItem, {
      params: { id },
      body: acknowledged
        ? { outcome: 'dealt-with' }
        : { outcome: 'no-answer-needed', words: 'Exercise: for information only.' },
    })
}

/** Lets the clocks of the past run out: each step of an alarm in its own minute. */
const ringOn = async (stage: Stage): Promise<void> => {
  const kind = deskTimers.find((one): one is TimerKind => one.kind === 'desk.alarm')
  for (;;) {
    const { rows } = await stage.client.query<{ ref: string; bureau: string; due_at: string }>(
      `delete from timer where id = (
         select id from timer where kind = 'desk.alarm' and due_at <= $1 order by due_at, ref limit 1)
       returning ref, bureau, due_at`,
      [stage.now],
    )
    const [due] = rows
    if (!due || !kind) return
    await stage.playChange({ at: due.due_at, by: systemOf(due.bureau) }, `timer.${kind.kind}`, (context) =>
      kind.run(context, due.ref),
    )
  }
}

/** Tasks of Hanoi's desk: one put away until the morning, one given to a colleague, one done, one that nobody has yet. */
const makeTasks = async (stage: Stage): Promise<void> => {
  const at = stage.minutes
  const make = (minutes: number, by: string, body: Parameters<typeof stage.play<typeof createTask>>[3]['body']) =>
    body ? stage.play({ at: at(minutes), by }, deskSlice, createTask, { body }) : Promise.reject(new RangeError())
  const { id: away } = await make(-260, 'vn.desk', {
    title: 'Diễn tập: hỏi lại Cảng vụ về danh sách thuyền viên',
    words: 'Diễn tập: Cảng vụ mở cửa lúc 07:00.',
    urgency: 'normal',
    dueAt: at(14 * 60),
  })
  await stage.play({ at: at(-255), by: 'vn.desk' }, deskSlice, snoozeItem, {
    params: { id: away },
    body: { until: at(9 * 60) },
  })
  const { id: given } = await make(-190, 'vn.command', {
    title: 'Exercise: brief the airport on the lorry case before the first flight',
    urgency: 'urgent',
    dueAt: at(5 * 60),
  })
  await stage.play({ at: at(-188), by: 'vn.command' }, deskSlice, assignItem, {
    params: { id: given },
    body: { officer: 'vn.desk-2', note: 'Exercise: you spoke to them yesterday.' },
  })
  const { id: done } = await make(-150, 'vn.desk', {
    title: 'Exercise: put the new direct line of IP Paris on the wall',
    urgency: 'normal',
  })
  await stage.play({ at: at(-149), by: 'vn.desk' }, deskSlice, takeItem, { params: { id: done } })
  await stage.play({ at: at(-140), by: 'vn.desk' }, deskSlice, finishItem, {
    params: { id: done },
    body: { outcome: 'done', words: 'Exercise: done, and told the second desk.' },
  })
  const { id: open } = await make(-75, 'vn.desk-2', {
    title: 'Diễn tập: đối chiếu số khung xe tải với ảnh do cửa khẩu gửi',
    urgency: 'urgent',
    dueAt: at(100),
  })
  await stage.play({ at: at(-70), by: 'vn.desk' }, deskSlice, takeItem, { params: { id: open } })
  await stage.play({ at: at(-62), by: 'vn.desk' }, deskSlice, releaseItem, { params: { id: open } })
}

/** Two calls with Paris: one promises papers, one waits for theirs. */
const makeCalls = async (stage: Stage): Promise<void> => {
  await stage.play({ at: stage.minutes(-95), by: 'vn.desk-2' }, deskSlice, logCall, {
    body: {
      with: 'fr',
      direction: 'out',
      number: '+33 0 00 00 00 01',
      reached: true,
      spoke: 'Duty officer, French and English',
      said: 'Exercise: they look into the passport and write before noon.',
      confirmation: { from: 'them', by: stage.minutes(-20) },
    },
  })
  await stage.play({ at: stage.minutes(-48), by: 'vn.desk' }, deskSlice, logCall, {
    body: {
      with: 'fr',
      direction: 'in',
      reached: true,
      spoke: 'Head of shift, English',
      said: 'Exercise: Paris asks for the voyage in writing; promised.',
      confirmation: { from: 'us', by: stage.minutes(75) },
    },
  })
}

/** The second desk of Hanoi signs its page half an hour before the present; nobody has signed for it yet. */
const handOver = async (stage: Stage): Promise<void> => {
  const scene = { at: stage.minutes(-12), by: 'vn.desk-2' }
  const draft = await stage.play(scene, deskSlice, draftHandover, {})
  await stage.play(scene, deskSlice, signHandover, {
    body: {
      items: draft.items.map(({ item, owner }) => ({
        item,
        nextStep:
          owner === null
            ? 'Diễn tập: chưa ai nhận, hãy nhận và trả lời.'
            : `Exercise: ${owner} goes on with it and answers by telephone first.`,
      })),
      promises: draft.promises,
      troubles: [
        ...draft.troubles,
        { name: 'Exercise line 2', says: 'Exercise: noise on the line since midnight; use the direct number.' },
      ],
      words: 'Diễn tập: ca đêm yên tĩnh. IP Paris sẽ gọi lại trước 7 giờ.',
    },
  })
}

const makeShifts = async (stage: Stage): Promise<void> => {
  const shifts = [
    { by: 'vn.command', ago: 460, role: 'head', languages: ['vi', 'en', 'fr'] },
    { by: 'vn.desk-2', ago: 455, role: 'second', languages: ['vi', 'en'] },
    { by: 'fr.desk', ago: 130, role: 'officer', languages: ['fr', 'en'] },
  ] as const
  for (const { by, ago, role, languages } of shifts)
    await stage.play({ at: stage.minutes(-ago), by }, deskSlice, beginShift, {
      body: { role, languages: [...languages] },
    })
}

/**
 * Plays the desks of the world: items of all that is open by now (hits, messages, proposals, watches ...), then Hanoi's night. What
 * it asks for is made before: call it last.
 */
export const makeDesk = async (stage: Stage): Promise<void> => {
  await arrive(stage)
  await dealWith(stage)
  await makeShifts(stage)
  await makeTasks(stage)
  await makeCalls(stage)
  await quieten(stage)
  await ringOn(stage)
  await handOver(stage)
  await stage.play({ at: stage.minutes(-400), by: 'vn.command' }, deskSlice, saveView, {
    body: {
      name: 'Diễn tập: trúng tra cứu chờ xác nhận',
      shared: true,
      wanted: { filter: 'hits-to-confirm', kind: 'hit', order: 'due' },
      columns: ['urgency', 'from', 'need', 'due', 'owner', 'reference'],
    },
  })
}

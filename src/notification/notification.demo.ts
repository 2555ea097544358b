// Notifications of the demonstration: Hanoi's rules, its duty telephones, a ping that was taken and one that was given up.
import { exerciseTelephone } from '../bureau/bureau.demo.ts'
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import { notificationSlice } from './notification.api.ts'
import { enqueue } from './notification.enqueue.store.ts'
import { addTarget, setBureauRules, setOwnRules, setTelephones, testTelephone } from './notification.operations.ts'
import { giveUpTimer } from './notification.outbox.store.ts'
import { digestTimer } from './notification.store.ts'
import type { OutboxRow } from './notification.table.ts'
import { beginRound } from './notification.telephone.store.ts'
import { notificationTimers } from './notification.timers.ts'

const zone = 'Asia/Ho_Chi_Minh'
const everyDay = [1, 2, 3, 4, 5, 6, 7]

const setRules = async (stage: Stage): Promise<void> => {
  await stage.play({ at: stage.minutes(-3 * 24 * 60), by: 'vn.command' }, notificationSlice, setBureauRules, {
    body: {
      zone,
      pingMinutes: 3,
      quiet: { days: everyDay, from: '22:00', to: '06:00' },
      rules: [{ kind: 'handover-late', ways: ['screen', 'system', 'sound', 'webhook'] }],
    },
  })
  await stage.play({ at: stage.minutes(-2 * 24 * 60), by: 'vn.desk' }, notificationSlice, setOwnRules, {
    body: {
      zone,
      digests: ['06:30', '18:30'],
      quiet: { days: everyDay, from: '23:00', to: '05:30' },
      rules: [
        { kind: 'message-normal', ways: ['digest'] },
        { kind: 'task-mine', ways: ['screen', 'system', 'sound'] },
      ],
    },
  })
}

const setList = async (stage: Stage): Promise<void> => {
  const { telephones } = await stage.play(
    { at: stage.minutes(-3 * 24 * 60 + 5), by: 'vn.administrator' },
    notificationSlice,
    setTelephones,
    {
      body: {
        telephones: [
          { label: 'Diễn tập: sĩ quan trực', number: exerciseTelephone(1, 11) },
          { label: 'Exercise: head of shift', number: exerciseTelephone(1, 12) },
          { label: 'Exercise: command, at night', number: exerciseTelephone(1, 13) },
        ],
      },
    },
  )
  for (const [at, { id }] of telephones.slice(0, 2).entries())
    await stage.play({ at: stage.minutes(-26 * 60 + at * 4), by: 'vn.desk' }, notificationSlice, testTelephone, {
      params: { id },
      body: { reached: at === 0 },
    })
}

/** What the sender of a running hub would have kept of a ping. */
const keep = async (stage: Stage, row: OutboxRow, changed: Partial<OutboxRow>): Promise<void> => {
  await stage.sql.updateTable('notificationOutbox').set(changed).where('id', '=', row.id).execute()
}

const makePings = async (stage: Stage): Promise<void> => {
  const begun = stage.minutes(-3 * 24 * 60 + 10)
  const { target } = await stage.play({ at: begun, by: 'vn.administrator' }, notificationSlice, addTarget, {
    body: { way: 'webhook', address: 'https://hooks.example/duty', label: 'Exercise: duty room', own: false },
  })
  const row = await stage.sql
    .selectFrom('notificationTarget')
    .selectAll()
    .where('id', '=', target.id)
    .executeTakeFirstOrThrow()
  const ping = (at: string) =>
    stage.playChange({ at, by: systemOf('vn') }, 'reaction.notification', async (context) => {
      context.note({ subject: { kind: 'notification', id: target.id } })
      return enqueue(context, row, { kind: 'very-urgent', items: [], matters: 'always', dueAt: at })
    })
  const taken = stage.minutes(-25 * 60)
  await keep(stage, await ping(taken), { state: 'sent', tries: 1, waiting: 1, sentAt: taken, status: 204 })
  const missed = await ping(stage.minutes(-30 * 60))
  await keep(stage, missed, { state: 'failed', tries: 13, waiting: 1, problem: 'status', status: 503 })
  const giveUp = notificationTimers.find(({ kind }) => kind === giveUpTimer)
  if (!giveUp) throw new RangeError('pings are given up by a timer')
  await stage.playChange({ at: stage.minutes(-6 * 60), by: systemOf('vn') }, `timer.${giveUpTimer}`, (context) =>
    giveUp.run(context, missed.id),
  )
}

/** Alarms that have reached the telephone list by now: nobody has been rung yet. */
const beginRounds = async (stage: Stage): Promise<void> => {
  const { rows } = await stage.client.query<{ id: string; bureau: string }>(
    "select id, bureau from desk_item where alarm = 'ringing' and alarm_level = 3 order by id",
  )
  for (const { id, bureau } of rows)
    await stage.playChange({ at: stage.now, by: systemOf(bureau) }, 'reaction.notification', async (context) => {
      context.note({ subject: { kind: 'desk', id } })
      const round = await beginRound(context, bureau, id)
      if (round) context.also('notification.round-began', { subject: { kind: 'notification', id: round.id } })
    })
}

/** Lets the clocks of digests run out: one for each shift since the rules were stated. */
const makeDigests = async (stage: Stage): Promise<void> => {
  const digest = notificationTimers.find(({ kind }) => kind === digestTimer)
  if (!digest) throw new RangeError('digests are written by a timer')
  for (;;) {
    const { rows } = await stage.client.query<{ ref: string; bureau: string; due_at: string }>(
      `delete from timer where id = (
         select id from timer where kind = $1 and due_at <= $2 order by due_at, ref limit 1)
       returning ref, bureau, due_at`,
      [digestTimer, stage.now],
    )
    const [due] = rows
    if (!due) return
    await stage.playChange({ at: due.due_at, by: systemOf(due.bureau) }, `timer.${digestTimer}`, (context) =>
      digest.run(context, due.ref),
    )
  }
}

/** Plays the notifications of the world. Call after the desk, whose alarms it reads. */
export const makeNotifications = async (stage: Stage): Promise<void> => {
  await setRules(stage)
  await setList(stage)
  await makePings(stage)
  await makeDigests(stage)
  await beginRounds(stage)
}

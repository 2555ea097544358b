// What happens to requests by itself: what nobody takes goes to the secretariat, deadlines warn, askers are asked what came of it; in the end all is erased.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { type Acted, leaveToSecretariat } from './request.acting.ts'
import { partsOf, warnOfPart } from './request.part.store.ts'
import { countReminder, eraseRequest, lockForTimer, remindLater, warnLater } from './request.store.ts'
import type { PartRow, RequestRow } from './request.table.ts'
import { clockOf, feedbackReminderDays, isAnswered, isOpenPart, mostFeedbackReminders } from './request.workflow.ts'

const tell = (
  context: Context,
  operation: string,
  { row, tell }: Acted,
  detail: Readonly<Record<string, unknown>>,
): void =>
  context.also(operation, {
    subject: { kind: 'request', id: row.id, version: row.version },
    subjects: [{ kind: 'request', id: row.id, owner: row.asker, part: 'changed' }],
    tell,
    detail: { state: row.state, reference: row.reference, ...detail },
  })

/** Those who work on a request or wait for it. */
const concerned = (row: RequestRow, parts: readonly PartRow[]): string[] => [
  ...new Set([row.asker, ...parts.filter(({ state }) => isOpenPart(state)).map(({ bureau }) => bureau)]),
]

export const requestTimers: readonly TimerKind[] = [
  {
    kind: 'request.erase',
    run: async (context, id) => {
      const row = await lockForTimer(context, id)
      context.note({ subject: { kind: 'request', id }, detail: { erased: row !== undefined } })
      if (!row || (row.endedAt === null && row.deliveredAt === null)) return
      const files = await eraseRequest(context, row)
      tell(context, 'request.erased', { row, tell: row.parties }, { files })
    },
  },
  {
    kind: 'request.unclaimed',
    run: async (context, id) => {
      const row = await lockForTimer(context, id)
      const done = row && (await leaveToSecretariat(context, row))
      context.note({ subject: { kind: 'request', id }, detail: { left: done !== undefined } })
      if (done) tell(context, 'request.unclaimed', done, {})
    },
  },
  {
    kind: 'request.warn',
    run: async (context, id) => {
      const row = await lockForTimer(context, id)
      context.note({ subject: { kind: 'request', id } })
      if (!row || row.neededBy === null || isAnswered(row.state)) return
      const clock = clockOf(row.neededBy, false, context.now)
      const parts = await partsOf(context, row.id)
      tell(context, 'request.warn', { row, tell: concerned(row, parts) }, { clock })
      await warnLater(context, row)
    },
  },
  {
    kind: 'request.part-warn',
    run: async (context, id) => {
      const part = await context.sql.selectFrom('requestPart').selectAll().where('id', '=', id).executeTakeFirst()
      const row = part && (await lockForTimer(context, part.request))
      context.note(part ? { subject: { kind: 'request', id: part.request } } : {})
      // What ends with the whole is warned of with the whole.
      if (!part || !row || !isOpenPart(part.state) || part.dueAt === row.neededBy || isAnswered(row.state)) return
      const clock = clockOf(part.dueAt, false, context.now)
      tell(context, 'request.part-warn', { row, tell: [part.bureau, part.givenBy] }, { clock, part: part.number })
      await warnOfPart(context, part)
    },
  },
  {
    kind: 'request.feedback',
    run: async (context, id) => {
      const row = await lockForTimer(context, id)
      context.note({ subject: { kind: 'request', id } })
      if (row?.state !== 'delivered') return
      const reminder = await countReminder(context, row)
      tell(context, 'request.remind', { row, tell: [row.asker] }, { reminder })
      if (reminder < mostFeedbackReminders) await remindLater(context, row, feedbackReminderDays * 24)
    },
  },
]

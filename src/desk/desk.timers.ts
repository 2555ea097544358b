// What a desk does by itself: items come back, alarms go on, shifts nobody ended are over, unsigned handovers are told.
import type { Context, TimerKind } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import { alsoSteps } from './desk.fact.ts'
import { followThings, rebuildItems, refreshItem } from './desk.making.ts'
import { findRetentions, nextNight, retentionTimer } from './desk.retention.store.ts'
import { eraseWritten } from './desk.sealing.store.ts'
import { closeShift, lockHandover, markLate } from './desk.shift.store.ts'
import { lockItem, lockItemsOf, saveItem } from './desk.store.ts'
import type { ItemRow } from './desk.table.ts'
import { signerOf } from './desk.view.ts'
import { advance, type Command } from './desk.workflow.ts'

const tendItem = async (context: Context, item: ItemRow, command: Command): Promise<void> => {
  const refreshed = await refreshItem(context, item)
  const next = advance(refreshed.item, command, signerOf(context.actor), refreshed.pace)
  const saved = await saveItem(context, refreshed.item, next)
  alsoSteps(context, saved, next.steps)
  context.note({ subject: { kind: 'desk', id: saved.id, version: saved.version } })
}

const tend =
  (act: 'come-back' | 'ring-on') =>
  async (context: Context, id: string): Promise<void> =>
    tendItem(context, await lockItem(context, id, 'tend'), { act })

/** Nobody has signed for a handover within half an hour: the head of shift hears of it. */
const tellLate = async (context: Context, id: string): Promise<void> => {
  const handover = await lockHandover(context, id, 'tend')
  if (handover.acceptedBy !== '') return
  await markLate(context, handover)
  context.note({ subject: { kind: 'handover', id } })
  context.also('desk.handover-late', {
    subject: { kind: 'handover', id },
    tell: [handover.bureau],
    detail: { items: handover.items },
  })
  for (const item of await lockItemsOf(context, 'handover', [id]))
    await tendItem(context, item, { act: 'raise', level: headOfShift })
}
const headOfShift = 2

export const deskTimers: readonly TimerKind[] = [
  { kind: 'desk.come-back', run: tend('come-back') },
  { kind: 'desk.alarm', run: tend('ring-on'), urgent: true },
  { kind: 'desk.handover-late', run: tellLate },
  {
    kind: 'desk.shift-over',
    run: async (context, id) => {
      const shift = await closeShift(context, { id })
      context.note({ subject: { kind: 'shift', id }, ...(shift ? { tell: [shift.bureau] } : {}) })
    },
  },
  {
    kind: 'desk.erase',
    run: async (context, seal) => {
      context.note({ detail: { erased: await eraseWritten(context, seal) } })
    },
  },
  {
    kind: retentionTimer.kind,
    run: async (context, ref) => {
      await followThings(context, 'retention', await findRetentions(context))
      const { bureau } = context.actor
      await setTimer(context, { kind: retentionTimer.kind, ref, dueAt: nextNight(context.now), bureau })
    },
  },
  {
    // Set once by the migration of a store that had hits before it had a desk.
    kind: 'desk.rebuild',
    run: async (context) => {
      await rebuildItems(context)
      context.note({ subject: { kind: 'desk', id: context.actor.bureau } })
    },
  },
]

// Watches of the demonstration: Viet Nam's, in every state, its choice of delayed hits, and how a later record meets what waits.
import type { Stage } from '../demonstration.stage.ts'
import { systemOf } from '../kernel/actor.ts'
import type { PlacedFact } from '../kernel/ledger-changes.ts'
import type { Findable } from '../record/record.demo.ts'
import { exerciseEngine, exercisePlate } from '../record/record.vehicle.demo.ts'
import { addDays } from '../terms/instant.ts'
import { watchSlice } from './watch.api.ts'
import { readDelayed } from './watch.delayed.store.ts'
import type { WatchMap } from './watch.memory.ts'
import { approveWatch, endWatch, proposeWatch, setDelayed } from './watch.operations.ts'
import { watchReactions } from './watch.reactions.ts'
import type { WatchProposal } from './watch.schema.ts'
import { readActive } from './watch.store.ts'
import { watchTimers } from './watch.timers.ts'

/** The lorry on the route that rises: what Viet Nam watches for, and what its border sees two days ago. */
export const watchedLorry = {
  plate: exercisePlate('th', 9_001),
  country: 'THA',
  engine: exerciseEngine(9_001),
} as const

/** The man Viet Nam asks for, as it heard his name; the record that meets it spells him otherwise. */
export const watchedMan = { family: 'Fuekhad', given: 'Somsack', dateOfBirth: '1984', sex: 'M' } as const

type Watch = {
  /** Days ago it was proposed. */
  readonly days: number
  readonly by: string
  readonly approvedBy?: string
  readonly endedDaysAgo?: number
  readonly lastDay: number
  readonly proposal: Omit<WatchProposal, 'endsOn'>
}

const legalBasis = 'Exercise: order EX-16 of the investigating judge of Exercise City.'

const watches: readonly Watch[] = [
  {
    days: 27,
    by: 'vn.desk',
    approvedBy: 'vn.command',
    endedDaysAgo: 4,
    lastDay: 20,
    proposal: {
      item: { vehicle: { plate: exercisePlate('th', 9_002), country: 'THA' } },
      purpose: 'locate',
      reference: 'CASE-EXERCISE-ROUTE',
      legalBasis,
      crimeArea: 'people-smuggling',
    },
  },
  {
    days: 16,
    by: 'vn.analyst',
    approvedBy: 'vn.command',
    lastDay: 40,
    proposal: {
      item: { vehicle: watchedLorry },
      purpose: 'locate',
      reference: 'CASE-EXERCISE-ROUTE',
      legalBasis,
      crimeArea: 'people-smuggling',
      note: 'Diễn tập: xe tải trên tuyến mới, xem báo cáo xu hướng.',
    },
  },
  {
    days: 10,
    by: 'vn.notices',
    approvedBy: 'vn.desk',
    lastDay: 30,
    proposal: {
      item: { person: watchedMan },
      purpose: 'locate',
      reference: 'CASE-EXERCISE-ROUTE',
      legalBasis,
      crimeArea: 'people-smuggling',
      note: 'Diễn tập: tên nghe qua điện thoại, cách viết không chắc.',
    },
  },
  {
    days: 1,
    by: 'vn.desk',
    lastDay: 60,
    proposal: {
      item: { firearm: { serial: 'EXG900777', make: 'Exercise Arms' } },
      purpose: 'locate',
      reference: 'CASE-EXERCISE-9',
      legalBasis: 'Exercise: decision EX-17 of the public prosecutor of Exercise City.',
      crimeArea: 'firearms',
    },
  },
]

const day = 24 * 60

const playWatch = async (stage: Stage, { days, by, approvedBy, endedDaysAgo, lastDay, proposal }: Watch) => {
  const at = (minutes: number): string => stage.minutes(-days * day + minutes)
  const endsOn = addDays(stage.now.slice(0, 10), lastDay)
  const { id } = await stage.play({ at: at(8), by }, watchSlice, proposeWatch, { body: { ...proposal, endsOn } })
  if (approvedBy === undefined) return
  await stage.play({ at: at(95), by: approvedBy }, watchSlice, approveWatch, { params: { id }, body: { version: 1 } })
  if (endedDaysAgo === undefined) return
  await stage.play({ at: stage.minutes(-endedDaysAgo * day + 20), by }, watchSlice, endWatch, {
    params: { id },
    body: { reason: 'Exercise: the lorry was found, the order is lifted.' },
  })
}

/**
 * Plays the watches and Viet Nam's opting in to delayed hits, three days ago, and lets `memory` know what stands: from then on
 * checks of the stage are remembered and sighted.
 */
export const makeWatches = async (stage: Stage, memory: WatchMap): Promise<void> => {
  for (const watch of watches) await playWatch(stage, watch)
  await stage.play({ at: stage.minutes(-3 * day + 12), by: 'vn.command' }, watchSlice, setDelayed, {
    body: { keeps: [{ purpose: 'locate', database: 'travel-document' }] },
  })
  memory.setKept(await readDelayed(stage))
  memory.setWatches(await readActive(stage, 'all'))
}

/** Lets the platform meet a record that was just entered with what waits for it: the reaction, then its timers. */
export const letWatchesMeet = async (stage: Stage, { id, owner }: Findable, at: string): Promise<void> => {
  const entered = stage.facts.findLast(({ subject }) => subject === id)
  if (!entered) throw new RangeError('what watches meet was entered before')
  const fact: PlacedFact = { ...entered, place: 0, changed: [{ kind: 'record', id }] }
  for (const reaction of watchReactions)
    await stage.playChange({ at, by: systemOf(owner) }, `reaction.${reaction.name}`, (context) => {
      context.note({ subject: { kind: 'record', id } })
      return reaction.run(context, fact)
    })
  for (const kind of watchTimers.filter((one) => ['watch.delayed', 'watch.met'].includes(one.kind))) {
    const { rows } = await stage.client.query<{ id: string; ref: string; bureau: string }>(
      'delete from timer where kind = $1 and due_at <= $2 returning id, ref, bureau',
      [kind.kind, at],
    )
    for (const { ref, bureau } of rows)
      await stage.playChange({ at, by: systemOf(bureau) }, `timer.${kind.kind}`, (context) => kind.run(context, ref))
  }
}

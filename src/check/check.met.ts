// Items on their way through index and store: what is proposed for each, what is met of it, what of that may be shown.
import type { Context } from '../kernel/slice.ts'
import { readByNumbers } from '../record/record.found.store.ts'
import { isReported, type MetAlert } from './check.alert.ts'
import { type Met, type Posed, type Proposed, propose, settle } from './check.answer.ts'
import { startTurns } from './check.turns.ts'
import type { Understood } from './check.understood.ts'

/** One item on its way: as it was understood, what the index proposes for it, what is met. */
export type Item = { readonly understood: Understood; readonly proposed: Proposed; readonly met: readonly Met[] }

/** Asks the index and lets the store decide, for all items in one statement; without candidates none is sent. */
export const meetAll = async (context: Context, posed: readonly Posed[]): Promise<Item[]> => {
  const proposed = await propose(context, posed)
  // A number that a collision of hashes proposes from a database that was not asked is met nowhere.
  const met = proposed.filter(({ numbers }) => numbers.length > 0)
  const numbers = new Set(met.flatMap((one) => one.numbers))
  const found = await readByNumbers(context, [...numbers], [...new Set(met.flatMap(({ databases }) => databases))])
  const rows = new Map(found.map((one) => [one.row.number, one]))
  const turn = startTurns()
  const items: Item[] = []
  for (let at = 0; at < proposed.length; at += 1) {
    const [item, one] = [posed[at], proposed[at]]
    if (item && one) items.push({ understood: item, proposed: one, met: settle(one, rows) })
    const rest = turn()
    if (rest) await rest
  }
  return items
}

/** Discreet alerts apart from what may be shown; of those, the ones that are to be reported. */
export const partAlerts = ({ understood, met }: Item): { readonly open: Met[]; readonly alerts: MetAlert[] } => {
  const open: Met[] = []
  const alerts: MetAlert[] = []
  for (const one of met)
    if (!one.meeting || !one.discreet) open.push(one)
    else if (isReported(one.row, one.meeting))
      alerts.push({ kind: understood.kind, row: one.row, meeting: one.meeting })
  return { open, alerts }
}

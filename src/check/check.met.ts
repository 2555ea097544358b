// Items on their way through index and store: what is proposed for each, what is met of it, what of that may be shown.
import type { Context } from '../kernel/slice.ts'
import { keysOfManyWords } from '../record/databases/work-of-art-identity.ts'
import { type FoundRecord, readByNumbers } from '../record/record.found.store.ts'
import { isReported, type MetAlert } from './check.alert.ts'
import { type Met, type Posed, type Proposed, propose, settle } from './check.answer.ts'
import { startTurns } from './check.turns.ts'
import type { Understood } from './check.understood.ts'

/** One item on its way: as it was understood, what the index proposes for it, what is met. */
export type Item = { readonly understood: Understood; readonly proposed: Proposed; readonly met: readonly Met[] }

/** The records that were proposed, in one statement; of those that share too few words only what has more words than keys. */
const readProposed = async (context: Context, met: readonly Proposed[]): Promise<FoundRecord[]> => {
  const likely = new Set(met.flatMap(({ numbers, unlikely }) => numbers.filter((number) => !unlikely.has(number))))
  const others = new Set(met.flatMap(({ unlikely }) => [...unlikely].filter((number) => !likely.has(number))))
  const databases = [...new Set(met.flatMap((one) => one.databases))]
  if (others.size === 0) return readByNumbers(context, [...likely], databases)
  const found = await Promise.all([
    readByNumbers(context, [...likely], databases),
    readByNumbers(context, [...others], databases, keysOfManyWords),
  ])
  return found.flat()
}

/** Asks the index and lets the store decide, for all items together; without candidates no statement is sent. */
export const meetAll = async (context: Context, posed: readonly Posed[]): Promise<Item[]> => {
  const proposed = await propose(context, posed)
  // A number that a collision of hashes proposes from a database that was not asked is met nowhere.
  const met = proposed.filter(({ numbers }) => numbers.length > 0)
  const found = met.length === 0 ? [] : await readProposed(context, met)
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

// What a bureau that was away is given: its mailbox after a number, whole and in order, a few messages at a time.
import { type Context, type Hub, part } from '../kernel/slice.ts'
import { Written } from '../kernel/written.ts'
import { display, isPerson } from './message.displaying.ts'
import { messageSubject } from './message.fact.ts'
import { readArrived, readVeryUrgentUnseen } from './message.mark.store.ts'
import { messageShape } from './message.schema.ts'
import { readPage } from './message.store.ts'
import type { DeliveryRow, MessageRow } from './message.table.ts'
import { viewPage } from './message.view.ts'

/**
 * Messages read, opened and written together: what a page of a thousand holds at once the collector of garbage carries about, and that
 * was a quarter of what a catch-up cost. Fewer at once are more statements: at a hundred the database takes a fifth more.
 */
const atOnce = 250

/** Messages whose `known` deliveries need not be read again, in their order. */
const viewSome = async (context: Context, rows: readonly MessageRow[], known: ReadonlyMap<string, DeliveryRow>) => {
  await display(context, rows)
  // An officer has just opened them: their marks are read as they are now.
  return viewPage(context, rows, isPerson(context) ? new Map() : known)
}

const writeArrived = async (
  context: Context,
  deliveries: readonly DeliveryRow[],
): Promise<Written<typeof messageShape>> => {
  const written = new Written(messageShape)
  const begin = (at: number) => {
    const some = deliveries.slice(at, at + atOnce)
    if (some.length === 0) return undefined
    const known = new Map(some.map((one) => [one.message, one]))
    const views = readPage(context, [...known.keys()]).then((found) =>
      viewSome(
        context,
        // Looked at again as it is read: what may no longer be read stands in the fact and not in the answer, never the other way.
        some.flatMap(({ message }) => found.get(message) ?? []),
        known,
      ),
    )
    // Thrown when its turn comes.
    views.catch(() => undefined)
    return views
  }
  let ahead = begin(0)
  for (let at = atOnce; ahead; at += atOnce) {
    // The server looks for the next while these are opened; an officer's marks are made one after the other.
    const next: typeof ahead | undefined = isPerson(context) ? undefined : begin(at)
    for (const view of await ahead) written.add(view)
    ahead = next ?? begin(at)
  }
  return written
}

/** Bureaus that catch up on this hub at this moment. */
type CatchingUp = { readonly during: <Given>(give: () => Promise<Given>) => Promise<Given> }
export const catchingPart = part<CatchingUp>('message.catching')

/** The next page is asked for within so many milliseconds, or nobody is catching up any more. */
const betweenPages = 250

/** Whoever was away waits for all of it: what later comes of messages gives way meanwhile. */
export const provideCatching = (hub: Pick<Hub, 'provide' | 'giveWay'>): void => {
  let underWay = 0
  let ended = Number.NEGATIVE_INFINITY
  hub.giveWay(() => underWay > 0 || performance.now() - ended < betweenPages)
  hub.provide(catchingPart, {
    during: async (give) => {
      underWay += 1
      try {
        return await give()
      } finally {
        underWay -= 1
        ended = performance.now()
      }
    },
  })
}

/** The answer, and what the fact of it says. A `continued` one leaves out the very urgent. */
export const giveArrived = (context: Context, since: number, limit: number, continued: boolean) =>
  context.part(catchingPart).during(() => readAndGive(context, since, limit, continued))

const readAndGive = async (context: Context, since: number, limit: number, continued: boolean) => {
  const { deliveries, upTo, more } = await readArrived(context, since, limit)
  const urgent = continued ? [] : await readVeryUrgentUnseen(context)
  const shown = new Map([
    ...deliveries.map(({ message: id, sender }) => [id, sender] as const),
    ...urgent.map(({ id, sender }) => [id, sender] as const),
  ])
  context.note({
    subjects: [...shown].map(([id, sender]) => messageSubject({ id, sender }, 'shown')),
    detail: { messages: shown.size },
  })
  const give = async () => {
    const veryUrgent = await viewSome(context, urgent, new Map())
    return { veryUrgent, messages: await writeArrived(context, deliveries), upTo, more }
  }
  // The fact names every message: it is written while they are opened, and awaited before the answer leaves like any other.
  const [given] = await Promise.all([give(), isPerson(context) ? undefined : context.settle()])
  return given
}

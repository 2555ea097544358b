// How bureaus are called, from a small memory: whoever answers a check with a match names some, and they change a few times a day.
import type { Connection } from '../kernel/database.ts'
import { type Hub, part } from '../kernel/slice.ts'
import { type BureauCalled, readCalled } from './bureau.store.ts'

export type CalledBureaus = {
  /**
   * How every bureau is called, by code. What is not remembered is read on the connection of whoever asks: all of the pool's may be held
   * by others who ask the same.
   */
  readonly all: (connection: Pick<Connection, 'client'>) => Promise<ReadonlyMap<string, BureauCalled>>
}
export const calledPart = part<CalledBureaus>('bureaus-called')

/** Without a memory, for a store that no hub serves. */
export const storedCalled: CalledBureaus = { all: readCalled }

/** Longest that a number changed through another hub, whose fact is late, is told as it was. */
const rememberedMilliseconds = 5_000

/** Operations that change how a bureau is called: the telephone block is its own, who speaks what is said with a shift. */
const changesCalls = /^(bureau|shift)\./

/**
 * Remembers for at most 5 seconds how bureaus are called, some 220 short rows. It is forgotten at once when a change is committed here,
 * and when the fact of one arrives from another hub; checks of one moment share one reading.
 */
export const createCalled = ({ onFacts, onCommitted }: Pick<Hub, 'onFacts' | 'onCommitted'>): CalledBureaus => {
  let known: { readonly readAt: number; readonly bureaus: Promise<ReadonlyMap<string, BureauCalled>> } | undefined
  const hear = (operation: string): void => {
    if (changesCalls.test(operation)) known = undefined
  }
  onFacts((facts) => {
    for (const { operation } of facts) hear(operation)
  })
  onCommitted(hear)
  const read: CalledBureaus['all'] = (connection) => {
    const bureaus = readCalled(connection)
    const one = { readAt: performance.now(), bureaus }
    known = one
    // What could not be read is asked again by the next check.
    bureaus.catch(() => {
      if (known === one) known = undefined
    })
    return bureaus
  }
  return {
    all: (connection) =>
      known && performance.now() - known.readAt < rememberedMilliseconds ? known.bureaus : read(connection),
  }
}

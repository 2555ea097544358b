// Bureaus as addressees, remembered: every message asks for them, and they change a few times a year.
import { type Connection, named } from '../kernel/database.ts'
import { type Hub, type Part, part } from '../kernel/slice.ts'
import type { Recipient } from './message.judge.ts'

/** What decides whether a bureau may receive, by code: those asked for at least, every one where none is named. */
type Read = (
  connection: Pick<Connection, 'client'>,
  codes: readonly string[] | undefined,
) => Promise<ReadonlyMap<string, Recipient>>

export type Addressees = { readonly read: Read }
export const addresseesPart: Part<Addressees> = part<Addressees>('message.addressees')

const readFromStore: Read = async ({ client }, codes) => {
  const columns = 'select code, kind, state, clearance from bureau'
  const rows = codes
    ? await named<Recipient>(client, 'message-addressed', `${columns} where code = any($1)`, [codes])
    : await named<Recipient>(client, 'message-addressable', `${columns} order by code`)
  return new Map(rows.map((row) => [row.code, row]))
}

/** Without a memory, for a store that no hub serves. */
export const storedAddressees: Addressees = { read: readFromStore }

/** As long as a hub remembers who is signed in: what another hub changed counts everywhere within 5 s, whatever is lost on the way. */
const mostMilliseconds = 5000

/**
 * Remembers every bureau for at most 5 s, and forgets at once when one was changed: by this hub with the commit, by another with its
 * fact. Who asks while nothing is remembered reads on the own connection and waits for no other: all of the pool's may be held by
 * senders who ask the same.
 */
export const rememberAddressees = ({ database, onCommitted, onFacts }: Hub): Addressees => {
  let known: { readonly until: number; readonly rows: Awaited<ReturnType<Read>> } | undefined
  let reading: object | undefined
  const forget = (changed: readonly { readonly kind: string }[]): void => {
    if (!changed.some(({ kind }) => kind === 'bureau')) return
    known = undefined
    reading = undefined
  }
  onCommitted((_operation, changed) => forget(changed))
  onFacts((facts) => {
    for (const { changed } of facts) forget(changed)
  })
  /** What was read before something was forgotten is not kept. */
  const remember = async (): Promise<void> => {
    const own = {}
    reading = own
    const until = performance.now() + mostMilliseconds
    const rows = await readFromStore(database, undefined).catch(() => undefined)
    if (reading !== own) return
    reading = undefined
    if (rows) known = { until, rows }
  }
  return {
    read: async (connection, codes) => {
      if (known && performance.now() < known.until) return known.rows
      if (!reading) void remember()
      return readFromStore(connection, codes)
    },
  }
}

// Looks keys up for checks: in this thread as long as few records carry them, by the workers where many do; then in the ranges.
import type { ExactIndex } from '../index/exact-index.ts'
import { ASK_OWNER, attachExactIndex, DISCREET, type Found, NOTHING_FOUND } from '../index/exact-reader.ts'
import type { RangeIndex } from '../index/range-index.ts'
import { type RightsTables, rightsRow } from '../index/rights-table.ts'
import type { SearchPool } from './search.pool.ts'

/** A record the index proposes for a key; the store disposes. */
export type Proposal = {
  readonly key: number
  readonly number: number
  readonly askOwner: boolean
  /** A discreet alert: told to desk and source, never shown to the one who asked. */
  readonly discreet: boolean
}

/** What may be known of a record, from its byte. */
export const asProposal = (number: number, access: number | undefined) => ({
  number,
  askOwner: access === ASK_OWNER,
  discreet: access === DISCREET,
})

/**
 * Entries looked at in this thread for one question. A document, a vehicle or a firearm has a handful; words of titles and names on
 * hulls have thousands, and they wait for a worker rather than let everybody wait.
 */
const fewEntries = 64

/** Of almost every question. */
const nothing: readonly Proposal[] = []

export type KeysOptions = {
  readonly index: ExactIndex
  readonly ranges: RangeIndex
  readonly rights: RightsTables
  readonly pool: Pick<SearchPool, 'lookup'>
}

/**
 * For each list of keys the records that may carry one of them or hold it in their range, as far as the rights of that number go.
 * Rejects with SearchSilent when workers are needed and none can answer.
 */
export const createKeys = ({ index, ranges, rights, pool }: KeysOptions) => {
  const reader = attachExactIndex(index.share())
  const stop = index.onShare(reader.attach)

  const proposalsOf = (keys: readonly string[], found: Found, row: Uint8Array): readonly Proposal[] => {
    let proposals: Proposal[] | undefined
    if (found !== NOTHING_FOUND)
      for (const [at, number] of found.number.entries()) {
        proposals ??= []
        proposals.push({ key: found.key[at] ?? 0, ...asProposal(number, found.access[at]) })
      }
    for (let key = 0; key < keys.length; key += 1) {
      const { number, access } = ranges.find(keys[key] ?? '', row)
      if (number.length === 0) continue
      for (const [at, record] of number.entries()) {
        proposals ??= []
        proposals.push({ key, ...asProposal(record, access[at]) })
      }
    }
    return proposals ?? nothing
  }

  const find = async (
    questions: readonly (readonly string[])[],
    rightsOfAsker: number,
  ): Promise<(readonly Proposal[])[]> => {
    const row = rightsRow(rights.share(), rightsOfAsker)
    const seen = questions.map((keys) => (keys.length === 0 ? NOTHING_FOUND : reader.glance(keys, row, fewEntries)))
    const heavy = questions.filter((_, at) => seen[at] === undefined)
    const answers = heavy.length === 0 ? [] : await pool.lookup(heavy.map((keys) => ({ keys, rights: rightsOfAsker })))
    let next = 0
    return questions.map((keys, at) => proposalsOf(keys, seen[at] ?? answers[next++] ?? NOTHING_FOUND, row))
  }

  return { find, stop }
}

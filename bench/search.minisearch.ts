// MiniSearch, the engine people pick within JavaScript: in a thread of its own, as it would be kept from holding up everything else.
import { foldedText, type NumberedForm, type SearchEngine } from './search.engine.ts'
import { startThread } from './search.thread.ts'

export type MiniSearchQuestion =
  | { readonly kind: 'put'; readonly persons: readonly number[]; readonly names: readonly string[] }
  | { readonly kind: 'find'; readonly text: string; readonly limit: number }
  | { readonly kind: 'bytes' }

const namesAtOnce = 10_000
const megabytes = 12_288

/**
 * A document for each name, `fuzzy` 0.2, no prefixes; all words have to be found, and where no name has all of them any word
 * will do: words joined by OR alone bring the same names in a worse order, and take several times as long.
 */
export const startMiniSearch = (): SearchEngine => {
  const thread = startThread<MiniSearchQuestion, readonly number[]>(
    new URL('./search.minisearch.thread.js', import.meta.url),
    megabytes,
  )
  const build = async (all: Iterable<NumberedForm>): Promise<void> => {
    let persons: number[] = []
    let names: string[] = []
    for (const { number, form } of all) {
      for (const name of new Set(form.names.map(foldedText))) {
        persons.push(number)
        names.push(name)
      }
      if (names.length < namesAtOnce) continue
      await thread.ask({ kind: 'put', persons, names })
      persons = []
      names = []
    }
    await thread.ask({ kind: 'put', persons, names })
  }
  return {
    name: 'minisearch',
    inFlight: 1,
    takesDates: false,
    isSlow: true,
    build,
    find: ({ names: [name] }, limit) => thread.ask({ kind: 'find', text: foldedText(name ?? {}), limit }),
    bytes: async () => (await thread.ask({ kind: 'bytes' }))[0] ?? 0,
    stop: thread.stop,
  }
}

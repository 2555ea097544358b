// The hits of this bureau as the desk and its alarm see them: all open ones, and the one closed last.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { ask, useAnswer } from '../console/client.ts'
import type { Problem } from '../console/problem.ts'
import { signal } from '../console/signal.ts'
import { listHits } from './hit.operations.ts'
import type { HitLine } from './hit.schema.ts'

/** Ids in the order in which the desk shows them, so that a hit opened from it leads to its neighbours. */
export const deskOrder = signal<readonly string[]>([])

/** Beyond this a desk is in a state of emergency, and the list says that it is cut. */
const mostHits = 1000

export type OpenHits = { readonly hits: readonly HitLine[]; readonly cut: boolean }

/** All open hits of both sides, newest first as the hub gives them; asked again whenever one of them changes. */
export const useOpenHits = (): UseQueryResult<OpenHits, Problem> =>
  useQuery<OpenHits, Problem>({
    queryKey: [listHits.name, 'open'],
    queryFn: async ({ signal: stop }) => {
      const hits: HitLine[] = []
      let after: string | null = null
      do {
        const page: { hits: HitLine[]; after: string | null } = await ask(
          listHits,
          { query: { state: 'open', limit: 200, ...(after === null ? {} : { after }) } },
          { signal: stop },
        )
        hits.push(...page.hits)
        after = page.after
      } while (after !== null && hits.length < mostHits)
      return { hits, cut: after !== null }
    },
  })

/** The hit closed last, of the newest twenty; null when there is none. For an empty desk. */
export const useLastClosed = (when: boolean): HitLine | null => {
  const closed = useAnswer(listHits, { query: { state: 'closed', limit: 20 } }, { when })
  return (
    closed.data?.hits.reduce<HitLine | null>(
      (last, line) => (last === null || (line.closedAt ?? '') > (last.closedAt ?? '') ? line : last),
      null,
    ) ?? null
  )
}

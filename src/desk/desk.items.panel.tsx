// The items of a desk as its list needs them: page after page in the order of the hub, whole again after each change.
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { ask } from '../console/client.ts'
import type { Problem } from '../console/problem.ts'
import { listItems } from './desk.operations.ts'
import type { ItemLine } from './desk.schema.ts'
import { outlineOf, type Wanted } from './desk.wanted.panel.ts'

export type Items = { readonly lines: readonly ItemLine[]; readonly more: boolean }

const page = 100
/** Beyond this a desk is in a state of emergency, and its list says that it is cut. */
const mostLines = 3000

/** How many lines are new among the known ones; those that follow the last known one are but the next page. */
export const newAmong = (lines: readonly Pick<ItemLine, 'id'>[], known: ReadonlySet<string>): number => {
  const last = lines.findLastIndex(({ id }) => known.has(id))
  return lines.slice(0, last + 1).filter(({ id }) => !known.has(id)).length
}

/**
 * The lines of a list and a way to fetch more of them. After a change as many known lines come back as were shown before,
 * however many new ones stand between them: fifty arrivals push nothing off the screen.
 */
export const useItems = (
  wanted: Wanted,
): { readonly list: UseQueryResult<Items, Problem>; readonly fetchMore: (() => void) | undefined } => {
  const outline = outlineOf(wanted)
  const [most, setMost] = useState({ outline, lines: page })
  const shown = most.outline === outline ? most.lines : page
  const former = useRef<{ outline: string; ids: ReadonlySet<string> }>({ outline, ids: new Set() })
  const list = useQuery<Items, Problem>({
    queryKey: [listItems.name, outline, shown],
    queryFn: async ({ signal }) => {
      const known = former.current.outline === outline ? former.current.ids : new Set<string>()
      const lines: ItemLine[] = []
      let after: string | null = null
      do {
        const answer: { items: ItemLine[]; after: string | null } = await ask(
          listItems,
          { query: { ...wanted, limit: page, ...(after === null ? {} : { after }) } },
          { signal },
        )
        lines.push(...answer.items)
        after = answer.after
      } while (after !== null && lines.length - newAmong(lines, known) < shown && lines.length < mostLines)
      former.current = { outline, ids: new Set(lines.map(({ id }) => id)) }
      return { lines, more: after !== null }
    },
    placeholderData: (before, query) => (query?.queryKey[1] === outline ? before : undefined),
  })
  const goesOn = list.data?.more === true && !list.isFetching && shown < mostLines
  return {
    list,
    fetchMore: goesOn ? () => setMost({ outline, lines: (list.data?.lines.length ?? shown) + page }) : undefined,
  }
}

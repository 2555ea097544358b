// Lists of material that come page by page, and the filters of the list of entities.
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import { ask } from '../console/client.ts'
import type { Problem } from '../console/problem.ts'
import type { Answer } from '../kernel/operation.ts'
import type { HandlingCode } from '../terms/handling.ts'
import type { EntityKind } from './material.fields.schema.ts'
import { openMaterial } from './material.operations.ts'
import type { EntityLine } from './material.view.schema.ts'

/** What the list of entities is narrowed to; null where it is not. */
export type Facets = {
  readonly kind: EntityKind | null
  readonly source: string | null
  readonly grade: string | null
  readonly handlingCode: HandlingCode | null
}
export const noFacets: Facets = { kind: null, source: null, grade: null, handlingCode: null }

/** What is asked for: facets that are not chosen are left out. */
export const facetQuery = ({ kind, source, grade, handlingCode }: Facets) => ({
  ...(kind === null ? {} : { kind }),
  ...(source === null ? {} : { source }),
  ...(grade === null ? {} : { grade }),
  ...(handlingCode === null ? {} : { handlingCode }),
})

/** Whether anything is narrowed. */
export const isNarrow = (facets: Facets): boolean => Object.values(facets).some((one) => one !== null)

type Page = { readonly after: string | null }
export type Paged<A extends Page> = UseInfiniteQueryResult<A[], Problem>

/** Pages of a list, each asked for when the end of the former comes near. `key` begins with the name of the operation. */
export const usePages = <A extends Page>(
  key: readonly unknown[],
  get: (after: { after?: string }, signal: AbortSignal) => Promise<A>,
): Paged<A> =>
  useInfiniteQuery<A, Problem, A[], readonly unknown[], string | null>({
    queryKey: key,
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => get(pageParam === null ? {} : { after: pageParam }, signal),
    getNextPageParam: (page) => page.after,
    select: ({ pages }) => pages,
  })

/** Asks for the next page, unless it is asked for already or there is none. */
export const nextOf = (list: Paged<Page>): (() => void) | undefined =>
  list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined

/** The material of a file under facets; counts and facets come with the first page. */
export const useMaterial = (file: string, facets: Facets): Paged<Answer<typeof openMaterial>> => {
  const query = facetQuery(facets)
  return usePages([openMaterial.name, file, query], (after, signal) =>
    ask(openMaterial, { params: { id: file }, query: { ...query, ...after, limit: 200 } }, { signal }),
  )
}

/** Lines of all pages, each once: what was decided to be one comes back under its first name on a later page. */
export const linesOnce = (pages: readonly { readonly entities: readonly EntityLine[] }[]): readonly EntityLine[] => [
  ...new Map(pages.flatMap(({ entities }) => entities).map((line) => [line.id, line])).values(),
]

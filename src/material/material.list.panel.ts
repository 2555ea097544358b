// Lists of material that come page by page, the next one when the end of the former comes near.
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { usePages } from '../console/paging.ts'
import type { Problem } from '../console/problem.ts'
import type { Answer } from '../kernel/operation.ts'
import { type Facets, facetQuery } from './material.facets.panel.ts'
import { openMaterial, searchMaterial } from './material.operations.ts'

type Page = { readonly after: string | null }
export type Paged<A extends Page> = UseInfiniteQueryResult<A[], Problem>

/** Asks for the next page, unless it is asked for already or there is none. */
export const nextOf = (list: Paged<Page>): (() => void) | undefined =>
  list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : undefined

/** The material of a file under facets; counts and facets come with the first page. */
export const useMaterial = (file: string, facets: Facets): Paged<Answer<typeof openMaterial>> => {
  const query = facetQuery(facets)
  return usePages(openMaterial, { params: { id: file }, query: { ...query, limit: 200 } })
}

/** Entities of a file that bear a part of a name or number, under facets; nothing is asked for an empty text. */
export const useFound = (file: string, text: string, facets: Facets): Paged<Answer<typeof searchMaterial>> =>
  usePages(
    searchMaterial,
    { params: { id: file }, body: { text: text || '-', ...facetQuery(facets), limit: 200 } },
    { when: text !== '' },
  )

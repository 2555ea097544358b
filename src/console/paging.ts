// Lists that come page by page, the next one when the end of the former comes near: one way for every panel that shows one.
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { Answer, Operation } from '../kernel/operation.ts'
import { type Asked, ask } from './client.ts'
import type { Problem } from './problem.ts'
import { type Mark, pageAfter } from './request.ts'

type Page = { readonly after: Mark }

type PagesOptions = {
  /** False: do not ask yet. */
  readonly when?: boolean
  /** Changes when there is something new although it is asked in the same way. */
  readonly anew?: string | number
}

/** The lines of all pages fetched so far: `usePagedLines(listThreats, { query }, (page) => page.threats)`. */
export const usePagedLines = <O extends Operation, L>(
  operation: O,
  input: Asked<O>,
  linesOf: (page: Answer<O>) => readonly L[],
  { when = true, anew }: PagesOptions = {},
): UseInfiniteQueryResult<L[], Problem> =>
  useInfiniteQuery<Answer<O>, Problem, L[], readonly unknown[], Mark>({
    // Not the key of `useAnswer`: what is kept under this one has another form.
    queryKey: [operation.name, 'pages', input, anew],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) => ask(operation, pageAfter(input, pageParam), { signal }),
    getNextPageParam: (page) => (page as Page).after,
    select: ({ pages }) => pages.flatMap((page) => [...linesOf(page)]),
    enabled: when,
  })

/** The pages themselves, where the first says more than its lines: `usePages(listRequests, { query })`. */
export const usePages = <O extends Operation>(
  operation: O,
  input: Asked<O>,
  options: PagesOptions = {},
): UseInfiniteQueryResult<Answer<O>[], Problem> => usePagedLines(operation, input, (page) => [page], options)

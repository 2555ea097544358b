// The typed client: what can be asked, with what and for what answer, is read off the operation itself.
import {
  type QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Answer, Input, Operation } from '../kernel/operation.ts'
import { showAgain } from './freshness.ts'
import { language } from './languages.ts'
import { askedThroughTheLock, locked } from './locked.ts'
import { Problem, problemFrom } from './problem.ts'
import { addressOf } from './request.ts'

type Part<K extends string, T> = Record<never, never> extends T ? { readonly [P in K]?: T } : { readonly [P in K]: T }

/** What an operation takes; a part (`params`, `query`, `body`) in which nothing is required may be left out. */
export type Asked<O extends Operation> = Part<'params', Input<O>['params']> &
  Part<'query', Input<O>['query']> &
  Part<'body', Input<O>['body']>

type Parts = { params?: unknown; query?: unknown; body?: unknown }

/** Listeners to every refusal, so that the session can notice that it has ended. */
const problemListeners = new Set<(problem: Problem) => void>()
export const onProblem = (listener: (problem: Problem) => void): (() => void) => {
  problemListeners.add(listener)
  return () => problemListeners.delete(listener)
}

type Sent = { readonly type: string; readonly body: BodyInit }

/**
 * Sends one request and answers the reply of a hub that did what it was asked. Throws `Problem` for every refusal and for a hub that
 * cannot be reached (`offline`). Writes carry `Idempotency-Key`. What is final waits for the officer to show who they are and is then
 * sent once more under the same key; if they would rather not, the refusal stands.
 */
export const reach = async (
  operation: Operation,
  parts: { readonly params?: unknown; readonly query?: unknown },
  options: {
    readonly accept: string
    readonly sent?: Sent | undefined
    readonly signal?: AbortSignal | undefined
    readonly key?: string | undefined
  },
): Promise<Response> => {
  const { accept, sent, signal } = options
  const headers: Record<string, string> = { accept, 'accept-language': language.read() }
  const key = options.key ?? crypto.randomUUID()
  if (operation.method !== 'get') headers['idempotency-key'] = key
  if (sent) headers['content-type'] = sent.type
  let reply: Response
  try {
    reply = await fetch(addressOf(operation.path, parts.params, parts.query), {
      method: operation.method.toUpperCase(),
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      ...(sent ? { body: sent.body } : {}),
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new Problem({ status: 0, code: 'offline' })
  }
  if (reply.ok) return reply
  const problem = await problemFrom(reply)
  if (problem.key === 'session.not-fresh' && (await showAgain())) return reach(operation, parts, { ...options, key })
  for (const listener of problemListeners) listener(problem)
  throw problem
}

/** Reads the answer of a reply. Throws `Problem` `unreadable` for one that makes no sense. */
export const answerOf = async <O extends Operation>(_operation: O, reply: Response): Promise<Answer<O>> => {
  if (reply.status === 204) return {} as Answer<O>
  try {
    return (await reply.json()) as Answer<O>
  } catch {
    throw new Problem({ status: reply.status, code: 'unreadable' })
  }
}

/**
 * Asks the hub. Throws `Problem` for every refusal, for a hub that cannot be reached (`offline`) and for an answer that
 * makes no sense (`unreadable`). Give `key` again to repeat a write that may have arrived.
 */
export const ask = async <O extends Operation>(
  operation: O,
  input: Asked<O>,
  options: { readonly signal?: AbortSignal; readonly key?: string } = {},
): Promise<Answer<O>> => {
  const { body, ...parts } = input as Parts
  const sent = body === undefined ? undefined : { type: 'application/json', body: JSON.stringify(body) }
  return answerOf(operation, await reach(operation, parts, { accept: 'application/json', sent, ...options }))
}

/** Key of an answer in the cache of queries. */
export const answerKey = <O extends Operation>(operation: O, input: Asked<O>): readonly unknown[] => [
  operation.name,
  input,
]

type AnswerOptions = {
  /** False: do not ask yet. */
  readonly when?: boolean
  /** Milliseconds after which to ask again by itself; for pages whose subject has no live events. */
  readonly every?: number
  /** Keep showing the former answer while the next one is fetched: paging and filtering without a blank. */
  readonly keep?: boolean
}

/**
 * The answer to a question, kept in memory and asked again when a live event of its slice arrives:
 * `const { data, error, isPending } = useAnswer(listHits, { query: { state: 'open' } })`.
 */
export const useAnswer = <O extends Operation>(
  operation: O,
  input: Asked<O>,
  options: AnswerOptions = {},
): UseQueryResult<Answer<O>, Problem> =>
  useQuery<Answer<O>, Problem>({
    queryKey: answerKey(operation, input),
    queryFn: ({ signal }) => ask(operation, input, { signal }),
    enabled: options.when ?? true,
    ...(options.every
      ? {
          refetchInterval: () =>
            locked.read() && !askedThroughTheLock.includes(operation.name) ? false : options.every,
        }
      : {}),
    ...(options.keep ? { placeholderData: (former: Answer<O> | undefined) => former as never } : {}),
  })

/** Forgets the answers of operations whose name begins with one of these (`hit.`), and asks again those on the screen. */
export const refresh = (queries: QueryClient, prefixes: readonly string[]): Promise<void> =>
  queries.invalidateQueries({
    predicate: ({ queryKey }) => {
      const name = queryKey[0]
      return typeof name === 'string' && prefixes.some((prefix) => name.startsWith(prefix))
    },
  })

/**
 * An act on the world: `const answerHit = useAct(answer, { refreshes: ['hit.'] })`, then
 * `await answerHit.mutateAsync({ params: { id }, body })`. Repeating the same act after the line was lost carries the
 * same `Idempotency-Key`, so that it cannot happen twice. Never retried by itself.
 */
export const useAct = <O extends Operation>(
  operation: O,
  options: { readonly refreshes?: readonly string[]; readonly onDone?: (answer: Answer<O>) => void } = {},
): UseMutationResult<Answer<O>, Problem, Asked<O>> => {
  const queries = useQueryClient()
  const unsettled = useRef<{ input: string; key: string } | null>(null)
  return useMutation<Answer<O>, Problem, Asked<O>>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input)
      if (unsettled.current?.input !== text) unsettled.current = { input: text, key: crypto.randomUUID() }
      const { key } = unsettled.current
      try {
        const answer = await ask(operation, input, { key })
        unsettled.current = null
        return answer
      } catch (error) {
        if (!(error instanceof Problem && error.mayHaveArrived)) unsettled.current = null
        throw error
      }
    },
    onSuccess: async (answer) => {
      options.onDone?.(answer)
      await refresh(queries, options.refreshes ?? [`${operation.name.split('.')[0]}.`])
    },
  })
}

// The shape of a thing the platform can do. From the list of these come routes, OpenAPI, the typed client, the words of
// the ledger and the permission matrix. Pure and safe for the browser: handlers live elsewhere.
import type { Duty } from '../terms/duty.ts'
import { type Static, shape, type TSchema } from './schema.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'

/**
 * What an operation does to the world:
 * `change` runs in one transaction with its fact; `read` shows personal data, so its fact is durable before the answer
 * leaves; `quiet` shows nothing about persons and leaves a fact only when it is refused.
 */
export type Effect = 'change' | 'read' | 'quiet'

/** Who may call at all, before any rule on the thing itself: a duty of the list, any signed-in actor, or anybody. */
export type Admission = readonly Duty[] | 'signed-in' | 'anybody'

export type Operation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  A extends TSchema = TSchema,
> = {
  /** `slice.verb`: the word of the ledger. */
  readonly name: string
  readonly method: Method
  /** Path with `:parameters`; never a name, a document number or a plate in it. */
  readonly path: string
  /** One sentence for people: what the caller gets done. */
  readonly summary: string
  readonly admits: Admission
  readonly effect: Effect
  /** Whether a purpose and reference must be given (body, `Liaison-Purpose` header, or the session's own). */
  readonly purpose: boolean
  readonly params: P
  readonly query: Q
  readonly body: B
  readonly answer: A
  readonly status: 200 | 201
  /** The answer holds a secret shown once: it is never kept for a repeated request. */
  readonly secret: boolean
  /** `bytes`: the body is `application/octet-stream`, at most `mostBytes`; it comes in as `context.edge.bytes`. */
  readonly takes: 'json' | 'bytes'
  /** `bytes`: the answer is `Bytes` of `schema.ts`. */
  readonly gives: 'json' | 'bytes'
  /** What is final: an officer must have shown who they are within the last minutes. */
  readonly fresh: boolean
  /**
   * The answer leaves a line at a time for whoever accepts `application/x-ndjson`: what a line is, and the last one, without which
   * not everything has come. Null where there is only the whole answer.
   */
  readonly streams: Streamed | null
}

/** Shapes of a streamed answer. `end` has a member `complete` that is true: no other line has one. */
export type Streamed = { readonly line: TSchema; readonly end: TSchema }

/** Largest body of an operation that takes bytes: a piece of 1 MiB. */
export const mostBytes = 1024 * 1024

const nothing = shape({})
export type Nothing = typeof nothing

/** States an operation; what is left out means "none". */
export const operation = <
  P extends TSchema = Nothing,
  Q extends TSchema = Nothing,
  B extends TSchema = Nothing,
  A extends TSchema = Nothing,
>(stated: {
  name: string
  method: Method
  path: string
  summary: string
  admits: Admission
  effect: Effect
  purpose?: boolean
  params?: P
  query?: Q
  body?: B
  answer: A
  status?: 200 | 201
  secret?: boolean
  takes?: 'json' | 'bytes'
  gives?: 'json' | 'bytes'
  fresh?: boolean
  streams?: Streamed
}): Operation<P, Q, B, A> => ({
  purpose: false,
  status: 200,
  secret: false,
  takes: 'json',
  gives: 'json',
  fresh: false,
  streams: null,
  ...stated,
  params: stated.params ?? (nothing as unknown as P),
  query: stated.query ?? (nothing as unknown as Q),
  body: stated.body ?? (nothing as unknown as B),
})

export type Input<O extends Operation> = {
  readonly params: Static<O['params']>
  readonly query: Static<O['query']>
  readonly body: Static<O['body']>
}
export type Answer<O extends Operation> = Static<O['answer']>

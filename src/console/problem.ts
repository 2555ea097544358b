// A refusal or failure as the hub tells it (RFC 9457), or as the console finds it when the hub cannot be reached.

/** One fault of one field: JSON pointer (RFC 6901) into the body, and what is wrong in the reader's language. */
export type ProblemPointer = { readonly pointer: string; readonly says: string }

/** The codes of the hub's closed set, and two of our own: no line, and an answer that makes no sense. */
export type ProblemCode =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'tooLarge'
  | 'tooMany'
  | 'unavailable'
  | 'fault'
  | 'offline'
  | 'unreadable'

type Told = {
  readonly status: number
  readonly code: ProblemCode
  readonly key?: string
  readonly title?: string
  readonly detail?: string
  readonly reference?: string
  readonly pointers?: readonly ProblemPointer[]
  readonly retryAfter?: number
}

export class Problem extends Error {
  readonly status: number
  readonly code: ProblemCode
  /** Key of the words, such as `hit.already-answered`; screens may branch on it. */
  readonly key: string
  readonly title: string
  /** What went wrong and what to do, in the reader's language; empty when the hub said nothing. */
  readonly detail: string
  /** Number to give to the help desk; empty when there is none. */
  readonly reference: string
  readonly pointers: readonly ProblemPointer[]
  /** Whole seconds after which asking again makes sense. */
  readonly retryAfter: number | undefined

  constructor(told: Told) {
    // The message reaches logs of the browser: code and key only, never what was asked.
    super(told.key ? `${told.code}: ${told.key}` : told.code)
    this.name = 'Problem'
    this.status = told.status
    this.code = told.code
    this.key = told.key ?? ''
    this.title = told.title ?? ''
    this.detail = told.detail ?? ''
    this.reference = told.reference ?? ''
    this.pointers = told.pointers ?? []
    this.retryAfter = told.retryAfter
  }

  /** Whether the hub may have done what it was asked although we heard no answer. */
  get mayHaveArrived(): boolean {
    return this.code === 'offline' || this.code === 'unreadable' || this.code === 'unavailable'
  }
}

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'notFound',
  409: 'conflict',
  413: 'tooLarge',
  429: 'tooMany',
  500: 'fault',
  503: 'unavailable',
}
const knownCodes = new Set<unknown>(Object.values(codeOfStatus))

const wordsOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Reads a refusal; whatever a proxy in between made of it still comes back as a `Problem`. */
export const problemFrom = async (reply: Response): Promise<Problem> => {
  let told: Readonly<Record<string, unknown>> = {}
  try {
    const parsed: unknown = await reply.json()
    if (typeof parsed === 'object' && parsed !== null) told = parsed as Readonly<Record<string, unknown>>
  } catch {
    // No JSON: the status alone must do.
  }
  const seconds = Number(reply.headers.get('retry-after') ?? Number.NaN)
  return new Problem({
    status: reply.status,
    code: knownCodes.has(told.code) ? (told.code as ProblemCode) : (codeOfStatus[reply.status] ?? 'unreadable'),
    key: wordsOf(told.key),
    title: wordsOf(told.title),
    detail: wordsOf(told.detail),
    reference: wordsOf(told.reference),
    pointers: Array.isArray(told.pointers) ? told.pointers.filter(isPointer) : [],
    ...(Number.isFinite(seconds) ? { retryAfter: seconds } : {}),
  })
}

const isPointer = (value: unknown): value is ProblemPointer =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as ProblemPointer).pointer === 'string' &&
  typeof (value as ProblemPointer).says === 'string'

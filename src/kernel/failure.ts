/** The closed set of ways an operation may fail, and the one way a start may be refused. */

/** Status codes of RFC 9110 behind each failure; a new code needs a decision record, because every client reads them. */
export const failureStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  tooLarge: 413,
  tooMany: 429,
  unavailable: 503,
} as const

/** One of the names in `failureStatus`. */
export type FailureCode = keyof typeof failureStatus

/** Values for the placeholders of an ICU message. */
export type MessageValues = Readonly<Record<string, string | number | boolean>>

/** One fault of one field of the input. */
export type FailurePointer = {
  /** JSON pointer (RFC 6901) into the body, such as `/items/0/number`. */
  readonly pointer: string
  /** Message key, such as `check.number-too-short`. */
  readonly key: string
  readonly values: MessageValues
}

/** What a failure may carry beside its code and key. */
export type FailureDetail = {
  readonly values?: MessageValues
  readonly pointers?: readonly FailurePointer[]
  /** Whole seconds after which asking again makes sense (`Retry-After`, RFC 9110 10.2.3). */
  readonly retryAfter?: number
}

/**
 * A refusal or failure that the person who asked is told about, in words found under `key` in the locales.
 * The message of the error itself is code and key only: it reaches logs, where personal data may not stand;
 * `values` and `pointers` go to the one who asked and nowhere else.
 */
export class Failure extends Error {
  readonly code: FailureCode
  readonly key: string
  readonly values: MessageValues
  readonly pointers: readonly FailurePointer[]
  readonly retryAfter: number | undefined

  /** `key` is a message key such as `hit.already-answered`. */
  constructor(code: FailureCode, key: string, detail: FailureDetail = {}) {
    super(`${code}: ${key}`)
    this.name = 'Failure'
    this.code = code
    this.key = key
    this.values = detail.values ?? {}
    this.pointers = detail.pointers ?? []
    this.retryAfter = detail.retryAfter
  }

  /** The HTTP status of this failure. */
  get status(): (typeof failureStatus)[FailureCode] {
    return failureStatus[this.code]
  }
}

/** A reason why a command cannot start, told to the person at the terminal in whole sentences and without a stack. */
export class StartRefusal extends Error {
  constructor(sentence: string) {
    super(sentence)
    this.name = 'StartRefusal'
  }
}

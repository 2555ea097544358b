// The words schemas are written in: one strict builder for each kind of field, so that every operation refuses alike.
// Runs in the browser too: types and form hints only, no validator is compiled there.
import {
  Array as ArrayOf,
  Boolean as BooleanOf,
  Integer,
  Literal,
  Number as NumberOf,
  Object as ObjectOf,
  Optional,
  Record as RecordOf,
  type Static,
  String as StringOf,
  type TOptional,
  type TProperties,
  type TSchema,
  type TUnsafe,
  Unknown,
  Unsafe,
} from 'typebox'

export type { Static, TSchema }
export type Shape<P extends TProperties = TProperties> = ReturnType<typeof ObjectOf<P>>

/** An object with exactly these members; an unknown member is refused, never ignored. */
export const shape = <P extends TProperties>(properties: P, description?: string) =>
  ObjectOf(properties, { additionalProperties: false, ...(description ? { description } : {}) })

/** A member that may be absent. */
export const optional = <S extends TSchema>(schema: S) => Optional(schema) as TOptional<S>

/**
 * A member that is always there and may be null, so that "unknown" is said rather than left out. Written as a list of types
 * (JSON Schema 2020-12): a choice between schemas would be judged by a validator at each answer.
 */
export const nullable = <S extends TSchema>(schema: S): TUnsafe<Static<S> | null> => {
  const { type, enum: values, ...rest } = schema as { type?: string; enum?: readonly unknown[] }
  return Unsafe<Static<S> | null>({ ...rest, type: [type, 'null'], ...(values ? { enum: [...values, null] } : {}) })
}

/** Free text of at most `max` UTF-16 units, without control or bidi-override characters; never only spaces. */
export const text = (description: string, max = 200) =>
  StringOf({ description, minLength: 1, maxLength: max, format: 'plain-text' })

/** Free text that may run over several lines. */
export const lines = (description: string, max = 4000) =>
  StringOf({ description, minLength: 1, maxLength: max, format: 'plain-lines' })

/** One of a closed list of codes. */
export const code = <const T extends string>(values: readonly T[], description: string): TUnsafe<T> =>
  Unsafe<T>({ type: 'string', enum: [...values], description })

export const list = <S extends TSchema>(items: S, description: string, max = 100, min = 0) =>
  ArrayOf(items, { description, maxItems: max, minItems: min })

/** Elements that a read has written already: `Written` of `written.ts`. Whoever receives them reads a list like any other. */
export type WrittenList<S extends TSchema> = {
  readonly add: (element: Static<S>) => void
  readonly bytes: readonly Uint8Array[]
}
export const writtenList = <S extends TSchema>(items: S, description: string, max: number): TUnsafe<WrittenList<S>> =>
  Unsafe<WrittenList<S>>({ ...list(items, description, max) })

export const flag = (description: string) => BooleanOf({ description })
/** A whole number; at most what an integer column of the store holds. */
export const count = (description: string, minimum = 0, maximum = 2_147_483_647) =>
  Integer({ description, minimum, maximum })
export const quantity = (description: string) => NumberOf({ description })
export const exactly = <const T extends string | number | boolean>(value: T) => Literal(value)

/** UUID of a record, hit, fact ...; made by the hub. */
export const id = (description: string) => StringOf({ description, format: 'id', maxLength: 36 })
/** Instant, always `2026-11-21T20:05:00.000Z`. */
export const instant = (description: string) => StringOf({ description, format: 'instant', maxLength: 24 })
/** Calendar day `YYYY-MM-DD`. */
export const day = (description: string) => StringOf({ description, format: 'day', maxLength: 10 })
/** Imprecise date: `1965`, `1965-03`, `1965-03-09`, `1980~`, `1980/1983`. */
export const partialDate = (description: string) => StringOf({ description, format: 'partial-date', maxLength: 21 })
/** ISO 3166 alpha-3 country, with the ICAO 9303 specials. */
export const country = (description: string) => StringOf({ description, format: 'country', maxLength: 3 })
/** Code of a bureau: lower-case alpha-2 for a national one (`vn`), a short word for others (`gs`, `aseanapol`). */
export const bureauCode = (description: string) => StringOf({ description, pattern: '^[a-z][a-z0-9-]{1,23}$' })

/** Bytes in JSON (RFC 4648, 4: base64 with its padding), of at most `max` characters. */
export const base64 = (description: string, max: number) =>
  StringOf({ description, minLength: 1, maxLength: max, contentEncoding: 'base64', pattern: '^[A-Za-z0-9+/]*={0,2}$' })

/** A map whose members are declared elsewhere (a database's own fields): what leaves is checked by that declaration. */
export const fieldsOf = (description: string) => RecordOf(StringOf(), Unknown(), { description })
/** Any JSON value; used only inside answers whose producer has its own declaration. */
export const anything = (description: string) => Unknown({ description })

/** The pager every list takes: keyset on (createdAt, id), opaque `after`. */
export const pager = {
  after: optional(StringOf({ description: 'Opaque mark of the last line seen', maxLength: 200 })),
  limit: optional(Integer({ description: 'Lines wanted, 1 to 200; default 50', minimum: 1, maximum: 200 })),
}
/** The mark to continue after, null on the last page. */
export const afterMark = nullable(StringOf({ description: 'Pass as `after` for the next page; null on the last' }))

/** What an operation that `gives: 'bytes'` answers instead of JSON: a picture, a document, an export. */
export type Bytes = {
  readonly mediaType: string
  /** Shown to the person who saves it; empty for what is only looked at. */
  readonly fileName: string
  /** Bytes in all, told before the first. */
  readonly length: number
  readonly pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>
}
export const bytes = (description: string): TUnsafe<Bytes> =>
  Unsafe<Bytes>({ type: 'string', format: 'binary', description })

// Packs rows in the binary format of COPY: what a row says as the row before it did is copied with its bytes, which is most of a feed's batch.

/** How a value of a column is packed. Texts hold no NUL; lists are of texts; `json` is a value or its text. */
export type PackedAs = 'uuid' | 'text' | 'text[]' | 'integer' | 'smallint' | 'date' | 'timestamptz' | 'jsonb'

/** A column, and what a row has in it; null is no value. */
export type PackedColumn<R> = {
  readonly name: string
  readonly as: PackedAs
  readonly of: (row: R) => string | number | readonly string[] | Readonly<Record<string, unknown>> | null
}

type Value = ReturnType<PackedColumn<unknown>['of']>

/** Bytes handed on at once. */
const chunkLength = 64 * 1024
/** Bytes a value may take that is no text: the longest is a list without elements. */
const fixedLength = 32

/** Where PostgreSQL begins to count, in milliseconds and days since 1970. */
const [epochMilliseconds, epochDay] = [Date.UTC(2000, 0, 1), 10_957]
const dayMilliseconds = 86_400_000
/** The type `text` by its number (pg_type.dat). */
const textType = 25

/** Value of a hexadecimal digit by its code; -1 for every other sign. */
const digits = new Int8Array(128).fill(-1)
for (const [value, digit] of [...'0123456789abcdef'].entries()) {
  digits[digit.charCodeAt(0)] = value
  digits[digit.toUpperCase().charCodeAt(0)] = value
}
const digitAt = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? -1

const isSame = (one: Value, other: Value | undefined): boolean =>
  one === other ||
  (Array.isArray(one) &&
    Array.isArray(other) &&
    one.length === other.length &&
    one.every((element, at) => element === other[at]))

/** Bytes that grow as they are written. */
class Packer {
  bytes = Buffer.allocUnsafe(chunkLength + 4096)
  used = 0

  /** Makes room for so many bytes more. */
  #room(more: number): void {
    if (this.used + more <= this.bytes.length) return
    const wider = Buffer.allocUnsafe(2 * (this.used + more))
    this.bytes.copy(wider, 0, 0, this.used)
    this.bytes = wider
  }

  int16(value: number): void {
    this.#room(2)
    this.used = this.bytes.writeInt16BE(value, this.used)
  }

  int32(value: number): void {
    this.#room(4)
    this.used = this.bytes.writeInt32BE(value, this.used)
  }

  /** A text behind its length. */
  text(value: string): void {
    // A character of UTF-16 takes three bytes of UTF-8 at most.
    this.#room(4 + 3 * value.length)
    const { bytes } = this
    const begun = this.used + 4
    let end = begun
    // Short and plain, as references, numbers and codes are: a call out of the engine costs more than their bytes.
    if (value.length < 64)
      for (; end - begun < value.length; end += 1) {
        const code = value.charCodeAt(end - begun)
        if (code > 127) break
        bytes[end] = code
      }
    if (end - begun < value.length) end = begun + bytes.write(value, begun)
    bytes.writeInt32BE(end - begun, this.used)
    this.used = end
  }

  /** Throws RangeError for what is none. */
  uuid(value: string): void {
    this.#room(20)
    let at = this.bytes.writeInt32BE(16, this.used)
    for (let from = 0; from < value.length; from += 2) {
      if (value.charCodeAt(from) === 45) from += 1
      const [high, low] = [digitAt(value, from), digitAt(value, from + 1)]
      if (high < 0 || low < 0 || at === this.used + 20) throw new RangeError('a uuid has 32 hexadecimal digits')
      this.bytes[at] = high * 16 + low
      at += 1
    }
    if (at !== this.used + 20) throw new RangeError('a uuid has 32 hexadecimal digits')
    this.used = at
  }

  /** An instant in ISO 8601. Throws RangeError for what is none. */
  instant(value: string): void {
    this.#room(12)
    this.used = this.bytes.writeInt32BE(8, this.used)
    this.used = this.bytes.writeBigInt64BE(BigInt(Date.parse(value) - epochMilliseconds) * 1000n, this.used)
  }

  list(values: readonly string[]): void {
    this.#room(fixedLength)
    const begun = this.used
    this.used += 4
    this.int32(values.length === 0 ? 0 : 1)
    this.int32(0)
    this.int32(textType)
    if (values.length > 0) {
      this.int32(values.length)
      this.int32(1)
      for (const value of values) this.text(value)
    }
    this.bytes.writeInt32BE(this.used - begun - 4, begun)
  }

  /** JSON behind the version of its form. */
  json(value: string): void {
    const begun = this.used
    this.text(` ${value}`)
    this.bytes[begun + 4] = 1
  }

  value(as: PackedAs, value: Value): void {
    if (value === null) this.int32(-1)
    else if (as === 'text[]') this.list(value as readonly string[])
    else if (as === 'jsonb') this.json(typeof value === 'string' ? value : JSON.stringify(value))
    else if (as === 'integer' || as === 'smallint') {
      this.int32(as === 'integer' ? 4 : 2)
      if (as === 'integer') this.int32(Number(value))
      else this.int16(Number(value))
    } else if (as === 'date') {
      this.int32(4)
      this.int32(Date.parse(String(value)) / dayMilliseconds - epochDay)
    } else if (as === 'uuid') this.uuid(String(value))
    else if (as === 'timestamptz') this.instant(String(value))
    else this.text(String(value))
  }

  /** Bytes that stand already, here or elsewhere, once more. */
  again(bytes: Buffer, from: number, to: number): void {
    this.#room(to - from)
    bytes.copy(this.bytes, this.used, from, to)
    this.used += to - from
  }
}

/**
 * Rows as `copyPacked` takes them, some 64 KiB at a time, in the order of `columns`. Instants are ISO 8601, days `YYYY-MM-DD`. Throws
 * RangeError for a value that is none of its column's.
 */
export function* packRows<R>(columns: readonly PackedColumn<R>[], rows: Iterable<R>): Generator<Buffer> {
  const many = columns.length
  const last: (Value | undefined)[] = columns.map(() => undefined)
  let packer = new Packer()
  /** Where each value of a row begins, and where the row ends: of the row before, which lies in `held`, and of this one. */
  let [before, begins] = [new Uint32Array(many + 1), new Uint32Array(many + 1)]
  let held = packer.bytes
  const repeat = (from: number, to: number): void => {
    const [first = 0, end = 0] = [before[from], before[to]]
    const further = packer.used - first
    for (let at = from; at < to; at += 1) begins[at] = (before[at] ?? 0) + further
    packer.again(held, first, end)
  }
  for (const row of rows) {
    packer.int16(many)
    // Values that are as before and follow each other are taken in one go.
    let same = -1
    for (let at = 0; at < many; at += 1) {
      const column = columns[at]
      if (!column) break
      const value = column.of(row)
      if (isSame(value, last[at])) {
        if (same < 0) same = at
        continue
      }
      if (same >= 0) repeat(same, at)
      same = -1
      begins[at] = packer.used
      packer.value(column.as, value)
      last[at] = value
    }
    if (same >= 0) repeat(same, many)
    begins[many] = packer.used
    ;[before, begins] = [begins, before]
    held = packer.bytes
    if (packer.used < chunkLength) continue
    yield packer.bytes.subarray(0, packer.used)
    packer = new Packer()
  }
  if (packer.used > 0) yield packer.bytes.subarray(0, packer.used)
}

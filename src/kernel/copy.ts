/** Loads rows into a table with COPY FROM STDIN: two to three times as fast as inserts of a thousand rows a statement. */
import type { Duplex } from 'node:stream'
import type { Submittable, Connection as Wire } from 'pg'
import type { Connection } from './database.ts'

/** Arrays become PostgreSQL arrays, objects JSON; JSON that is an array at its top must come as text. */
export type CopyValue =
  | string
  | number
  | boolean
  | null
  | readonly (string | number)[]
  | Readonly<Record<string, unknown>>

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }
const escaped = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (sign) => escapes[sign] ?? sign) : text

const element = (value: string | number): string =>
  typeof value === 'number' ? String(value) : `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`

/**
 * A list of texts as one parameter of type `text[]`. `pg` does the same to whatever stands in a list, looking at each; for the thousand
 * ids or references of a feed's batch that is most of what sending them costs.
 */
export const arrayText = (values: readonly string[]): string => `{${values.map(element).join(',')}}`

/** The type `json` by its number (pg_type.dat). */
const jsonType = 114

/**
 * A list of JSON texts as one parameter of type `json[]`, in binary: nothing in them is escaped, and nothing has to be found again, which
 * costs as much as reading them.
 */
export const packedJson = (texts: readonly string[]): Buffer => {
  const lengths = texts.map((text) => Buffer.byteLength(text))
  const packed = Buffer.allocUnsafe(20 + lengths.reduce((sum, length) => sum + 4 + length, 0))
  // Dimensions, whether any is null, the type; of the one dimension how many and from which number on.
  let at = 0
  for (const head of [1, 0, jsonType, texts.length, 1]) at = packed.writeInt32BE(head, at)
  for (const [which, text] of texts.entries()) {
    at = packed.writeInt32BE(lengths[which] ?? 0, at)
    at += packed.write(text, at)
  }
  return packed
}

/** One value in the text format of COPY (PostgreSQL manual, COPY, "Text Format"). */
export const copyText = (value: CopyValue): string => {
  if (value === null) return '\\N'
  if (typeof value === 'string') return escaped(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return escaped(`{${value.map(element).join(',')}}`)
  return escaped(JSON.stringify(value))
}

/** What `pg` has on its connection and its types leave out. */
type CopyWire = Wire & {
  readonly sendCopyFromChunk: (chunk: Buffer) => void
  readonly endCopyFrom: () => void
  readonly sendCopyFail: (message: string) => void
}

const chunkLength = 64 * 1024

/** Resolves when the socket takes more, or is gone. */
const drained = (stream: Duplex): Promise<void> =>
  new Promise((resolve) => {
    const go = (): void => {
      stream.off('drain', go)
      stream.off('close', go)
      resolve()
    }
    stream.on('drain', go)
    stream.on('close', go)
  })

/** A statement as `pg` drives it: it calls these as the server answers. */
class CopyIn implements Submittable {
  readonly #statement: string
  readonly #lines: Iterator<string | Buffer>
  readonly #done: (error?: unknown) => void
  #over = false
  #cause: unknown

  constructor(statement: string, lines: Iterator<string | Buffer>, done: (error?: unknown) => void) {
    this.#statement = statement
    this.#lines = lines
    this.#done = done
  }

  submit(wire: Wire): void {
    wire.query(this.#statement)
  }

  handleCopyInResponse(wire: CopyWire): void {
    this.#send(wire).catch((error: unknown) => {
      this.#cause = error
      if (!this.#over) wire.sendCopyFail('the rows could not be made')
    })
  }

  /** Makes lines only as fast as the server takes them, and lets the event loop turn between chunks. */
  async #send(wire: CopyWire): Promise<void> {
    let chunk = ''
    for (let next = this.#lines.next(); !next.done && !this.#over; next = this.#lines.next()) {
      if (typeof next.value !== 'string') {
        wire.sendCopyFromChunk(next.value)
        if (wire.stream.writableNeedDrain) await drained(wire.stream)
        continue
      }
      chunk += next.value
      if (chunk.length < chunkLength) continue
      wire.sendCopyFromChunk(Buffer.from(chunk))
      chunk = ''
      if (wire.stream.writableNeedDrain) await drained(wire.stream)
      else await new Promise((resolve) => setImmediate(resolve))
    }
    if (this.#over) return
    if (chunk !== '') wire.sendCopyFromChunk(Buffer.from(chunk))
    wire.endCopyFrom()
  }

  handleError(error: unknown): void {
    this.#over = true
    this.#done(this.#cause ?? error)
  }

  handleReadyForQuery(): void {
    this.#over = true
    this.#done()
  }

  handleCommandComplete(): void {}
  handleEmptyQuery(): void {}
}

/** `createdAt` is the column `created_at`: the rule of the query builder, which COPY goes past. */
const columnOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const copyIn = (
  client: Connection['client'],
  table: string,
  columns: readonly string[],
  format: string,
  lines: Iterable<string | Buffer>,
): Promise<void> => {
  const names = columns.map((column) => `"${columnOf(column)}"`).join(', ')
  const statement = `copy "${columnOf(table)}" (${names}) from stdin${format}`
  return new Promise<void>((resolve, reject) => {
    const done = (error?: unknown): void => (error === undefined ? resolve() : reject(error))
    client.query(new CopyIn(statement, lines[Symbol.iterator](), done))
  })
}

type Row<C extends string> = { readonly [K in C]: CopyValue }

/**
 * Lines of the text format. Of a batch most columns say in each row what they said in the row before (owner, status, instants): such
 * a value is compared, which costs a fraction of writing it anew.
 */
function* linesOf<C extends string>(columns: readonly C[], rows: Iterable<Row<C>>): Generator<string> {
  const values: CopyValue[] = columns.map(() => '')
  const texts: string[] = columns.map(() => '')
  for (const row of rows) {
    for (let at = 0; at < columns.length; at += 1) {
      const value = row[columns[at] as C]
      if (value === values[at]) continue
      values[at] = value
      texts[at] = copyText(value)
    }
    // Joined in one go: a text that grows column by column is a chain of pieces, a kilobyte of them a row.
    yield `${texts.join('\t')}\n`
  }
}

/**
 * Copies rows into `table`, members named by `columns` into the columns of the same names. Rows are drawn as the server takes
 * them; when drawing throws, nothing is kept and the same is thrown. `client` is one connection, best in a transaction.
 * Rejects with what the server says of a row it does not take.
 */
export const copyRows = async <C extends string>(
  { client }: Pick<Connection, 'client'>,
  table: string,
  columns: readonly C[],
  rows: Iterable<Row<C>>,
): Promise<void> => {
  await copyIn(client, table, columns, '', linesOf(columns, rows))
}

/** What a file of the binary format begins with: signature, no flags, no extension (PostgreSQL manual, COPY, "Binary Format"). */
const packedHead = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
const packedEnd = Buffer.from([0xff, 0xff])

/**
 * The same for rows that are packed already, in the binary format without its head and end: each the number of its columns in two bytes,
 * and for each column its length in four and its bytes. A fraction of the cost of text on both sides.
 */
export const copyPacked = async (
  { client }: Pick<Connection, 'client'>,
  table: string,
  columns: readonly string[],
  rows: Iterable<Buffer>,
): Promise<void> => {
  const pieces = function* (): Generator<Buffer> {
    yield packedHead
    yield* rows
    yield packedEnd
  }
  await copyIn(client, table, columns, ' (format binary)', pieces())
}

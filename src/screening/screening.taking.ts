// Takes a file apart under the eyes of whoever gives it in: what can be asked, what cannot be read, and what refuses all of it.
import { refuseUngranted, understandTraveller } from '../check/check.making.ts'
import { personItem } from '../check/check.person.schema.ts'
import type { CheckItem } from '../check/check.schema.ts'
import { isSeparator } from '../intake/csv-row.ts'
import { isEncoding } from '../intake/text-encoding.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { checkAgainst } from '../kernel/validation.ts'
import { sensitiveArticle } from '../terms/sensitive-data.ts'
import { type Head, headOf, linesOf, type Reading, type ReadLine } from './screening.reading.ts'
import { type ListReading, mostLines } from './screening.schema.ts'
import type { KeptFault, ListItem } from './screening.table.ts'

/** A line as it is asked, and what is shown of it before. */
export type TakenLine = ListItem & { readonly fields: Readonly<Record<string, unknown>> }
export type TakenFault = KeptFault & { readonly pointer?: string }

export type Taken = {
  readonly head: Head
  readonly bytes: Buffer
  readonly items: readonly TakenLine[]
  /** One a line: the first thing wrong with it. */
  readonly faults: readonly TakenFault[]
}

const wishOf = ({ form, encoding, separator, header = true, mapping }: ListReading): Reading => {
  if (encoding !== undefined && !isEncoding(encoding)) throw refused('/encoding', 'fault.not-in-list')
  if (separator !== undefined && !isSeparator(separator)) throw refused('/separator', 'fault.not-in-list')
  return {
    form,
    header,
    ...(encoding === undefined ? {} : { encoding }),
    ...(separator === undefined ? {} : { separator }),
    ...(mapping === undefined ? {} : { mapping }),
  }
}

const refused = (pointer: string, key: string, values: Readonly<Record<string, string | number>> = {}): Failure =>
  new Failure('invalid', 'request.invalid', { pointers: [{ pointer, key, values }] })

const faultOf = (line: number, { key, values, pointer }: Omit<TakenFault, 'line'>): TakenFault => ({
  line,
  key,
  values,
  ...(pointer ? { pointer } : {}),
})

/** What a mapping made is judged like a question somebody typed. */
const faultOfShape = (line: number, person: CheckItem['person']): TakenFault | undefined => {
  try {
    checkAgainst(personItem, person)
    return undefined
  } catch (error) {
    const [first] = error instanceof Failure ? error.pointers : []
    if (!first) throw error
    return faultOf(line, { key: first.key, values: first.values as KeptFault['values'], pointer: first.pointer })
  }
}

const takeLine = (read: ReadLine, today: string): TakenLine | TakenFault => {
  const { line } = read
  if ('faults' in read) {
    const [first] = read.faults
    return faultOf(line, first ?? { key: 'fault.line-not-taken', values: {} })
  }
  const misshapen = read.item.person && faultOfShape(line, read.item.person)
  if (misshapen) return misshapen
  const understood = understandTraveller(read.item, today)
  if ('faults' in understood) {
    const [first] = understood.faults
    return first
      ? faultOf(line, { key: first.key, values: first.values as KeptFault['values'], pointer: first.pointer })
      : faultOf(line, { key: 'fault.line-not-taken', values: {} })
  }
  return { line, item: read.item, fields: understood.fields }
}

const othersFirst = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads a file as it is wanted, letting others have their turn. Throws Failure invalid `screening.sensitive-column` with the pointer of
 * each column that asks for particularly sensitive data, `screening.too-many-lines`, `screening.empty`; forbidden
 * `check.database-not-granted` where the actor may not ask for persons for this purpose.
 */
export const takeFile = async (
  context: Pick<Context, 'actor' | 'purpose' | 'now'>,
  given: ListReading,
): Promise<Taken> => {
  const bytes = Buffer.from(given.content, 'base64')
  const head = headOf(bytes, wishOf(given))
  if (head.sensitive.length > 0)
    throw new Failure('invalid', 'screening.sensitive-column', {
      values: { article: sensitiveArticle },
      pointers: head.sensitive.map((heading) => ({
        pointer: `/content/${head.headings.indexOf(heading)}`,
        key: 'fault.sensitive-column',
        values: { article: sensitiveArticle },
      })),
    })
  const today = context.now.slice(0, 10)
  const items: TakenLine[] = []
  const faults: TakenFault[] = head.fault ? [faultOf(1, head.fault)] : []
  // Without its headings nobody can say what the lines under them mean.
  for (const read of head.fault ? [] : linesOf(bytes, given.form, head)) {
    if (read === null) {
      await othersFirst()
      continue
    }
    if (items.length + faults.length >= mostLines)
      throw new Failure('invalid', 'screening.too-many-lines', { values: { most: mostLines } })
    const taken = takeLine(read, today)
    if ('key' in taken) faults.push(taken)
    else {
      if (items.length === 0 && context.purpose !== '') refuseUngranted(context, 'person')
      items.push(taken)
    }
  }
  if (items.length + faults.length === 0) throw new Failure('invalid', 'screening.empty')
  return { head, bytes, items, faults }
}

/**
 * The same for a list that is to be asked. Throws beside it Failure invalid `request.invalid` for a faulty mapping, and
 * `screening.unread` with each line that cannot be read where they are not as many as the officer has agreed to leave out: a
 * traveller who is passed over silently has not been checked.
 */
export const takeList = async (context: Context, given: ListReading, leaveOut: number): Promise<Taken> => {
  const taken = await takeFile(context, given)
  const { mappingFaults } = taken.head
  if (mappingFaults.length > 0)
    throw new Failure('invalid', 'request.invalid', {
      pointers: mappingFaults.map((one) => ({ ...one, pointer: `/mapping${one.pointer}` })),
    })
  if (taken.faults.length !== leaveOut)
    throw new Failure('invalid', 'screening.unread', {
      values: { lines: taken.faults.length, agreed: leaveOut },
      pointers: taken.faults
        .slice(0, 100)
        .map(({ line, key, values }) => ({ pointer: `/content/${line}`, key, values })),
    })
  if (taken.items.length === 0) throw new Failure('invalid', 'screening.empty')
  return taken
}

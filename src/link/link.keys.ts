// Which keys of which databases name the same thing as a record: its identifiers put as a question to each database's own file.
import { databases } from '../record/databases/all.ts'
import type { DatabaseFile, Fields, KeyVerdict } from '../record/databases/database.ts'
import { keysAnswered } from '../record/databases/key-range.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'

/** What a database is asked, and the keys that ask it. */
export type Asked = { readonly file: DatabaseFile; readonly question: Fields; readonly keys: readonly string[] }

type Identified = Pick<RecordRow, 'database' | 'fields' | 'keys'>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** Identity documents a record speaks of: those in a list, or the document that it is itself. */
const documentsOf = ({ database, fields }: Identified): Fields[] => {
  if (Array.isArray(fields.documents)) return fields.documents.filter(isObject)
  if (database !== 'travel-document' && database !== 'tdawn') return []
  const { number, country, type } = fields
  return [{ number, country, type }]
}

/** Kinds of keys by which outside lists hold the numbers of ships, and what a vessel calls them. */
const shipNumbers: Readonly<Record<string, string>> = {
  'list-imo': 'imo',
  'list-mmsi': 'mmsi',
  'list-call-sign': 'callSign',
}

/** Numbers of ships a record speaks of: a vessel's own, or those a list was read to hold; one question for each. */
const shipsOf = ({ database, fields, keys }: Identified): Fields[] => {
  const { imo, mmsi, callSign } = fields
  if (database === 'vessel') return [{ imo, mmsi, callSign }]
  if (database !== 'outside-list') return []
  return keys.flatMap((key) => {
    const [kind = '', number] = key.split(':')
    const field = shipNumbers[kind]
    return field === undefined ? [] : [{ [field]: number }]
  })
}

/** What a record says that another database knows too. */
const shared: Readonly<Partial<Record<DatabaseName, (record: Identified) => Fields[]>>> = {
  'travel-document': documentsOf,
  tdawn: documentsOf,
  nominal: (record) => [{ documents: documentsOf(record) }],
  vessel: shipsOf,
  'outside-list': (record) => [{ documents: documentsOf(record) }, ...shipsOf(record)],
}

/** What to ask each of these databases about a record; databases without a key for it are left out. */
export const questionsAbout = (record: Identified, asked: readonly DatabaseName[]): Asked[] =>
  databases
    .filter(({ name }) => asked.includes(name))
    .flatMap((file) => {
      const questions = file.name === record.database ? [record.fields] : (shared[file.name]?.(record) ?? [])
      return questions.map((question) => ({ file, question, keys: file.keys(question) }))
    })
    .filter(({ keys }) => keys.length > 0)

/** How a record answers what its database was asked: kinds of the equal keys, and what they amount to; undefined for nothing. */
export const verdictOf = (
  { file, question, keys }: Asked,
  record: Pick<RecordRow, 'fields' | 'keys' | 'rangeEnd'>,
): { readonly kinds: readonly string[]; readonly verdict: KeyVerdict } | undefined => {
  const kinds = [...new Set(keysAnswered(keys, record).map((key) => key.slice(0, key.indexOf(':'))))]
  const verdict = kinds.length === 0 ? undefined : file.judge(question, record.fields, kinds)
  return verdict === undefined ? undefined : { kinds, verdict }
}

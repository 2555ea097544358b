// The persons of records as they are compared, kept while the same records are met again: common names bring the same ones each time.
import { type Person, preparePerson } from '../matching/person.ts'
import { type DatabaseFile, fieldsSeen, type SeenBy } from '../record/databases/database.ts'
import type { RecordRow } from '../record/record.schema.ts'

/** Persons kept at least, and twice as many at most, about 2 kB each; none that nobody met for twice as long. */
const mostKept = 2_000
const longestKept = 5 * 60_000

type Kept = { readonly version: number; readonly updatedAt: string; readonly person: Person | undefined }

/** Two generations, so that a look costs no more than a look; by the record's id, since of one number each store has its own. */
const generations = () => {
  let young = new Map<string, Kept>()
  let old = new Map<string, Kept>()
  let since = performance.now()
  return {
    find: (id: string): Kept | undefined => young.get(id) ?? old.get(id),
    keep: (id: string, one: Kept): void => {
      const now = performance.now()
      if (young.size >= mostKept || now - since > longestKept) {
        old = now - since > 2 * longestKept ? new Map() : young
        young = new Map()
        since = now
      }
      young.set(id, one)
    },
  }
}
const kept: Readonly<Record<SeenBy, ReturnType<typeof generations>>> = { post: generations(), desk: generations() }

/**
 * The person in a record, of the fields alone that a reader of this level is shown: what is not shown must not show in a score
 * either. Undefined where there is none, or one without a name. The row has passed the read rule; its version tells whether
 * what was prepared before is still what it says.
 */
export const personInRecord = (file: DatabaseFile, row: RecordRow, level: SeenBy): Person | undefined => {
  const { id, version, updatedAt } = row
  const before = kept[level].find(id)
  const isSame = before?.version === version && before.updatedAt === updatedAt
  const now = isSame ? before : { version, updatedAt, person: prepare(file, row, level) }
  kept[level].keep(id, now)
  return now.person
}

const prepare = (file: DatabaseFile, row: RecordRow, level: SeenBy): Person | undefined => {
  const form = file.personOf(fieldsSeen(file, row.fields, level))
  return form && form.names.length > 0 ? preparePerson(form) : undefined
}

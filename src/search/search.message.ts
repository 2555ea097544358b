/** What the hub and its search workers say to each other. */

import type { SharedExactIndex } from '../index/exact-index.ts'
import type { SharedNames } from '../index/name-index.ts'
import type { SharedRights } from '../index/rights-table.ts'
import type { PersonForm } from '../matching/person-form.ts'
import type { PersonsFound } from './search.person.shared.ts'
import type { PersonsKept, PersonsRestored } from './search.persons.snapshot.ts'

/** What a worker is started with. */
export type SearchWorkerStart = { readonly index: SharedExactIndex; readonly rights: SharedRights }

/** Many lookups in one message: the keys of all, then how many keys and which rights each lookup has. */
export type LookupMessage = {
  readonly kind: 'lookup'
  readonly id: number
  /** Layout of the index when the lookups were sent; a worker that knows only an older one refuses. */
  readonly layout: number
  readonly keys: readonly string[]
  readonly counts: readonly number[]
  readonly rights: readonly number[]
}

export type ToSearchWorker =
  | { readonly kind: 'index'; readonly index: SharedExactIndex }
  | { readonly kind: 'rights'; readonly rights: SharedRights }
  | LookupMessage

/** `rows` holds four numbers an entry found: position of the lookup, position of its key, record number, access. */
export type FromSearchWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'found'; readonly id: number; readonly rows: readonly number[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

/** What the worker that writes the index of persons is started with; the persons follow in messages. */
export type PersonsWriterStart = { readonly capacity: number }

/** What a worker that reads it is started with. */
export type PersonsReaderStart = {
  readonly rights: SharedRights
  readonly names: SharedNames
  /** Whether it learns the commonest words of the index while nobody asks. */
  readonly learns: boolean
}

/** A person as the store has it now, for the index; without a form it is taken out. */
export type PersonChange = {
  readonly number: number
  readonly classId: number
  /** Position of its database in `databaseNames`. */
  readonly group: number
  /** Whether everybody may read the record: only then does it count for rarity. */
  readonly isOpen: boolean
  readonly form: PersonForm | undefined
}

/** A person looked for under somebody's rights; bit i of `groups` is the database at position i. */
export type PersonLookup = {
  readonly form: PersonForm
  readonly groups: number
  readonly rights: number
  /** Whether places that are left are filled with the nearest records below the line. */
  readonly nearest?: boolean
}

/**
 * `loaded`: all that the store had is there, and is brought into lists before the answer. `restore`: the index becomes what is in the
 * snapshot, whatever it was. `keep`: it is written down as it is then, while changes go on.
 */
export type ToPersonsWriter =
  | { readonly kind: 'put'; readonly id: number; readonly changes: readonly PersonChange[] }
  | { readonly kind: 'loaded'; readonly id: number }
  | { readonly kind: 'restore'; readonly id: number; readonly from: PersonsRestored }
  | { readonly kind: 'keep'; readonly id: number; readonly as: PersonsKept }

/**
 * `names` is what readers are to attach to, before anything asked later; `bytes` is the memory of the index. `fault` says in plain
 * words why a snapshot was not taken up, and the index is empty, or why none was written; it quotes no data.
 */
export type FromPersonsWriter =
  | { readonly kind: 'names'; readonly names: SharedNames }
  | {
      readonly kind: 'done'
      readonly id: number
      readonly entries: number
      readonly bytes: number
      readonly fault?: string
    }
  | { readonly kind: 'kept'; readonly id: number; readonly bytes: number; readonly fault?: string }

export type ToPersonsReader =
  | { readonly kind: 'rights'; readonly rights: SharedRights }
  | { readonly kind: 'names'; readonly names: SharedNames }
  | { readonly kind: 'find'; readonly id: number; readonly limit: number; readonly lookups: readonly PersonLookup[] }

export type FromPersonsReader =
  | { readonly kind: 'ready' }
  | { readonly kind: 'found'; readonly id: number; readonly found: readonly PersonsFound[] }
  | { readonly kind: 'failed'; readonly id: number; readonly reason: string }

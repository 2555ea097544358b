/** What the hub and its search workers say to each other. */

import type { SharedExactIndex } from '../index/exact-index.ts'
import type { SharedRights } from '../index/rights-table.ts'

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

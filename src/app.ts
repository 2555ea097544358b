// The slices, in dependency order: a slice imports only from those above it. This list is the platform.
import { bureauSlice } from './bureau/bureau.api.ts'
import { checkSlice } from './check/check.api.ts'
import { hitSlice } from './hit/hit.api.ts'
import type { Operation } from './kernel/operation.ts'
import type { Slice } from './kernel/slice.ts'
import { memberSlice } from './member/member.api.ts'
import { officerSlice } from './officer/officer.api.ts'
import { oversightSlice } from './oversight/oversight.api.ts'
import { recordSlice } from './record/record.api.ts'
import { searchSlice } from './search/search.feed.ts'

export const slices: readonly Slice[] = [
  memberSlice,
  bureauSlice,
  officerSlice,
  recordSlice,
  searchSlice,
  hitSlice,
  checkSlice,
  oversightSlice,
]

/** Everything the platform can do. */
export const operations: readonly Operation[] = slices.flatMap((slice) => slice.handlers.map((one) => one.operation))

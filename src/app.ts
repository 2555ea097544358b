// The slices, in dependency order: a slice imports only from those above it. This list is the platform.

import { attachmentSlice } from './attachment/attachment.api.ts'
import { bureauSlice } from './bureau/bureau.api.ts'
import { checkSlice } from './check/check.api.ts'
import { deskSlice } from './desk/desk.api.ts'
import { feedSlice } from './feed/feed.api.ts'
import { hitSlice } from './hit/hit.api.ts'
import type { Operation } from './kernel/operation.ts'
import type { Slice } from './kernel/slice.ts'
import { linkSlice } from './link/link.api.ts'
import { memberSlice } from './member/member.api.ts'
import { messageSlice } from './message/message.api.ts'
import { notificationSlice } from './notification/notification.api.ts'
import { officerSlice } from './officer/officer.api.ts'
import { oversightSlice } from './oversight/oversight.api.ts'
import { pictureSlice } from './picture/picture.api.ts'
import { proposalSlice } from './proposal/proposal.api.ts'
import { qualitySlice } from './quality/quality.api.ts'
import { recordSlice } from './record/record.api.ts'
import { searchSlice } from './search/search.feed.ts'
import { watchSlice } from './watch/watch.api.ts'

export const slices: readonly Slice[] = [
  memberSlice,
  bureauSlice,
  officerSlice,
  attachmentSlice,
  recordSlice,
  pictureSlice,
  searchSlice,
  feedSlice,
  proposalSlice,
  linkSlice,
  hitSlice,
  watchSlice,
  checkSlice,
  qualitySlice,
  messageSlice,
  deskSlice,
  notificationSlice,
  oversightSlice,
]

/** Everything the platform can do. */
export const operations: readonly Operation[] = slices.flatMap((slice) => slice.handlers.map((one) => one.operation))

// The slices, in dependency order: a slice imports only from those above it. This list is the platform.

import { analysisSlice } from './analysis/analysis.api.ts'
import { attachmentSlice } from './attachment/attachment.api.ts'
import { bureauSlice } from './bureau/bureau.api.ts'
import { checkSlice } from './check/check.api.ts'
import { deskSlice } from './desk/desk.api.ts'
import { expertSlice } from './expert/expert.api.ts'
import { feedSlice } from './feed/feed.api.ts'
import { groupSlice } from './group/group.api.ts'
import { hitSlice } from './hit/hit.api.ts'
import type { Operation } from './kernel/operation.ts'
import type { Slice } from './kernel/slice.ts'
import { knowledgeSlice } from './knowledge/knowledge.api.ts'
import { leadSlice } from './lead/lead.api.ts'
import { linkSlice } from './link/link.api.ts'
import { materialSlice } from './material/material.api.ts'
import { memberSlice } from './member/member.api.ts'
import { messageSlice } from './message/message.api.ts'
import { notificationSlice } from './notification/notification.api.ts'
import { officerSlice } from './officer/officer.api.ts'
import { oversightSlice } from './oversight/oversight.api.ts'
import { pictureSlice } from './picture/picture.api.ts'
import { proposalSlice } from './proposal/proposal.api.ts'
import { qualitySlice } from './quality/quality.api.ts'
import { recordSlice } from './record/record.api.ts'
import { requestSlice } from './request/request.api.ts'
import { rulebookSlice } from './rulebook/rulebook.api.ts'
import { screeningSlice } from './screening/screening.api.ts'
import { searchSlice } from './search/search.feed.ts'
import { threatSlice } from './threat/threat.api.ts'
import { trainingSlice } from './training/training.api.ts'
import { watchSlice } from './watch/watch.api.ts'

export const slices: readonly Slice[] = [
  memberSlice,
  bureauSlice,
  rulebookSlice,
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
  screeningSlice,
  qualitySlice,
  messageSlice,
  threatSlice,
  expertSlice,
  groupSlice,
  requestSlice,
  analysisSlice,
  materialSlice,
  leadSlice,
  knowledgeSlice,
  trainingSlice,
  deskSlice,
  notificationSlice,
  oversightSlice,
]

/** Everything the platform can do. */
export const operations: readonly Operation[] = slices.flatMap((slice) => slice.handlers.map((one) => one.operation))

// Answers to operations on lists, and the slice itself.
import { handle, type Slice } from '../kernel/slice.ts'
import { give, preview } from './screening.giving.ts'
import {
  cancelScreening,
  eraseScreening,
  fileOfReport,
  issueReport,
  listMatchesOf,
  listScreenings,
  previewList,
  reviewMatch,
  showReport,
  showScreening,
  uploadList,
} from './screening.operations.ts'
import { fileOf, issue, open } from './screening.reporting.ts'
import { review } from './screening.reviewing.ts'
import { startRuns } from './screening.runs.ts'
import {
  dropParts,
  eraseList,
  listLists,
  listMatches,
  lockList,
  readList,
  saveList,
  sealOfList,
} from './screening.store.ts'
import { screeningTimers } from './screening.timers.ts'
import { viewLists, viewMatchOf, viewOne } from './screening.view.ts'
import { advance } from './screening.workflow.ts'

const handlers = [
  handle(previewList, (context, { body }) => preview(context, body)),
  handle(uploadList, (context, { body }) => give(context, body)),
  handle(listScreenings, async (context, { query }) => {
    const { lines, after } = await listLists(context, query)
    context.note({ detail: { lines: lines.length } })
    return { screenings: await viewLists(context, lines), after }
  }),
  handle(showScreening, async (context, { params }) => {
    const list = await readList(context, params.id)
    context.note({ subject: { kind: 'screening', id: list.id, version: list.version } })
    return viewOne(context, list)
  }),
  handle(listMatchesOf, async (context, { params, query }) => {
    const list = await readList(context, params.id)
    const { lines, after } = await listMatches(context, list.id, query)
    const seal = lines.length === 0 ? undefined : await sealOfList(context, list)
    const matches = []
    if (seal) for (const row of lines) matches.push(await viewMatchOf(context, list, seal, row))
    const seen = new Map(lines.map(({ record, owner }) => [record, owner] as const))
    context.note({
      subject: { kind: 'screening', id: list.id, version: list.version },
      // Sources hear of a match when the desk has said "could be", not when it looks.
      subjects: [...seen].map(([id, owner]) => ({ kind: 'record', id, owner, part: 'shown', discreet: true })),
    })
    return { matches, after }
  }),
  handle(reviewMatch, (context, { params, body }) => review(context, params, body)),
  handle(cancelScreening, async (context, { params }) => {
    const list = await lockList(context, params.id, 'cancel')
    const saved = await saveList(context, advance(list, { kind: 'cancel' }, context.now))
    await dropParts(context, list.id)
    context.note({
      subject: { kind: 'screening', id: list.id, version: saved.version },
      subjects: [{ kind: 'screening', id: list.id, owner: list.bureau, part: 'changed' }],
      tell: [list.bureau],
      detail: { done: saved.done, items: saved.items },
    })
    return viewOne(context, saved)
  }),
  handle(eraseScreening, async (context, { params }) => {
    const list = await lockList(context, params.id, 'erase')
    const erased = await eraseList(context, list)
    context.note({
      subject: { kind: 'screening', id: list.id, version: erased.version },
      subjects: [{ kind: 'screening', id: list.id, owner: list.bureau, part: 'changed' }],
      tell: [list.bureau],
      detail: { lines: list.lines, done: list.done, ...erased.counts },
    })
    return viewOne(context, erased)
  }),
  handle(issueReport, (context, { params }) => issue(context, params.id)),
  handle(showReport, (context, { params }) => open(context, params.id)),
  handle(fileOfReport, (context, { params }) => fileOf(context, params.id)),
]

export const screeningSlice: Slice = {
  name: 'screening',
  handlers,
  timers: screeningTimers,
  start: async (hub) => startRuns(hub),
}

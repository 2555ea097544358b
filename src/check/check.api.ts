// Answers to checks, and the slice itself: discreet alerts that an earlier hub left without their hit are made up for.
import { defaultLimit, pageOf, readAfter } from '../kernel/page.ts'
import { handle, handleStreamed, type Slice } from '../kernel/slice.ts'
import { alertTimer, makeUp, oweAlerts } from './check.alert.ts'
import { ask } from './check.ask.ts'
import { askInParts } from './check.batch.ts'
import { sayCouldBe } from './check.could-be.ts'
import { askCheck, couldBeCheck, listChecks, similarCheck } from './check.operations.ts'
import { checkRehearsal } from './check.rehearsal.ts'
import { findSimilar } from './check.similar.ts'
import { readOwnChecks } from './check.store.ts'
import { writeAnswer } from './check.writing.ts'

const asked = handleStreamed(
  askCheck,
  (context, { body }) => ask(context, body),
  (opening, { body }) => askInParts(opening, body),
  writeAnswer,
)
const handlers = [
  asked,
  handle(couldBeCheck, async (context, { params, body }) => {
    const { id, reference, told, repeated } = await sayCouldBe(context, params.id, body)
    return { hit: id, hitReference: reference, told, repeated }
  }),
  handle(similarCheck, (context, { params }) => findSimilar(context, params.database, params.id)),
  handle(listChecks, async (context, { query }) => {
    const limit = query.limit ?? defaultLimit
    const { lines, after } = pageOf(await readOwnChecks(context, readAfter(query.after), limit + 1), limit)
    context.note({ detail: { lines: lines.length } })
    return { checks: lines.map(({ createdAt, ...line }) => ({ at: createdAt, ...line })), after }
  }),
]

export const checkSlice: Slice = {
  name: 'check',
  handlers,
  rehearsals: [checkRehearsal(asked)],
  timers: [{ kind: alertTimer, run: makeUp }],
  start: async (hub) => {
    await oweAlerts(hub)
    return undefined
  },
}

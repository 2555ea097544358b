// Answers to operations on requests for analysis, and the slice itself.

import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { addDays, weekdayIn } from '../terms/instant.ts'
import { readThreats } from '../threat/threat.store.ts'
import type { Acted } from './request.acting.ts'
import { proposeRouting } from './request.asking.ts'
import { beginDraft, saveDraft, sendDraft } from './request.drafting.ts'
import { answerAct } from './request.fact.ts'
import {
  countLoad,
  countStates,
  findSimilarRows,
  type LoadCount,
  listRequestRows,
  readAnalysts,
} from './request.list.store.ts'
import {
  discardRequest,
  draftRequest,
  findSimilar,
  listAnalysts,
  listRequests,
  routeRequest,
  saveRequest,
  sendRequest,
  showLoad,
  showRequest,
} from './request.operations.ts'
import { requestPolicy } from './request.policy.ts'
import { requestReactions } from './request.reactions.ts'
import type { LoadAnswer } from './request.schema.ts'
import { eraseDraft, lockRequest, readRequest } from './request.store.ts'
import type { RequestRow } from './request.table.ts'
import { requestTimers } from './request.timers.ts'
import { viewLines, viewRequest } from './request.view.ts'
import { wordsOf } from './request.words.ts'
import { workHandlers } from './request.work.api.ts'
import { requireSense } from './request.workflow.ts'

const own = (row: RequestRow): Acted => ({ row, tell: row.parties })

/** The Monday, 00:00Z, of the week of an instant. */
const mondayOf = (now: string): string => addDays(now.slice(0, 10), 1 - weekdayIn(now, 'UTC'))

const loadOf = (context: Context, counts: readonly LoadCount[], monday: string, weeks: number): LoadAnswer => {
  const rows = new Map<string, { bureau: string; officer: string | null; weeks: number[]; late: number }>()
  for (const { bureau, officer, week, late, count } of counts) {
    const key = `${bureau} ${officer}`
    const row = rows.get(key) ?? { bureau, officer: officer || null, weeks: Array<number>(weeks).fill(0), late: 0 }
    row.weeks[week] = (row.weeks[week] ?? 0) + count
    rows.set(key, { ...row, late: row.late + (late ? count : 0) })
  }
  const isOwn = ({ bureau }: { bureau: string }): boolean => bureau === context.actor.bureau
  const sorted = [...rows.entries()].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row)
  return {
    weeks: Array.from({ length: weeks }, (_, at) => `${addDays(monday, at * 7)}T00:00:00.000Z`),
    rows: [...sorted.filter(isOwn), ...sorted.filter((row) => !isOwn(row))],
  }
}

/** A threat that was named, where the reader may see it; null where not. */
const threatSeen = async (context: Context, threat: string | null | undefined): Promise<string | null> =>
  threat && (await readThreats(context, [threat])).has(threat) ? threat : null

const handlers = [
  handle(draftRequest, async (context, { body }) => {
    if (!allows(requestPolicy.draft(context.actor), {})) throw new Failure('forbidden', 'request.no-asking')
    return answerAct(context, own(await beginDraft(context, body)))
  }),

  handle(saveRequest, async (context, { params, body }) =>
    answerAct(context, own(await saveDraft(context, params.id, body))),
  ),

  handle(discardRequest, async (context, { params }) => {
    const row = await lockRequest(context, params.id, 'discard')
    requireSense('discard', row.state)
    await eraseDraft(context, row)
    return answerAct(context, own(row), { discarded: true })
  }),

  handle(findSimilar, async (context, { body }) => {
    const threat = await threatSeen(context, body.threat)
    const rows = await findSimilarRows(context, {
      words: wordsOf(body.question ?? ''),
      crimeArea: body.crimeArea,
      threat,
    })
    return {
      similar: rows.map((row) => ({
        id: row.id,
        reference: row.reference,
        question: row.question,
        title: row.title,
        asker: row.asker,
        lead: row.lead,
        deliveredAt: row.deliveredAt ?? row.updatedAt,
        crimeArea: body.crimeArea === row.crimeArea ? body.crimeArea : (row.crimeArea as typeof body.crimeArea),
        why: {
          words: row.shared,
          crimeArea: row.crimeArea === body.crimeArea,
          threat: row.threat !== null && row.threat === threat,
        },
      })),
    }
  }),

  handle(routeRequest, async (context, { body }) => {
    if (!allows(requestPolicy.draft(context.actor), {})) throw new Failure('forbidden', 'request.no-asking')
    const { routed, experts, left } = await proposeRouting(context, body)
    context.note({
      subjects: routed.flatMap(({ expert, bureau }) =>
        expert === null ? [] : [{ kind: 'expert', id: expert, owner: bureau, part: 'shown' as const }],
      ),
      detail: { proposed: routed.length },
    })
    return {
      proposals: routed.map(({ bureau, expert, reasons, evidence }) => {
        const row = expert === null ? undefined : experts.get(expert)?.row
        return {
          bureau,
          expert: row
            ? { id: row.id, name: row.name, title: row.hides.includes('function') ? null : row.function || null }
            : null,
          reasons: [...reasons],
          evidence: [...evidence],
        }
      }),
      left,
    }
  }),

  handle(sendRequest, async (context, { params, body }) => {
    const row = await sendDraft(context, params.id, body)
    return answerAct(context, own(row), { asked: body.to.map(({ bureau }) => bureau), crimeArea: row.crimeArea })
  }),

  handle(listRequests, async (context, { query }) => {
    // Of a threat that is hidden from the reader no list may say what is bound to it.
    if (query.threat !== undefined && (await threatSeen(context, query.threat)) === null)
      return { requests: [], counts: [], after: null }
    const { lines, after } = await listRequestRows(context, query)
    return { requests: await viewLines(context, lines), counts: await countStates(context, query), after }
  }),

  handle(showLoad, async (context, { query }) => {
    const weeks = query.weeks ?? 8
    const monday = mondayOf(context.now)
    return loadOf(context, await countLoad(context, `${monday}T00:00:00.000Z`, weeks), monday, weeks)
  }),

  handle(listAnalysts, async (context) => ({ analysts: await readAnalysts(context) })),

  handle(showRequest, async (context, { params }) => {
    const row = await readRequest(context, params.id)
    context.note({
      subject: { kind: 'request', id: row.id, version: row.version },
      subjects: [{ kind: 'request', id: row.id, owner: row.asker, part: 'shown' }],
    })
    return viewRequest(context, row)
  }),
]

export const requestSlice: Slice = {
  name: 'request',
  handlers: [...handlers, ...workHandlers],
  timers: requestTimers,
  reactions: requestReactions,
}

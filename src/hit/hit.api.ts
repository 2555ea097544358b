// Answers to operations on hits, and the slice itself.
import { readBureaus } from '../bureau/bureau.store.ts'
import { forgetVanished } from '../feed/feed.vanished.store.ts'
import { allows } from '../kernel/access.ts'
import { Failure } from '../kernel/failure.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { changeNote, readRecord, withdrawRecord } from '../record/record.store.ts'
import { readAnswer } from './hit.answer.ts'
import { keepCleared } from './hit.cleared.store.ts'
import { readClearing } from './hit.clearing.ts'
import { noteHit } from './hit.fact.ts'
import { paceOf } from './hit.making.ts'
import { rememberHit } from './hit.memory.store.ts'
import { startMemory } from './hit.memory.ts'
import {
  answerHit,
  askMoreTime,
  clearHit,
  closeHit,
  describeBearer,
  escalateHit,
  findHit,
  listHits,
  logCall,
  passOnHit,
  releaseHit,
  showHit,
  takeHit,
} from './hit.operations.ts'
import { hitPolicy } from './hit.policy.ts'
import { hitReactions } from './hit.reactions.ts'
import type { HitView } from './hit.schema.ts'
import { type Beside, listHitRows, lockHit, readHit, readSteps, saveHit } from './hit.store.ts'
import type { HitRow } from './hit.table.ts'
import { hitTimers } from './hit.timers.ts'
import { answerDueAt, hurried } from './hit.urgency.ts'
import { lineOf, signerOf, viewHit } from './hit.view.ts'
import { type Act, advance, type Command } from './hit.workflow.ts'

/** Whether the reader may still read the record itself; withdrawn or restricted since, only the copy is left. */
const isRecordReadable = (context: Context, row: HitRow): Promise<boolean> =>
  readRecord(context, row.database, row.record, 'read').then(
    () => true,
    (error: unknown) => {
      if (error instanceof Failure) return false
      throw error
    },
  )

const view = async (context: Context, row: HitRow): Promise<HitView> => {
  const steps = await readSteps(context, row)
  const bureaus = await readBureaus(context, [row.finder, row.owner, row.answering, context.actor.bureau])
  const recordReadable = await isRecordReadable(context, row)
  return viewHit(row, { steps, bureaus, recordReadable }, context)
}

/** Does a command to a locked hit, keeps it, leaves its fact, tells both sides, and answers what the hit is now. */
const act = async (context: Context, before: HitRow, command: Command, beside: Beside = {}): Promise<HitView> => {
  const next = advance(before, command, signerOf(context.actor, before), context.now)
  const row = await saveHit(context, before, next, beside)
  if (command.act === 'outcome') await rememberHit(context, row)
  const detail = Object.assign({}, ...next.steps.map((step) => step.says))
  noteHit(context, row, { part: 'changed', tell: next.steps.length > 0, detail })
  return view(context, row)
}

/** Acts that need nothing but the hit. */
const plainly = (operation: typeof takeHit | typeof releaseHit, name: 'take' | 'release') =>
  handle(operation, async (context, { params }) => act(context, await lockHit(context, params.id, name), { act: name }))

const lock = (context: Context, id: string, name: Act, body: { readonly version?: number }): Promise<HitRow> =>
  lockHit(context, id, name, body.version)

/** Withdraws the record in the act of the answer; answers its version, undefined when it was withdrawn before. */
const withdrawNow = async (context: Context, hit: HitRow, reason: string): Promise<number | undefined> => {
  if (!allows(hitPolicy.withdraw(context.actor), hit)) throw new Failure('forbidden', 'hit.only-owner-withdraws')
  const present = await readRecord(context, hit.database, hit.record, 'withdraw')
  if (present.life === 'withdrawn') {
    // Its feed may have withdrawn it; that it was wrong is a decision, and no later line brings it back.
    await forgetVanished(context, [hit.record])
    return undefined
  }
  const record = await withdrawRecord(context, { database: hit.database, id: hit.record, reason })
  context.also('record.withdraw', changeNote(record))
  return record.version
}

const handlers = [
  handle(listHits, async (context, { query }) => {
    const { lines, after } = await listHitRows(context, query)
    return { hits: lines.map((row) => lineOf(row, context.actor)), after }
  }),

  handle(showHit, async (context, { params }) => {
    const row = await readHit(context, params.id)
    noteHit(context, row, { part: 'shown', tell: false })
    return view(context, row)
  }),

  plainly(takeHit, 'take'),
  plainly(releaseHit, 'release'),

  handle(describeBearer, async (context, { params, body }) => {
    const before = await lockHit(context, params.id, 'bearer')
    const pace = await paceOf(context, before.answering || before.finder)
    const { departureAt, ...bearer } = body
    const hurry = (departure: string) => {
      const urgency = hurried(before.urgency, departure, context.now, pace)
      return { urgency, answerDueAt: answerDueAt(urgency, context.now, pace) }
    }
    return act(context, before, { act: 'bearer', departureAt, hurry }, { row: { bearer } })
  }),

  handle(findHit, async (context, { params, body }) => {
    const before = await lock(context, params.id, 'finding', body)
    const command = { act: 'finding', identity: body.identity, amends: body.version !== undefined } as const
    return act(context, before, command, { says: { reason: body.reason } })
  }),

  handle(answerHit, async (context, { params, body }) => {
    const before = await lock(context, params.id, 'answer', body)
    const answer = readAnswer(body, context.now)
    const command = { act: 'answer', answer, amends: body.version !== undefined } as const
    // What stands in the way of the answer is told before the record is touched.
    advance(before, command, signerOf(context.actor, before), context.now)
    const version = answer.withdraw ? await withdrawNow(context, before, body.reason) : undefined
    const row = version === undefined ? {} : { presentVersion: version }
    return act(context, before, command, { row, says: { reason: body.reason } })
  }),

  handle(askMoreTime, async (context, { params, body }) =>
    act(
      context,
      await lockHit(context, params.id, 'more-time'),
      { act: 'more-time', until: body.until },
      { says: { reason: body.reason } },
    ),
  ),

  handle(logCall, async (context, { params, body }) => {
    const { spoke, said, confirmation } = body
    return act(
      context,
      await lockHit(context, params.id, 'call'),
      { act: 'call', with: body.with },
      { says: { spoke, said, confirmation } },
    )
  }),

  handle(escalateHit, async (context, { params, body }) =>
    act(context, await lockHit(context, params.id, 'escalate'), { act: 'escalate' }, { says: { reason: body.reason } }),
  ),

  handle(passOnHit, async (context, { params, body }) => {
    const before = await lock(context, params.id, 'pass-on', body)
    const pace = await paceOf(context, before.owner)
    const command = { act: 'pass-on', answerDueAt: answerDueAt(before.urgency, context.now, pace) } as const
    return act(context, before, command, { says: { reason: body.reason } })
  }),

  handle(clearHit, async (context, { params, body }) => {
    const hit = await lockHit(context, params.id, 'clear')
    const { reference, until } = await keepCleared(context, hit, readClearing(hit, body))
    noteHit(context, hit, { part: 'changed', tell: true, detail: { until } })
    return { hit: reference, until }
  }),

  handle(closeHit, async (context, { params, body }) => {
    const before = await lock(context, params.id, 'outcome', body)
    return act(
      context,
      before,
      { act: 'outcome', outcome: body.outcome },
      body.reason === undefined ? {} : { says: { reason: body.reason } },
    )
  }),
]

export const hitSlice: Slice = {
  name: 'hit',
  handlers,
  reactions: hitReactions,
  timers: hitTimers,
  start: async (hub) => {
    await startMemory(hub)
    return undefined
  },
}

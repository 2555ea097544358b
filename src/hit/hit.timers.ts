// What the platform does with hits by itself: asks again when nobody answers, erases when the day has come, forgets.
import { Failure } from '../kernel/failure.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { endCleared } from './hit.cleared.store.ts'
import { noteHit } from './hit.fact.ts'
import { forgetHit } from './hit.memory.store.ts'
import { eraseHit, lockHit, saveHit } from './hit.store.ts'
import type { HitRow } from './hit.table.ts'
import { signerOf } from './hit.view.ts'
import { advance } from './hit.workflow.ts'

/** The hit under lock; undefined when it is gone, which is no reason to come back every minute. */
const tended = (context: Context, id: string): Promise<HitRow | undefined> =>
  lockHit(context, id, 'tend').catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  })

/** Nobody has answered by the time that was set: the next level is asked. */
const askAgain = async (context: Context, id: string): Promise<void> => {
  const hit = await tended(context, id)
  if (!hit) return
  const next = advance(hit, { act: 'silence' }, signerOf(context.actor, hit), context.now)
  const saved = await saveHit(context, hit, next)
  noteHit(context, saved, { part: 'changed', tell: next.steps.length > 0, detail: { level: saved.escalation } })
}

/** The day has come: a hit that nobody closed is closed as not reported, then everything personal leaves it. */
const erase = async (context: Context, id: string): Promise<void> => {
  const hit = await tended(context, id)
  if (!hit || hit.erasedAt !== null) return
  const closed = await saveHit(context, hit, advance(hit, { act: 'lapse' }, signerOf(context.actor, hit), context.now))
  const erased = await eraseHit(context, closed)
  noteHit(context, erased, { part: 'changed', tell: true, detail: { erased: true } })
}

export const hitTimers: readonly TimerKind[] = [
  { kind: 'hit.answer-due', run: askAgain, urgent: true },
  { kind: 'hit.erase', run: erase },
  { kind: 'hit.forget', run: forgetHit },
  { kind: 'hit.cleared-end', run: endCleared },
]

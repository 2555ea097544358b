// Searches a file for entities that may be one: in slices of a few milliseconds beside everything else the hub does.
import { type Context, type Hub, part, type TimerKind } from '../kernel/slice.ts'
import { setTimer } from '../kernel/timer.ts'
import type { Entity, Resolution } from '../resolution/entity.ts'
import { proposalsOf } from '../resolution/propose.ts'
import { entitiesOfRun, failRun, finishRun, lockRunning } from './material.run.store.ts'
import type { RunRow } from './material.table.ts'

export type RunProgress = {
  readonly phase: 'reading' | 'blocking' | 'comparing'
  readonly done: number
  readonly of: number
  readonly compared: number
}

/** Runs on this hub. */
export type RunsUnderWay = {
  /** How far a run is; undefined for one that is over or at another hub. */
  readonly progressOf: (id: string) => RunProgress | undefined
  /** Begins the work unless it is under way; it goes on after the caller's transaction. */
  readonly ensure: (run: RunRow, change: Context['change']) => void
  /** Resolves when nothing is under way. */
  readonly idle: () => Promise<void>
}
export const runsUnderWay = part<RunsUnderWay>('material.runs')

const yieldToOthers = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Works runs of this hub one after another: two at once would only share the thread. */
export const startRuns = (
  hub: Pick<Hub, 'database' | 'clock'>,
): { readonly runs: RunsUnderWay; readonly stop: () => Promise<void> } => {
  const progress = new Map<string, RunProgress>()
  let stopping = false
  let last: Promise<void> = Promise.resolve()

  const compare = async (run: RunRow): Promise<{ found: Resolution; entities: number } | undefined> => {
    const entities: Entity[] = []
    for await (const some of entitiesOfRun(hub.database, run)) {
      for (const one of some) entities.push(one)
      progress.set(run.id, { phase: 'reading', done: entities.length, of: entities.length, compared: 0 })
      if (stopping) return undefined
      await yieldToOthers()
    }
    const work = proposalsOf(entities, { now: () => performance.now() })
    for (let step = work.next(); !stopping; step = work.next()) {
      if (step.done) return { found: step.value, entities: entities.length }
      progress.set(run.id, step.value)
      await yieldToOthers()
    }
    return undefined
  }

  const resolve = async (run: RunRow, change: Context['change']): Promise<void> => {
    let compared: Awaited<ReturnType<typeof compare>> | 'failed'
    try {
      compared = await compare(run)
    } catch (error) {
      // The timer tries again after a lost line; what cannot be compared today cannot be tomorrow.
      if (!(error instanceof RangeError)) return
      compared = 'failed'
    }
    if (compared === undefined || stopping) return
    const outcome = compared
    await change('material.resolved', async (context) => {
      const row = await lockRunning(context, run.id)
      if (!row) return
      const endedAt = hub.clock.now()
      context.note({ subject: { kind: 'resolution-run', id: run.id }, tell: [run.bureau] })
      if (outcome === 'failed') return failRun(context, run.id, endedAt)
      const { found, entities } = outcome
      const kept = await finishRun(context, row, { ...found, entities, endedAt })
      context.note({ detail: { entities, compared: found.compared, proposals: kept } })
    }).catch(() => undefined)
  }

  const runs: RunsUnderWay = {
    progressOf: (id) => progress.get(id),
    ensure: (run, change) => {
      if (progress.has(run.id) || stopping) return
      progress.set(run.id, { phase: 'reading', done: 0, of: 0, compared: 0 })
      last = last.then(() => resolve(run, change)).finally(() => progress.delete(run.id))
    },
    idle: () => last,
  }
  return {
    runs,
    stop: async () => {
      stopping = true
      await last
    },
  }
}

/** After so long a run is looked after: one whose hub went away is begun again at another. */
const watchMilliseconds = 30_000

/** Begins a run and sees to it until it is over. */
export const runTimer: TimerKind = {
  kind: 'material.run',
  run: async (context, id) => {
    const run = await lockRunning(context, id)
    if (!run) return
    const dueAt = new Date(Date.parse(context.now) + watchMilliseconds).toISOString()
    await setTimer(context, { kind: 'material.run', ref: id, dueAt, bureau: run.bureau })
    context.part(runsUnderWay).ensure(run, context.change)
  },
}

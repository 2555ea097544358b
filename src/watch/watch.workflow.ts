// The life of a watch: proposed, approved by a second officer, reminded of, renewed the same way, ended. Pure.
import { Failure } from '../kernel/failure.ts'
import { addDays } from '../terms/instant.ts'
import { keptAfterEnd, mostWatchDays, reminderDays, type WatchKind, type WatchStep } from './watch.schema.ts'
import type { WatchLife } from './watch.table.ts'

export type WatchCommand =
  | { readonly act: 'approve' }
  | { readonly act: 'refuse'; readonly reason: string }
  | { readonly act: 'renew'; readonly kind: WatchKind; readonly endsOn: string }
  | { readonly act: 'end'; readonly reason: string }
  | { readonly act: 'remind' }
  | { readonly act: 'lapse' }

export const watchActs = ['approve', 'refuse', 'renew', 'end'] as const
export type WatchAct = (typeof watchActs)[number]

export type WatchAdvance = {
  readonly watch: WatchLife
  /** What happened; undefined when nothing did. */
  readonly step: WatchStep | undefined
}

const daysOf = (kind: WatchKind): number => (kind === 'person' ? mostWatchDays.person : mostWatchDays.thing)

/** The key of the fault of a last day, with its limit in days; undefined when it may stand. */
export const faultOfEnd = (
  kind: WatchKind,
  endsOn: string,
  today: string,
): { readonly key: string; readonly values: { readonly days: number } } | undefined => {
  const days = daysOf(kind)
  if (endsOn < today) return { key: 'fault.watch-ends-past', values: { days } }
  return endsOn > addDays(today, days) ? { key: 'fault.watch-ends-too-far', values: { days } } : undefined
}

/** A watch as it is proposed. */
export const proposed = (officer: string, endsOn: string): WatchLife => ({
  state: 'proposed',
  officer,
  endsOn,
  pendingBy: officer,
  pendingEndsOn: endsOn,
  approvedBy: '',
  reason: '',
  endedAt: null,
  remindedAt: null,
  eraseOn: null,
  version: 1,
  steps: 1,
})

/** Why an act is not possible now for this officer; undefined when it is. */
export const obstacleTo = (watch: WatchLife, act: WatchAct, officer: string, today: string): Failure | undefined => {
  if (watch.state === 'refused' || watch.state === 'ended') return new Failure('conflict', 'watch.over')
  if (act === 'approve' || act === 'refuse') {
    if (watch.pendingBy === '') return new Failure('conflict', 'watch.nothing-waits')
    // A second pair of eyes is the whole of the approval: no duty stands above it.
    if (act === 'approve' && watch.pendingBy === officer) return new Failure('forbidden', 'watch.second-officer')
    if (act === 'approve' && (watch.pendingEndsOn ?? watch.endsOn) < today)
      return new Failure('conflict', 'watch.end-passed')
  }
  if (act === 'renew' && watch.state !== 'active') return new Failure('conflict', 'watch.not-active')
  if (act === 'renew' && watch.pendingBy !== '') return new Failure('conflict', 'watch.renewal-waits')
  return undefined
}

const over = (
  watch: WatchLife,
  state: 'refused' | 'ended',
  step: WatchStep,
  { reason, now }: { readonly reason: string; readonly now: string },
): WatchAdvance => ({
  watch: {
    ...watch,
    state,
    pendingBy: '',
    pendingEndsOn: null,
    reason,
    endedAt: now,
    eraseOn: addDays(now.slice(0, 10), keptAfterEnd),
  },
  step,
})

const approve = (watch: WatchLife, officer: string): WatchAdvance => {
  const isFirst = watch.state === 'proposed'
  const endsOn = watch.pendingEndsOn ?? watch.endsOn
  return {
    watch: {
      ...watch,
      state: 'active',
      endsOn,
      pendingBy: '',
      pendingEndsOn: null,
      remindedAt: null,
      ...(isFirst ? { approvedBy: officer } : {}),
    },
    step: isFirst ? 'approved' : 'renewed',
  }
}

const renew = (watch: WatchLife, kind: WatchKind, endsOn: string, officer: string, today: string): WatchAdvance => {
  const fault = faultOfEnd(kind, endsOn, today)
  if (fault) throw new Failure('invalid', 'request.invalid', { pointers: [{ pointer: '/endsOn', ...fault }] })
  if (endsOn <= watch.endsOn) throw new Failure('conflict', 'watch.not-later')
  return { watch: { ...watch, pendingBy: officer, pendingEndsOn: endsOn }, step: 'renewal-proposed' }
}

const decide = (watch: WatchLife, command: WatchCommand, officer: string, now: string): WatchAdvance => {
  const today = now.slice(0, 10)
  switch (command.act) {
    case 'approve':
      return approve(watch, officer)
    case 'refuse':
      return watch.state === 'proposed'
        ? over(watch, 'refused', 'refused', { reason: command.reason, now })
        : { watch: { ...watch, pendingBy: '', pendingEndsOn: null }, step: 'renewal-refused' }
    case 'renew':
      return renew(watch, command.kind, command.endsOn, officer, today)
    case 'end':
      return over(watch, 'ended', 'ended', { reason: command.reason, now })
    case 'remind':
      return watch.state === 'active' && watch.remindedAt === null && remindOn(watch.endsOn) <= today
        ? { watch: { ...watch, remindedAt: now }, step: 'reminded' }
        : { watch, step: undefined }
    case 'lapse':
      return watch.endedAt === null && watch.endsOn < today
        ? over(watch, 'ended', 'lapsed', { reason: '', now })
        : { watch, step: undefined }
  }
}

const isAct = (act: WatchCommand['act']): act is WatchAct => (watchActs as readonly string[]).includes(act)

/**
 * What a command makes of a watch. Throws Failure forbidden `watch.second-officer`, conflict `watch.over`, `watch.nothing-waits`,
 * `watch.not-active`, `watch.renewal-waits`, `watch.not-later`, `watch.end-passed`, and invalid for a last day beyond its limit.
 */
export const advance = (watch: WatchLife, command: WatchCommand, officer: string, now: string): WatchAdvance => {
  const obstacle = isAct(command.act) ? obstacleTo(watch, command.act, officer, now.slice(0, 10)) : undefined
  if (obstacle) throw obstacle
  const next = decide(watch, command, officer, now)
  return next.step === undefined
    ? next
    : { ...next, watch: { ...next.watch, version: watch.version + 1, steps: watch.steps + 1 } }
}

/** Day on which a watch reminds its bureau. */
export const remindOn = (endsOn: string): string => addDays(endsOn, -reminderDays)

/** Instant at which a watch has ended by itself: the first of the day after its last. */
export const lapsesAt = (endsOn: string): string => `${addDays(endsOn, 1)}T00:00:00.000Z`

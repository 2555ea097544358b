// How often somebody has failed to show that they are an officer, by officer and address: five times in a quarter of an hour, then a wait.
import { Failure } from '../kernel/failure.ts'
import { part } from '../kernel/slice.ts'
import { timeOf } from '../terms/instant.ts'

export const mostTries = 5
export const minutesOfTries = 15
/** Keys that are kept; beyond it those whose time is over are forgotten. */
const mostKeys = 10_000

export type Tries = {
  /** Throws Failure tooMany `passkey.too-many-tries` with the wait in whole minutes, where five tries failed in the last 15 minutes. */
  readonly admit: (who: Who, now: string) => void
  readonly failed: (who: Who, now: string) => void
  /** They have shown it: what failed before is forgotten. */
  readonly passed: (who: Who) => void
}
/** `officer` is empty for a passkey nobody knows. By address too: whoever tries elsewhere shuts nobody out here. */
export type Who = { readonly officer: string; readonly address: string }

export const triesPart = part<Tries>('officer.tries')

const span = minutesOfTries * 60_000

/** Kept in memory: whoever waits for the hub to start anew has waited long enough. */
export const countTries = (): Tries => {
  const failures = new Map<string, readonly number[]>()
  const keyOf = ({ officer, address }: Who): string => `${officer} ${address}`
  const recent = (who: Who, time: number): readonly number[] =>
    (failures.get(keyOf(who)) ?? []).filter((at) => at > time - span)
  const forgetOld = (time: number): void => {
    for (const [key, times] of failures) if (times.every((at) => at <= time - span)) failures.delete(key)
  }
  return {
    admit: (who, now) => {
      const time = timeOf(now)
      const times = recent(who, time)
      const [first] = times.slice(-mostTries)
      if (times.length < mostTries || first === undefined) return
      const wait = first + span - time
      throw new Failure('tooMany', 'passkey.too-many-tries', {
        retryAfter: Math.ceil(wait / 1000),
        values: { minutes: Math.ceil(wait / 60_000), tries: mostTries },
      })
    },
    failed: (who, now) => {
      const time = timeOf(now)
      if (failures.size >= mostKeys) forgetOld(time)
      failures.set(keyOf(who), [...recent(who, time), time].slice(-mostTries))
    },
    passed: (who) => {
      failures.delete(keyOf(who))
    },
  }
}

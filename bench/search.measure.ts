// Asks an engine of the search benchmark: everything once as fast as it answers, then at half that rate, and keeps what it said and how long it took.
import { setTimeout as sleep } from 'node:timers/promises'
import type { NumberedForm, SearchEngine } from './search.engine.ts'
import type { Question } from './search.questions.ts'

export type Asked = {
  readonly found: readonly (readonly number[])[]
  readonly perSecond: number
  /** Processor time for one question, milliseconds: of this process and its threads and, beside it, of a server. */
  readonly cpu: number
}

/** Fills the engine. Seconds, without those that making the persons took. */
export const fill = async (engine: SearchEngine, persons: Iterable<NumberedForm>): Promise<number> => {
  let making = 0
  const timed = function* timed(): Generator<NumberedForm> {
    let before = performance.now()
    for (const person of persons) {
      making += performance.now() - before
      yield person
      before = performance.now()
    }
  }
  const began = performance.now()
  await engine.build(timed())
  return (performance.now() - began - making) / 1000
}

/** Asks every question once, as many at a time as the engine likes. */
export const askAll = async (engine: SearchEngine, questions: readonly Question[], limit = 10): Promise<Asked> => {
  const found: (readonly number[])[] = []
  let next = 0
  const cpu = process.cpuUsage()
  const outside = engine.cpuOutside?.() ?? 0
  const began = performance.now()
  const askOn = async (): Promise<void> => {
    for (;;) {
      const at = next
      const question = questions[at]
      if (question === undefined) return
      next += 1
      found[at] = await engine.find(question.form, limit)
    }
  }
  await Promise.all(Array.from({ length: engine.inFlight }, askOn))
  const { user, system } = process.cpuUsage(cpu)
  const asked = Math.max(1, questions.length)
  return {
    found,
    perSecond: asked / ((performance.now() - began) / 1000),
    cpu: ((user + system) / 1000 + (engine.cpuOutside?.() ?? 0) - outside) / asked,
  }
}

/** The time below which this share of all lies; NaN of none. */
export const quantile = (times: readonly number[], share: number): number => {
  const sorted = [...times].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export type Times = { readonly usual: readonly number[]; readonly common: readonly number[] }

/**
 * Asks at a steady rate for so many seconds whether or not the engine keeps up (open loop), so that a question that waits for
 * another's answer counts with its waiting. One of `every` is about a common name. Milliseconds of each.
 */
export const askSteadily = async (
  engine: SearchEngine,
  {
    usual,
    common,
    every,
  }: {
    readonly usual: readonly Question[]
    readonly common: readonly Question[]
    readonly every: number
  },
  perSecond: number,
  seconds: number,
): Promise<Times> => {
  const times = { usual: [] as number[], common: [] as number[] }
  const many = Math.max(20, Math.round(perSecond * seconds))
  const under: Promise<void>[] = []
  const began = performance.now()
  const ask = async (at: number): Promise<void> => {
    const due = began + (at * 1000) / perSecond
    const isCommon = at % every === every - 1 && common.length > 0
    const list = isCommon ? common : usual
    const question = list[Math.floor(isCommon ? at / every : at) % list.length]
    if (question === undefined) return
    await engine.find(question.form, 10)
    times[isCommon ? 'common' : 'usual'].push(performance.now() - due)
  }
  for (let at = 0; at < many; ) {
    const due = Math.min(many, Math.floor(((performance.now() - began) / 1000) * perSecond))
    for (; at < due; at += 1) under.push(ask(at))
    // A millisecond's pause makes a question wait at most that long; spinning would take a core from the engine.
    await sleep(1)
  }
  await Promise.all(under)
  return times
}

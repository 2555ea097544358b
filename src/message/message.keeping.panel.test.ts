// Keeping a draft while it is written: how often, in what order, and what happens when the line or another tab stands in between.
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { Problem } from '../console/problem.ts'
import { type Keeping, keepEvery, type Saved, startKeeping } from './message.keeping.panel.ts'

/** A hub that keeps one draft, as the real one does: a save names the version it follows; the same key is the same save. */
const startHub = (latency = 0) => {
  const seen = new Map<string, Saved>()
  const faults: Problem[] = []
  const state = { version: 0, content: '', saves: 0, inFlight: 0, mostInFlight: 0, losesAnswer: false }
  const save = async (content: string, version: number | undefined, key: string): Promise<Saved> => {
    state.inFlight += 1
    state.mostInFlight = Math.max(state.mostInFlight, state.inFlight)
    await new Promise<void>((done) => (latency === 0 ? done() : clock.after(latency, done)))
    state.inFlight -= 1
    const fault = faults.shift()
    if (fault) throw fault
    const repeated = seen.get(key)
    if (repeated) return repeated
    if ((version ?? 0) !== state.version)
      throw new Problem({ status: 409, code: 'conflict', key: 'message.draft-stale' })
    state.version += 1
    state.content = content
    state.saves += 1
    const saved = { version: state.version, updatedAt: `at ${state.version}` }
    seen.set(key, saved)
    if (state.losesAnswer) {
      state.losesAnswer = false
      throw new Problem({ status: 0, code: 'offline' })
    }
    return saved
  }
  return { state, save, faults }
}

let timers: { at: number; run: () => void }[] = []
let now = 0
const clock = {
  after: (milliseconds: number, run: () => void) => {
    const timer = { at: now + milliseconds, run }
    timers.push(timer)
    return () => {
      timers = timers.filter((one) => one !== timer)
    }
  },
}
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
/** As in a browser, what was promised goes on before any timer fires. */
const pass = async (milliseconds: number): Promise<void> => {
  const end = now + milliseconds
  await settle()
  for (;;) {
    const next = timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0]
    if (!next) break
    now = next.at
    timers = timers.filter((one) => one !== next)
    next.run()
    await settle()
  }
  now = end
}
let keys = 0
const begin = (hub: ReturnType<typeof startHub>, version?: number) => {
  const told: Keeping<string>[] = []
  const keeper = startKeeping<string>(
    { version, keptAt: null },
    hub.save,
    (state) => told.push(state),
    clock,
    () => {
      keys += 1
      return `key ${keys}`
    },
  )
  return { keeper, told }
}

beforeEach(() => {
  timers = []
  now = 0
})

describe('a draft', () => {
  test('is kept two seconds after the first key, with what was typed by then, once', async () => {
    const hub = startHub()
    const { keeper } = begin(hub)
    keeper.change('a')
    await pass(keepEvery - 1)
    keeper.change('ab')
    expect(hub.state.saves).toBe(0)
    await pass(1)
    expect(hub.state).toMatchObject({ saves: 1, content: 'ab' })
    expect(keeper.state()).toMatchObject({ phase: 'kept', version: 1, kept: 'ab', keptAt: 'at 1' })
  })

  test('is kept at once when a field is left, and not again when nothing was typed', async () => {
    const hub = startHub()
    const { keeper } = begin(hub)
    keeper.change('a')
    await keeper.flush()
    await keeper.flush()
    await pass(keepEvery * 3)
    expect(hub.state).toMatchObject({ saves: 1, content: 'a' })
  })

  test('whose answer was lost is sent again with the same key, and is not taken for somebody else’s', async () => {
    const hub = startHub()
    const { keeper } = begin(hub)
    hub.state.losesAnswer = true
    keeper.change('a')
    await keeper.flush()
    expect(keeper.state().phase).toBe('lost')
    keeper.change('ab')
    await pass(20_000)
    expect(hub.state).toMatchObject({ saves: 2, content: 'ab' })
    expect(keeper.state()).toMatchObject({ phase: 'kept', version: 2 })
  })

  test('that another tab keeps is not written over, and nothing more is sent of it', async () => {
    const hub = startHub()
    const { keeper: one } = begin(hub)
    one.change('a')
    await one.flush()
    const { keeper: other } = begin(hub, 1)
    other.change('b')
    await other.flush()
    one.change('c')
    await one.flush()
    expect(one.state()).toMatchObject({ phase: 'stale', problem: { key: 'message.draft-stale' } })
    one.change('d')
    await pass(60_000)
    expect(hub.state).toMatchObject({ content: 'b', saves: 2 })
  })

  test('the hub does not take is said to be refused, and is tried again with the next change only', async () => {
    const hub = startHub()
    const { keeper } = begin(hub)
    hub.faults.push(new Problem({ status: 400, code: 'invalid', key: 'request.invalid' }))
    keeper.change('a')
    await keeper.flush()
    expect(keeper.state().phase).toBe('refused')
    await pass(60_000)
    expect(hub.state.saves).toBe(0)
    keeper.change('ab')
    await pass(keepEvery)
    expect(hub.state).toMatchObject({ saves: 1, content: 'ab' })
  })

  test('that was sent is kept no more, whatever still comes', async () => {
    const hub = startHub()
    const { keeper, told } = begin(hub)
    keeper.change('a')
    await keeper.close()
    const heard = told.length
    keeper.change('b')
    await keeper.flush()
    await pass(60_000)
    expect(hub.state.saves).toBe(0)
    expect(told).toHaveLength(heard)
  })
})

test('whatever is typed, left and lost, the hub ends with the last words, and never hears two saves at once', async () => {
  const step = fc.oneof(
    fc.record({ act: fc.constant('type' as const), text: fc.string({ maxLength: 5 }) }),
    fc.record({ act: fc.constant('pass' as const), time: fc.integer({ min: 1, max: 4000 }) }),
    fc.record({ act: fc.constantFrom('flush' as const, 'lose' as const, 'refuse' as const) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.integer({ min: 1, max: 3000 }), async (steps, latency) => {
      timers = []
      now = 0
      const hub = startHub(latency)
      const { keeper } = begin(hub)
      let last: string | undefined
      for (const one of steps) {
        if (one.act === 'type') {
          last = one.text
          keeper.change(one.text)
        } else if (one.act === 'pass') await pass(one.time)
        else if (one.act === 'flush') void keeper.flush()
        else if (one.act === 'lose') hub.state.losesAnswer = true
        else hub.faults.push(new Problem({ status: 503, code: 'unavailable' }))
      }
      hub.faults.length = 0
      await pass(120_000)
      hub.state.losesAnswer = false
      await pass(20_000)
      expect(hub.state.mostInFlight).toBeLessThanOrEqual(1)
      if (last !== undefined) expect(hub.state.content).toBe(last)
      expect(keeper.state().phase).toBe(last === undefined ? 'still' : 'kept')
    }),
    { numRuns: 200 },
  )
})

/** The run of an import from the browser: one batch at a time, over pauses, conflicts and a lost line, and nothing twice. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../console/problem.ts'
import type { SourceLine } from '../intake/record-source.ts'
import { type FileToSend, isUnderWay, type Run, rateOf, type Sender, type Standing } from './feed.run.panel.ts'
import { startRunner } from './feed.runner.panel.ts'

const width = 10

/** A file of so many lines of ten bytes behind a heading of ten; every line is an entry with its number, but for `bad` ones. */
const fileOf = (lines: number, bad: readonly number[] = []): FileToSend => {
  const lineAt = (line: number): SourceLine => {
    const place = { line, lastLine: line, offset: (line - 1) * width, end: line * width, raw: `line ${line}` }
    return bad.includes(line)
      ? { ...place, faults: [{ pointer: '', key: 'fault.columns', values: {} }] }
      : { ...place, entry: { reference: `R-${line}` } }
  }
  return {
    size: (lines + 1) * width,
    first: { offset: width, line: 1 },
    readFrom: async function* (from) {
      // Never more than 700 lines at a time, so that batches and groups do not fall together.
      for (let at = from.offset / width + 1; at <= lines + 1; at += 700)
        yield Array.from({ length: Math.min(700, lines + 2 - at) }, (_, place) => lineAt(at + place))
    },
  }
}

const offline = () => new Problem({ status: 0, code: 'offline' })

/** A hub that keeps what it takes, once each; `trouble` may throw before or after a batch is taken. */
const hubOf = (
  size: number,
  trouble: {
    before?: (call: number, lines: number) => Problem | undefined
    after?: (call: number) => Problem | undefined
  } = {},
) => {
  let standing: Standing = { id: 'i', offset: 0, line: 0, state: 'running', counts: {} }
  const taken: string[] = []
  const sizes: number[] = []
  const answers = new Map<string, { results: { result: string; faults: [] }[]; counts: Record<string, number> }>()
  let [calls, finished, stops, inFlight] = [0, 0, 0, 0]
  const sender: Sender = {
    begin: async () => {
      standing = { ...standing, state: 'running' }
      return standing
    },
    look: async () => standing,
    send: async ({ upsert, import: step }, key) => {
      calls += 1
      inFlight += 1
      expect(inFlight).toBe(1)
      await Promise.resolve()
      inFlight -= 1
      const before = trouble.before?.(calls, upsert.length)
      if (before) throw before
      const known = answers.get(key)
      if (known) return known
      if (standing.state !== 'running') throw new Problem({ status: 409, code: 'conflict', key: 'feed.import-over' })
      if (step.from !== standing.offset) throw new Problem({ status: 409, code: 'conflict', key: 'feed.offset' })
      const references = upsert.map((one) => (one as { reference: string }).reference)
      taken.push(...references)
      sizes.push(references.length)
      const counts = { created: references.length, refused: step.unread?.length ?? 0 }
      const answer = { results: references.map(() => ({ result: 'created', faults: [] as [] })), counts }
      answers.set(key, answer)
      standing = {
        ...standing,
        offset: step.to,
        line: step.line,
        counts: { created: (standing.counts.created ?? 0) + references.length },
      }
      const after = trouble.after?.(calls)
      if (after) throw after
      return answer
    },
    finish: async () => {
      if (standing.offset < size) throw new Problem({ status: 409, code: 'conflict', key: 'feed.import-not-through' })
      finished += 1
      standing = { ...standing, state: 'finished' }
    },
    stop: async () => {
      stops += 1
      standing = { ...standing, state: 'stopped' }
    },
  }
  return {
    sender,
    taken,
    sizes,
    move: (change: Partial<Standing>) => {
      standing = { ...standing, ...change }
    },
    seen: () => ({ finished, stops, standing, calls }),
  }
}

const clockOf = () => {
  let [time, key] = [0, 0]
  const waits: number[] = []
  return {
    waits,
    now: () => {
      time += 100
      return time
    },
    newKey: () => {
      key += 1
      return `key-${key}`
    },
    wait: async (milliseconds: number) => {
      waits.push(milliseconds)
    },
  }
}

const wanted = (lines: number, bad: readonly number[] = []): string[] =>
  Array.from({ length: lines }, (_, at) => at + 2)
    .filter((line) => !bad.includes(line))
    .map((line) => `R-${line}`)

const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('an import from the browser', () => {
  test('sends every line once, in batches of at most a thousand, and says that it is through', async () => {
    const file = fileOf(2500, [3, 2000])
    const hub = hubOf(file.size)
    const phases: string[] = []
    const runner = startRunner(file, hub.sender, clockOf(), (run) => phases.push(run.phase))
    await runner.over
    expect(hub.taken).toEqual(wanted(2500, [3, 2000]))
    expect(Math.max(...hub.sizes)).toBe(1000)
    expect(runner.state()).toMatchObject({ phase: 'finished', line: 2501, offset: file.size, counts: { refused: 2 } })
    expect([...runner.raws]).toEqual([
      [3, 'line 3'],
      [2000, 'line 2000'],
    ])
    expect(hub.seen().finished).toBe(1)
    expect(phases.at(-1)).toBe('finished')
  })

  test('of a whole list waits at its end for somebody to say what becomes of what it no longer holds', async () => {
    const file = { ...fileOf(1200), isWhole: true }
    const hub = hubOf(file.size)
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(hub.taken).toEqual(wanted(1200))
    expect(runner.state()).toMatchObject({ phase: 'through', offset: file.size })
    expect(isUnderWay(runner.state())).toBe(false)
    expect(hub.seen()).toMatchObject({ finished: 0, stops: 0, standing: { state: 'running' } })
  })

  test('goes on behind the last batch that the hub has', async () => {
    const file = fileOf(2500)
    const hub = hubOf(file.size)
    hub.move({ offset: 1001 * width, line: 1001 })
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(hub.taken).toEqual(wanted(2500).slice(1000))
    expect(runner.state()).toMatchObject({ phase: 'finished', wentOnBehind: 1001 })
  })

  test('waits longer and longer while the line is lost, and does nothing twice whichever way it was lost', async () => {
    const file = fileOf(3200)
    const hub = hubOf(file.size, {
      before: (call) => (call >= 2 && call <= 4 ? offline() : undefined),
      after: (call) => (call === 5 || call === 7 ? offline() : undefined),
    })
    const clock = clockOf()
    const seen: Run[] = []
    const runner = startRunner(file, hub.sender, clock, (run) => seen.push(run))
    await runner.over
    expect(hub.taken).toEqual(wanted(3200))
    expect(clock.waits.slice(0, 4)).toEqual([1000, 2000, 4000, 8000])
    expect(seen.some(({ phase, problem }) => phase === 'waiting' && problem?.code === 'offline')).toBe(true)
    expect(runner.state().phase).toBe('finished')
  })

  test('reads again from where the hub stands when somebody else has gone on meanwhile', async () => {
    const file = fileOf(3000)
    const hub = hubOf(file.size, {
      before: (call) => {
        if (call === 2) hub.move({ offset: 2001 * width, line: 2001 })
        return undefined
      },
    })
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(hub.taken).toEqual([...wanted(3000).slice(0, 1000), ...wanted(3000).slice(2000)])
    expect(runner.state()).toMatchObject({ phase: 'finished', line: 3001 })
  })

  test('pauses between batches and goes on at a word', async () => {
    const file = fileOf(5000)
    const hub = hubOf(file.size)
    let isFirst = true
    const runner = startRunner(file, hub.sender, clockOf(), (run) => {
      if (run.line === 1001 && isFirst) {
        isFirst = false
        runner.pause()
      }
    })
    await settle()
    expect(runner.state()).toMatchObject({ phase: 'paused', line: 1001 })
    expect(isUnderWay(runner.state())).toBe(true)
    expect(hub.taken).toHaveLength(1000)
    runner.goOn()
    await runner.over
    expect(hub.taken).toEqual(wanted(5000))
  })

  test('stops behind the batch that is under way, and tells the hub', async () => {
    const file = fileOf(5000)
    const hub = hubOf(file.size)
    const runner = startRunner(file, hub.sender, clockOf(), (run) => {
      if (run.line === 2001) runner.stop()
    })
    await runner.over
    expect(hub.taken).toHaveLength(2000)
    expect(runner.state().phase).toBe('stopped')
    expect(hub.seen()).toMatchObject({ stops: 1, finished: 0 })
  })

  test('pauses with the problem when the session has ended, and repeats the same batch afterwards', async () => {
    const file = fileOf(1500)
    const hub = hubOf(file.size, {
      before: (call) => (call === 2 ? new Problem({ status: 401, code: 'unauthenticated' }) : undefined),
    })
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await settle()
    expect(runner.state()).toMatchObject({ phase: 'paused', problem: { code: 'unauthenticated' } })
    runner.goOn()
    await runner.over
    expect(hub.taken).toEqual(wanted(1500))
    expect(runner.state()).toMatchObject({ phase: 'finished', problem: null })
  })

  test('makes smaller batches where the hub finds one too large', async () => {
    const file = fileOf(900)
    const hub = hubOf(file.size, {
      before: (call) => (call < 3 ? new Problem({ status: 413, code: 'tooLarge' }) : undefined),
    })
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(hub.taken).toEqual(wanted(900))
    expect(Math.max(...hub.sizes)).toBeLessThanOrEqual(225)
  })

  test('ends where somebody stopped it at the hub', async () => {
    const file = fileOf(3000)
    const hub = hubOf(file.size, {
      before: (call) => {
        if (call === 2) hub.move({ state: 'stopped' })
        return undefined
      },
    })
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(runner.state()).toMatchObject({ phase: 'stopped', line: 1001 })
    expect(hub.seen().stops).toBe(0)
  })

  test('says so when the file can no longer be read', async () => {
    const file: FileToSend = {
      ...fileOf(100),
      readFrom: async function* () {
        yield* []
        throw new DOMException('gone', 'NotReadableError')
      },
    }
    const hub = hubOf(file.size)
    const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
    await runner.over
    expect(runner.state().phase).toBe('lost-file')
    expect(hub.seen().stops).toBe(1)
  })

  test('sends every line once whatever is lost on the way', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 4000 }),
        fc.array(fc.constantFrom('before', 'after', 'none', 'large'), { maxLength: 8 }),
        async (lines, troubles) => {
          const file = fileOf(lines)
          const at = (kind: string) => (call: number) => (troubles[call - 1] === kind ? offline() : undefined)
          const hub = hubOf(file.size, {
            before: (call, many) =>
              troubles[call - 1] === 'large' && many > 0
                ? new Problem({ status: 413, code: 'tooLarge' })
                : at('before')(call),
            after: at('after'),
          })
          const runner = startRunner(file, hub.sender, clockOf(), () => undefined)
          await runner.over
          expect(runner.state().phase).toBe('finished')
          // A line that is too large even alone is told as refused instead.
          const told = [...runner.raws.keys()].map((line) => `R-${line}`)
          expect([...hub.taken, ...told].sort()).toEqual(wanted(lines).sort())
        },
      ),
      { numRuns: 60 },
    )
  })
})

test('the rate is that of the last marks, and the time left goes by bytes', () => {
  expect(rateOf([{ at: 0, line: 0, offset: 0 }], 1000)).toEqual({ rate: null, secondsLeft: null })
  const marks = [
    { at: 0, line: 0, offset: 0 },
    { at: 2000, line: 400, offset: 500 },
  ]
  expect(rateOf(marks, 1000)).toEqual({ rate: 200, secondsLeft: 2 })
})

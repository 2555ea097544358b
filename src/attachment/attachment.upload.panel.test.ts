/** The sending of a file from the browser: piece by piece, over a lost line, never twice, until it was examined. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Problem } from '../console/problem.ts'
import type { AttachmentProgress } from './attachment.schema.ts'
import { type FileToSend, isOver, rateOf, type Sender, startUpload, type Upload } from './attachment.upload.panel.ts'

const piece = 10
const offline = () => new Problem({ status: 0, code: 'offline' })
const full = () => new Problem({ status: 409, code: 'conflict', key: 'attachment.quota-full' })

const fileOf = (size: number, readable = size): FileToSend => ({
  name: 'exercise.txt',
  size,
  slice: async (from, to) => new Blob([new Uint8Array(Math.max(0, Math.min(to, readable) - from)).fill(7)]),
  digest: async () => undefined,
})

/** A hub that keeps what it takes; `trouble` may throw before or after a piece is taken, by the number of the call. */
const hubOf = (
  size: number,
  trouble: { before?: (call: number) => Problem | undefined; after?: (call: number) => Problem | undefined } = {},
) => {
  let progress: AttachmentProgress = {
    id: 'a',
    state: 'receiving',
    length: size,
    received: 0,
    pieceBytes: piece,
    mediaType: null,
    sha256: null,
    shown: false,
    reencoded: false,
    width: null,
    height: null,
    refused: null,
  }
  let [calls, looks, stored] = [0, 0, 0]
  const seen: string[] = []
  const around = async <T>(work: () => T): Promise<T> => {
    calls += 1
    const [before, after] = [trouble.before?.(calls), trouble.after?.(calls)]
    if (before) throw before
    const answer = work()
    if (after) throw after
    return answer
  }
  const sender: Sender = {
    begin: () => around(() => progress),
    put: (_id, offset, bytes) =>
      around(() => {
        if (offset > progress.received) throw new Problem({ status: 409, code: 'conflict', key: 'attachment.gap' })
        if (offset === progress.received) {
          stored += bytes.size
          progress = { ...progress, received: offset + bytes.size }
        }
        return progress
      }),
    look: async () => {
      looks += 1
      // The examination takes three questions.
      if (progress.state === 'examining' && looks % 3 === 0) progress = { ...progress, state: 'ready' }
      return progress
    },
    finish: () =>
      around(() => {
        progress = { ...progress, state: 'examining' }
        return progress
      }),
    discard: async () => {
      seen.push('discarded')
    },
  }
  return {
    sender,
    seen,
    stored: () => stored,
    set: (change: Partial<AttachmentProgress>) => (progress = { ...progress, ...change }),
  }
}

const clockOf = () => {
  let now = 0
  return {
    now: () => now,
    newKey: () => `k${now}`,
    wait: async (milliseconds: number) => {
      now += milliseconds
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

describe('an upload', () => {
  test('sends each piece once, waits for the examination and is ready', async () => {
    const hub = hubOf(45)
    const told: Upload[] = []
    const run = startUpload(fileOf(45), hub.sender, clockOf(), (upload) => told.push(upload))
    await run.over
    expect(run.state()).toMatchObject({ phase: 'ready', sent: 45, problem: null })
    expect(hub.stored()).toBe(45)
    expect(told.map(({ phase }) => phase)).toContain('examining')
    const sent = told.map((upload) => upload.sent)
    expect(sent).toEqual([...sent].sort((one, other) => one - other))
  })

  test('loses nothing and sends nothing twice, wherever the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 200 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { maxLength: 12 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 25 }), { maxLength: 12 }),
        async (size, before, after) => {
          const hub = hubOf(size, {
            before: (call) => (before.includes(call) ? offline() : undefined),
            after: (call) => (after.includes(call) ? offline() : undefined),
          })
          const run = startUpload(fileOf(size), hub.sender, clockOf(), () => undefined)
          await run.over
          expect([run.state().phase, hub.stored()]).toEqual(['ready', size])
        },
      ),
      { numRuns: 60 },
    )
  })

  test('goes on where the hub says it stands when somebody knows better', async () => {
    const hub = hubOf(50)
    const put = hub.sender.put
    let crossed = false
    const sender = {
      ...hub.sender,
      put: async (...given: Parameters<Sender['put']>) => {
        if (given[1] === 30 && !crossed) {
          crossed = true
          hub.set({ received: 20 })
        }
        return put(...given)
      },
    }
    const run = startUpload(fileOf(50), sender, clockOf(), () => undefined)
    await run.over
    expect([run.state().phase, crossed]).toEqual(['ready', true])
  })

  test('a refusal that does not pass by itself keeps it in its place until somebody tries again', async () => {
    const hub = hubOf(20, { before: (call) => (call <= 2 ? full() : undefined) })
    const run = startUpload(fileOf(20), hub.sender, clockOf(), (upload) => {
      if (upload.phase === 'stuck') queueMicrotask(() => run.again())
    })
    await run.over
    expect(run.state().phase).toBe('ready')
  })

  test('cancelled, it ends and what the hub holds is erased', async () => {
    const hub = hubOf(200)
    const run = startUpload(fileOf(200), hub.sender, clockOf(), (upload) => {
      if (upload.sent >= 50) run.cancel()
    })
    await run.over
    expect([run.state().phase, hub.seen, hub.stored() < 200]).toEqual(['cancelled', ['discarded'], true])
  })

  test('a file that became shorter is told as lost', async () => {
    const hub = hubOf(50)
    const run = startUpload(fileOf(50, 25), hub.sender, clockOf(), () => undefined)
    await run.over
    expect([run.state().phase, hub.seen]).toEqual(['lost-file', ['discarded']])
    expect(isOver(run.state())).toBe(true)
  })

  test('refused by the examination, it says why', async () => {
    const hub = hubOf(10)
    const refused = { key: 'test-virus', says: 'Refused' } as const
    const sender: Sender = { ...hub.sender, finish: async () => hub.set({ state: 'refused', refused }) }
    const run = startUpload(fileOf(10), sender, clockOf(), () => undefined)
    await run.over
    expect(run.state()).toMatchObject({ phase: 'refused', progress: { refused } })
  })
})

test('rate and time left come from the last marks, and from one alone nothing is said', () => {
  expect(rateOf([{ at: 0, sent: 0 }], 100)).toEqual({ rate: null, secondsLeft: null })
  expect(
    rateOf(
      [
        { at: 0, sent: 0 },
        { at: 2000, sent: 40 },
      ],
      100,
    ),
  ).toEqual({ rate: 20, secondsLeft: 3 })
  expect(
    rateOf(
      [
        { at: 0, sent: 40 },
        { at: 2000, sent: 40 },
      ],
      100,
    ),
  ).toEqual({ rate: null, secondsLeft: null })
})

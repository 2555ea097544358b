// The index of exact keys at the size of the world, without a store: memory a record, build, look-ups and false proposals, ranges of blanks too.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createExactIndex, type ExactIndex, roomFor } from '../src/index/exact-index.ts'
import { attachExactIndex, READABLE } from '../src/index/exact-reader.ts'
import { createRangeIndex, type RangeIndex } from '../src/index/range-index.ts'
import { openSnapshot, writeSnapshot } from '../src/search/search.snapshot.ts'
import { keyAt, rangeAt, space, spread } from './document-keys.ts'
import { percentile } from './load.ts'

const seed = [20_261_122, -71] as const

const collect = (): void => {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
}

/** Resident bytes of this process once what nobody holds is gone. */
const residentBytes = (): number => {
  collect()
  return process.memoryUsage().rss
}

type Times = { readonly p50: number; readonly p99: number; readonly slowest: number }

/** What each of `many` calls takes, in milliseconds. */
const timed = (many: number, call: (at: number) => void): Times => {
  const times = new Float64Array(many)
  for (let at = 0; at < many; at++) {
    const began = performance.now()
    call(at)
    times[at] = performance.now() - began
  }
  times.sort()
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), slowest: percentile(times, 1) }
}

export type DocumentsMeasured = {
  readonly entries: number
  readonly ranges: number
  readonly buildSeconds: number
  /** Of the processor: what a machine that has other work to do must not change. */
  readonly buildCpuSeconds: number
  readonly bytesPerRecord: number
  readonly rangeSeconds: number
  readonly bytesPerRange: number
  readonly slowestPut: number
  /** After a twentieth more has come in, as the index grew. */
  readonly grown: { readonly bytesPerRecord: number; readonly segments: number; readonly addMicroseconds: number }
  /** Writing and reading it back, and the longest for which writing held the thread. */
  readonly snapshot: {
    readonly writeSeconds: number
    readonly writeCpuSeconds: number
    readonly restoreSeconds: number
    readonly restoreCpuSeconds: number
    readonly heldMilliseconds: number
    readonly missing: number
  }
  readonly hit: Times
  readonly miss: Times
  readonly rangeHit: Times
  readonly rangeMiss: Times
  readonly falseProposals: number
  readonly unfound: number
}

/** A place below `entries`, the same in every run. */
const drawnPlace = (turn: number, entries: number): number => Math.floor((spread(turn + 1) / space) * entries)

type Built = {
  readonly index: ExactIndex
  readonly ranges: RangeIndex
  readonly entries: number
  readonly many: number
}

/** Hits, misses and ranges asked as a check asks: in the keys, then in the ranges. */
const measureAsking = ({ index, ranges, entries, many }: Built, asked: number) => {
  const reader = attachExactIndex(index.share())
  const rights = new Uint8Array(0x10000).fill(READABLE)
  let [falseProposals, unfound] = [0, 0]
  const ask = (key: string, right: number | undefined): void => {
    const keys = reader.lookup([key], rights).number
    const blanks = ranges.find(key, rights).number
    const found = keys.length + blanks.length
    const isFound = right !== undefined && (keys.includes(right) || blanks.includes(right))
    if (right !== undefined && !isFound) unfound += 1
    falseProposals += found - (isFound ? 1 : 0)
  }
  const askAll = (keyOf: (turn: number) => string, rightOf: (turn: number) => number | undefined): Times => {
    const keys = Array.from({ length: asked }, (_, turn) => keyOf(turn))
    const right = Array.from({ length: asked }, (_, turn) => rightOf(turn))
    for (let turn = 0; turn < asked / 10; turn++) reader.lookup([keys[turn] ?? ''], rights)
    return timed(asked, (turn) => ask(keys[turn] ?? '', right[turn]))
  }
  const place = (turn: number): number => drawnPlace(turn, entries)
  const hit = askAll(
    (turn) => keyAt(place(turn)),
    (turn) => place(turn) + 1,
  )
  const miss = askAll(
    (turn) => keyAt(space - 1 - turn),
    () => undefined,
  )
  const range = (turn: number): number => drawnPlace(turn, many)
  const isBlank = many > 0
  const rangeHit = askAll(
    (turn) => (isBlank ? rangeAt(range(turn)).within : ''),
    (turn) => (isBlank ? 2 ** 31 + range(turn) : undefined),
  )
  const rangeMiss = askAll(
    (turn) => (isBlank ? rangeAt(range(turn)).beside : ''),
    () => undefined,
  )
  return { hit, miss, rangeHit, rangeMiss, falseProposals, unfound }
}

/** Wall and processor seconds of some work. */
const clocked = async (work: () => Promise<void>): Promise<{ readonly seconds: number; readonly cpu: number }> => {
  const [began, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - began) / 1000, cpu: (user + system) / 1e6 }
}

/** The snapshot of both indexes, written to a temporary folder while a timer watches, then read into new ones. */
const measureSnapshot = async ({ index, ranges }: Pick<Built, 'index' | 'ranges'>) => {
  const folder = await mkdtemp(join(tmpdir(), 'liaison-bench-'))
  const gaps: number[] = []
  let last = performance.now()
  const watching = setInterval(() => {
    const now = performance.now()
    gaps.push(now - last)
    last = now
  }, 1)
  try {
    const head = { place: 1, fact: 'bench', seed, columns: [] }
    const written = await clocked(async () => {
      await writeSnapshot(folder, head, { index, ranges, classes: () => [] })
    })
    clearInterval(watching)
    const snapshot = await openSnapshot(folder)
    if (!snapshot) throw new Error('there is no snapshot')
    const into = {
      index: createExactIndex({ capacity: roomFor(snapshot.head.entries), seed }),
      ranges: createRangeIndex(),
    }
    const read = await clocked(() => snapshot.restore({ ...into, keepClasses: () => undefined }))
    await snapshot.close()
    return {
      writeSeconds: written.seconds,
      writeCpuSeconds: written.cpu,
      restoreSeconds: read.seconds,
      restoreCpuSeconds: read.cpu,
      // The timer itself is a millisecond late.
      heldMilliseconds: percentile(
        gaps.sort((one, other) => one - other),
        0.99,
      ),
      missing: index.state().entries - into.index.state().entries,
    }
  } finally {
    clearInterval(watching)
    await rm(folder, { recursive: true, force: true })
  }
}

/** Builds the indexes of `entries` keys and `many` ranges and asks them `asked` times of each kind. */
export const measureDocuments = async (entries: number, many: number, asked = 200_000): Promise<DocumentsMeasured> => {
  const before = residentBytes()
  const index = createExactIndex({ capacity: roomFor(entries), seed })
  const build = await clocked(async () => {
    for (let at = 0; at < entries; at++) index.add(keyAt(at), at + 1, 1 + (at % 200))
  })
  const built = residentBytes()

  const ranges = createRangeIndex()
  const rangesBegan = performance.now()
  const puts = timed(many, (at) => {
    const { first, last } = rangeAt(at)
    ranges.put(2 ** 31 + at, first, last, 1 + (at % 200))
  })
  const rangeSeconds = (performance.now() - rangesBegan) / 1000
  const ranged = residentBytes()
  const answers = measureAsking({ index, ranges, entries, many }, asked)

  const more = Math.floor(entries / 20)
  const growing = performance.now()
  for (let at = entries; at < entries + more; at++) index.add(keyAt(at), at + 1, 1 + (at % 200))
  const addMicroseconds = ((performance.now() - growing) * 1000) / Math.max(1, more)
  const { bytes, segments } = index.state()
  return {
    entries,
    ranges: many,
    buildSeconds: build.seconds,
    buildCpuSeconds: build.cpu,
    bytesPerRecord: (ranged - before) / entries,
    rangeSeconds,
    bytesPerRange: many === 0 ? 0 : (ranged - built) / many,
    slowestPut: puts.slowest,
    snapshot: await measureSnapshot({ index, ranges }),
    grown: { bytesPerRecord: bytes / (entries + more), segments, addMicroseconds },
    ...answers,
  }
}

type Told = {
  readonly measure: string
  readonly value: number
  readonly unit: string
  readonly must?: number
  readonly goal?: number
}

const telling = (measured: DocumentsMeasured): Told[] => {
  const { hit, miss, rangeHit, rangeMiss, grown, snapshot } = measured
  const timesOf = (what: string, { p50, p99, slowest }: Times): Told[] => [
    { measure: `document.${what}.p50_ms`, value: p50, unit: 'ms' },
    { measure: `document.${what}.p99_ms`, value: p99, unit: 'ms', must: 0.1 },
    { measure: `document.${what}.slowest_ms`, value: slowest, unit: 'ms' },
  ]
  return [
    { measure: 'document.bytes_per_record', value: measured.bytesPerRecord, unit: 'B', must: 24, goal: 16 },
    { measure: 'document.build_seconds', value: measured.buildSeconds, unit: 's' },
    { measure: 'document.build_cpu_seconds', value: measured.buildCpuSeconds, unit: 's' },
    ...timesOf('hit', hit),
    ...timesOf('miss', miss),
    ...timesOf('range_hit', rangeHit),
    ...timesOf('range_miss', rangeMiss),
    { measure: 'document.false_proposals', value: measured.falseProposals, unit: '' },
    { measure: 'document.unfound', value: measured.unfound, unit: '', must: 0 },
    { measure: 'document.ranges', value: measured.ranges, unit: '' },
    { measure: 'document.range.bytes_per_range', value: measured.bytesPerRange, unit: 'B' },
    { measure: 'document.range.build_seconds', value: measured.rangeSeconds, unit: 's' },
    { measure: 'document.range.slowest_put_ms', value: measured.slowestPut, unit: 'ms' },
    { measure: 'document.snapshot.write_seconds', value: snapshot.writeSeconds, unit: 's' },
    { measure: 'document.snapshot.write_cpu_seconds', value: snapshot.writeCpuSeconds, unit: 's' },
    { measure: 'document.snapshot.held_p99_ms', value: snapshot.heldMilliseconds, unit: 'ms', must: 5 },
    { measure: 'document.snapshot.restore_seconds', value: snapshot.restoreSeconds, unit: 's' },
    { measure: 'document.snapshot.restore_cpu_seconds', value: snapshot.restoreCpuSeconds, unit: 's' },
    { measure: 'document.snapshot.missing', value: snapshot.missing, unit: '', must: 0 },
    { measure: 'document.grown.bytes_per_record', value: grown.bytesPerRecord, unit: 'B', must: 24, goal: 16 },
    { measure: 'document.grown.segments', value: grown.segments, unit: '' },
    { measure: 'document.grown.add_us', value: grown.addMicroseconds, unit: 'us' },
  ]
}

const numberAfter = (args: readonly string[], option: string, otherwise: number): number => {
  const at = args.indexOf(option)
  const value = at < 0 ? otherwise : Number(args[at + 1])
  if (!(Number.isInteger(value) && value >= 0)) throw new RangeError(`${option} wants a whole number`)
  return value
}

/** Most records there are keys for, a twentieth of growth and the misses included. */
const mostRecords = 240_000_000
const [worldwide, quickly] = [130_000_000, 10_000_000]

/** `npm run bench -- documents [--records N] [--ranges N] [--quick] [--json]`: the size of the world unless told otherwise; that takes 5 GiB and as much disk for a while. */
export const benchDocuments = async (args: readonly string[], json: boolean): Promise<void> => {
  const records = numberAfter(args, '--records', args.includes('--quick') ? quickly : worldwide)
  if (records > mostRecords) throw new RangeError(`--records is at most ${mostRecords}`)
  const measured = await measureDocuments(records, numberAfter(args, '--ranges', 100_000))
  for (const told of telling(measured)) {
    const value = Number(told.value.toFixed(4))
    if (json) process.stdout.write(`${JSON.stringify({ ...told, value, engine: 'liaison', records })}\n`)
    else {
      const wanted = [
        told.must === undefined ? '' : `must ${told.must}`,
        told.goal === undefined ? '' : `goal ${told.goal}`,
      ]
      process.stdout.write(
        `${told.measure.padEnd(36)} ${String(value).padStart(12)} ${told.unit.padEnd(3)} ${wanted.filter(Boolean).join(', ')}\n`,
      )
    }
  }
}

/** Keeps the workers of the index of persons: one writes it, several read it; says so when they cannot answer. */

import { Worker } from 'node:worker_threads'
import type { SharedNames } from '../index/name-index.ts'
import type { RightsTables } from '../index/rights-table.ts'
import type {
  FromPersonsReader,
  FromPersonsWriter,
  PersonChange,
  PersonLookup,
  PersonsReaderStart,
  PersonsWriterStart,
  ToPersonsReader,
  ToPersonsWriter,
} from './search.message.ts'
import type { PersonsFound } from './search.person.shared.ts'
import type { PersonsKept, PersonsRestored } from './search.persons.snapshot.ts'
import { createWaiting, SearchSilent, type Span } from './search.waiting.ts'

export type PersonsState = {
  /** Readers that answer; 0 until the index is loaded. */
  readonly workers: number
  readonly entries: number
  /** Memory of the index, which all workers share. */
  readonly bytes: number
}

export type Persons = {
  /**
   * Tells the writer of changes. Resolves when whoever asks from then on meets them. Without a writer they come to nothing: the
   * next one is loaded from the store.
   */
  readonly put: (changes: readonly PersonChange[]) => Promise<void>
  /**
   * The persons above the line for each lookup, in the order asked. Lookups made in the same turn travel together.
   *
   * @throws SearchSilent while the index is not loaded, when a worker dies or takes too long, or rights are closed before the
   * answer is there; the caller then reports its databases as silent. RangeError for rights that are not open.
   */
  readonly find: (lookups: readonly PersonLookup[]) => Promise<readonly PersonsFound[]>
  /** Resolves when the index is loaded for the first time, or could not be and is tried again. */
  readonly begun: Promise<void>
  readonly state: () => PersonsState
  /**
   * Writes the index down as it is now, with every change told so far, beside all other work. Answers how many bytes that were;
   * undefined when the index is not loaded or the writer dies meanwhile.
   *
   * @throws SnapshotUnwritten with what the disk says.
   */
  readonly keep: (as: PersonsKept) => Promise<number | undefined>
  readonly stop: () => Promise<void>
}

/** A snapshot could not be written: the one before is as it was. */
export class SnapshotUnwritten extends Error {
  override readonly name = 'SnapshotUnwritten'
}

/** Fills a writer that was just started. */
export type PersonsLoading = {
  readonly put: (changes: readonly PersonChange[]) => Promise<void>
  /** Makes the index what a snapshot holds, in the place of all that was put before; what is wrong with it, in words, where it is not taken up. */
  readonly restore: (from: PersonsRestored) => Promise<string | undefined>
}

export type PersonsRole = 'writer' | 'reader'

export type PersonsOptions = {
  readonly rights: RightsTables
  /** Persons named in one answer at most. */
  readonly limit: number
  /** How many persons the store has, about: the index has room for as many again before it grows. */
  readonly many: number
  /** Readers: as many as there are cores to spare. */
  readonly readers: number
  /** Hands every person of the store over to a writer that was just started. Called again for each one after it. */
  readonly load: (into: PersonsLoading) => Promise<void>
  /** Whether readers learn the commonest words while nobody asks; they do not unless told. */
  readonly learns?: boolean
  /** Milliseconds after which a question is rejected, and a worker that owes an answer and says nothing ended; 5,000 unless told. */
  readonly patience?: number
  /** Starts a worker; `spawnPersonsWorker` but in tests. */
  readonly spawn?: (role: PersonsRole, start: PersonsWriterStart | PersonsReaderStart) => Worker
}

/** Lookups of one question before another has its turn, lookups in one message, messages of each kind under way. */
const TURN = 2
const LOOKUPS_PER_MESSAGE = 8
const MOST_FINDS = 2
const MOST_PUTS = 4
/** Pause before a writer is started again when the one before it died without being loaded. */
const RESTART_PAUSE = 1000
/** Bringing everything into lists, and reading a snapshot, may take so many milliseconds. */
const LONG_PATIENCE = 120_000

/** Memory of a worker in MB: the index is not in it, what it remembers of words is, some 140 over a million persons. With 256 and 24 a quarter of its time there went into collecting. */
const HEAP_MEGABYTES = 384
const YOUNG_MEGABYTES = 36

const NOTHING: PersonsFound = { number: [], score: [], access: [], more: false, rarity: {} }

type Part = Span<PersonLookup, PersonsFound>
type Writer = {
  readonly worker: Worker
  readonly puts: Set<number>
  /** Those who wait until fewer changes are under way. */
  room: (() => void)[]
  heard: number
  patience: number
  entries: number
  bytes: number
  /** What was wrong with the snapshot it was told to take up. */
  fault: string | undefined
  /** Who waits for a snapshot to be written. */
  readonly keeping: Map<
    number,
    { readonly done: (bytes: number | undefined) => void; readonly fail: (error: Error) => void }
  >
  names: SharedNames | undefined
  isLoaded: boolean
  isDead: boolean
}
type Reader = {
  readonly worker: Worker
  readonly finds: Map<number, readonly Part[]>
  /** Resolves when it listens, or died before that. */
  readonly begun: Promise<void>
  begin: () => void
  heard: number
  isReady: boolean
  isDead: boolean
}

/** Starts the workers and loads the index; those that die, stall or cannot be loaded are replaced. */
export function startPersons(options: PersonsOptions): Persons {
  const { rights, limit, many, load, learns = false, patience = 5000, spawn = spawnPersonsWorker } = options
  const waiting = createWaiting<PersonLookup, PersonsFound>({ turn: TURN, weigh: () => 1, nothing: NOTHING })
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  let pause: NodeJS.Timeout | undefined
  let isPumpPlanned = false
  let isStopped = false
  let lastId = 0
  let most = many
  let readers: Reader[] = []

  const stopRights = rights.onShare((shared) => sayToAll({ kind: 'rights', rights: shared }))
  const tick = Math.max(10, patience / 5)
  let lastTick = performance.now()
  const watch = setInterval(endLate, tick)
  watch.unref()
  let writer = startWriter()

  function find(lookups: readonly PersonLookup[]): Promise<readonly PersonsFound[]> {
    const unknown = lookups.find((one) => !rights.isOpen(one.rights))
    if (unknown !== undefined) return Promise.reject(new RangeError(`rights ${unknown.rights} are not open`))
    if (!writer.isLoaded) return Promise.reject(new SearchSilent('the index of persons is not loaded'))
    const answers = waiting.ask(lookups)
    planPump()
    return answers.then((found) => {
      if (lookups.every((one) => rights.isOpen(one.rights))) return found
      throw new SearchSilent('rights were closed while they were in use')
    })
  }

  /** Once in this turn, after everything that arrived in it: so that what arrived together travels together. */
  function planPump(): void {
    if (isPumpPlanned || waiting.isEmpty()) return
    isPumpPlanned = true
    setImmediate(pump)
  }

  /** Each reader gets its share of what waits: one message to each before a second one to any. */
  function pump(): void {
    isPumpPlanned = false
    for (let under = 0; under < MOST_FINDS; under++) {
      for (const reader of readers) {
        if (reader.finds.size > under || waiting.isEmpty() || !writer.isLoaded) continue
        const spans = waiting.take(LOOKUPS_PER_MESSAGE)
        const lookups = spans.flatMap(({ question, from, to }) => question.items.slice(from, to))
        lastId += 1
        if (reader.finds.size === 0) reader.heard = performance.now()
        reader.finds.set(lastId, spans)
        say(reader, { kind: 'find', id: lastId, limit, lookups })
      }
    }
  }

  async function put(changes: readonly PersonChange[]): Promise<void> {
    const to = writer
    if (changes.length === 0 || to.isDead) return
    const id = tell(to, (number) => ({ kind: 'put', id: number, changes }))
    while (to.puts.has(id) && !to.isDead) await room(to)
  }

  function tell(to: Writer, message: (id: number) => ToPersonsWriter): number {
    lastId += 1
    if (to.puts.size === 0) to.heard = performance.now()
    to.puts.add(lastId)
    to.worker.postMessage(message(lastId))
    return lastId
  }

  /** Until the writer is done with something, or dead. */
  function room(of: Writer): Promise<void> {
    return new Promise((resolve) => of.room.push(resolve))
  }

  function giveRoom(to: Writer): void {
    for (const go of to.room.splice(0)) go()
  }

  function startWriter(): Writer {
    const worker = spawn('writer', { capacity: Math.max(1000, most * 2) })
    const state = { heard: performance.now(), patience, entries: 0, bytes: 0, isLoaded: false, isDead: false }
    const nothing = { room: [], names: undefined, fault: undefined }
    const started: Writer = { worker, puts: new Set(), keeping: new Map(), ...nothing, ...state }
    worker.on('message', (message: FromPersonsWriter) => hearWriter(started, message))
    // What went wrong is told by the exit that follows; without a listener it would end the hub.
    worker.on('error', () => undefined)
    worker.on('exit', () => replaceWriter(started))
    void fill(started)
    return started
  }

  function hearWriter(from: Writer, message: FromPersonsWriter): void {
    from.heard = performance.now()
    if (message.kind === 'names') {
      from.names = message.names
      if (from === writer) sayToAll(message)
      return
    }
    if (message.kind === 'kept') {
      const asked = from.keeping.get(message.id)
      from.keeping.delete(message.id)
      if (message.fault === undefined) asked?.done(message.bytes)
      else asked?.fail(new SnapshotUnwritten(message.fault))
      return
    }
    from.puts.delete(message.id)
    from.fault = message.fault
    from.entries = message.entries
    from.bytes = message.bytes
    most = Math.max(most, message.entries)
    giveRoom(from)
  }

  /** Loads a writer, then starts readers on what it wrote. One that cannot be loaded is ended, and another one tries. */
  async function fill(to: Writer): Promise<void> {
    const isDone = async (): Promise<void> => {
      while (to.puts.size > 0 && !to.isDead) await room(to)
    }
    const patiently = async (message: (id: number) => ToPersonsWriter): Promise<void> => {
      await isDone()
      to.patience = LONG_PATIENCE
      tell(to, message)
      await isDone()
      to.patience = patience
    }
    const put: PersonsLoading['put'] = async (changes) => {
      if (to.isDead) throw new SearchSilent('the writer of persons died while it was loaded')
      if (changes.length > 0) tell(to, (id) => ({ kind: 'put', id, changes }))
      while (to.puts.size >= MOST_PUTS && !to.isDead) await room(to)
    }
    const restore: PersonsLoading['restore'] = async (from) => {
      await patiently((id) => ({ kind: 'restore', id, from }))
      if (to.isDead) throw new SearchSilent('the writer of persons died over a snapshot')
      return to.fault
    }
    try {
      await load({ put, restore })
      await patiently((id) => ({ kind: 'loaded', id }))
      if (!to.isDead && to.names && !isStopped) {
        const { names } = to
        readers = Array.from({ length: Math.max(1, options.readers) }, () => startReader(names))
        await Promise.all(readers.map((reader) => reader.begun))
        to.isLoaded = !to.isDead
      }
    } catch {
      void to.worker.terminate()
    }
    begin()
  }

  function startReader(names: SharedNames): Reader {
    const worker = spawn('reader', { rights: rights.share(), names, learns })
    let begin: () => void = () => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    const state = { heard: performance.now(), isReady: false, isDead: false }
    const started: Reader = { worker, finds: new Map(), begun, begin, ...state }
    worker.on('message', (message: FromPersonsReader) => hearReader(started, message))
    worker.on('error', () => undefined)
    worker.on('exit', () => replaceReader(started))
    return started
  }

  function hearReader(from: Reader, message: FromPersonsReader): void {
    from.heard = performance.now()
    if (message.kind === 'ready') {
      from.isReady = true
      from.begin()
    } else {
      const spans = from.finds.get(message.id) ?? []
      from.finds.delete(message.id)
      if (message.kind === 'found') waiting.settle(spans, message.found)
      else waiting.reject(new SearchSilent(message.reason), spans)
    }
    planPump()
  }

  /** The questions it had are put to another one once. */
  function replaceReader(dead: Reader): void {
    dead.isDead = true
    dead.begin()
    for (const spans of dead.finds.values()) waiting.putBack(spans)
    if (isStopped || !readers.includes(dead)) return
    readers = readers.filter((reader) => reader !== dead)
    if (writer.names) readers.push(startReader(writer.names))
    planPump()
  }

  function replaceWriter(dead: Writer): void {
    const wasLoaded = dead.isLoaded
    dead.isDead = true
    dead.isLoaded = false
    giveRoom(dead)
    for (const { done } of dead.keeping.values()) done(undefined)
    const silent = new SearchSilent('the writer of persons died')
    const ended = readers
    readers = []
    for (const reader of ended) {
      for (const spans of reader.finds.values()) waiting.reject(silent, spans)
      void reader.worker.terminate()
    }
    waiting.reject(silent)
    if (isStopped) return
    if (wasLoaded) writer = startWriter()
    else
      pause = setTimeout(() => {
        writer = startWriter()
      }, RESTART_PAUSE)
  }

  function endLate(): void {
    const now = performance.now()
    // Where this thread was busy itself, answers may lie here unread: nobody is judged by that.
    const wasBusy = now - lastTick > tick * 2
    lastTick = now
    if (wasBusy) for (const one of [writer, ...readers]) one.heard = now
    if (wasBusy) return
    const late = new SearchSilent('the index of persons takes too long')
    waiting.expire(
      now - patience,
      late,
      readers.flatMap(({ finds }) => [...finds.values()].flat()),
    )
    for (const { finds, heard, worker } of readers)
      if (finds.size > 0 && heard < now - patience) void worker.terminate()
    if (writer.puts.size > 0 && writer.heard < now - writer.patience) void writer.worker.terminate()
  }

  function say(to: Reader, message: ToPersonsReader): void {
    if (!to.isDead) to.worker.postMessage(message)
  }

  function sayToAll(message: ToPersonsReader): void {
    for (const reader of readers) say(reader, message)
  }

  function state(): PersonsState {
    return {
      workers: writer.isLoaded ? readers.filter((reader) => reader.isReady).length : 0,
      entries: writer.entries,
      bytes: writer.bytes,
    }
  }

  async function keep(as: PersonsKept): Promise<number | undefined> {
    const to = writer
    if (!to.isLoaded) return undefined
    lastId += 1
    const id = lastId
    return await new Promise<number | undefined>((done, fail) => {
      to.keeping.set(id, { done, fail })
      to.worker.postMessage({ kind: 'keep', id, as } satisfies ToPersonsWriter)
    })
  }

  async function stop(): Promise<void> {
    isStopped = true
    stopRights()
    clearInterval(watch)
    clearTimeout(pause)
    begin()
    await Promise.all([writer, ...readers].map(({ worker }) => worker.terminate()))
  }

  return { put, find, begun, state, keep, stop }
}

/** A worker from the build, because Node 20 starts no TypeScript; it inherits nothing of the environment. */
export function spawnPersonsWorker(role: PersonsRole, start: PersonsWriterStart | PersonsReaderStart): Worker {
  const here = import.meta.url
  const file = `search.persons.${role}.js`
  const built = here.endsWith('.ts') ? `../../dist/server/search/${file}` : `./${file}`
  const resourceLimits = { maxOldGenerationSizeMb: HEAP_MEGABYTES, maxYoungGenerationSizeMb: YOUNG_MEGABYTES }
  return new Worker(new URL(built, here), { workerData: start, env: {}, execArgv: [], resourceLimits })
}

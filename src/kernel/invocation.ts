// Runs a handler: transaction, context, fact. What must never be forgotten happens here, where a slice cannot skip it.
import { createHash } from 'node:crypto'
import type { Language } from '../terms/language.ts'
import type { Purpose } from '../terms/purpose.ts'
import { type Actor, systemOf } from './actor.ts'
import type { Clock } from './clock.ts'
import { newId } from './clock.ts'
import type { Connection, Database } from './database.ts'
import { Failure } from './failure.ts'
import { type Kept, keepAlone, keepTogether } from './gathering.ts'
import { type Fact, factOf, type Ledger } from './ledger.ts'
import type { Input, Operation } from './operation.ts'
import type { Committed, Context, Edge, Handler, Note, Part } from './slice.ts'

export type Services = {
  readonly database: Database
  readonly clock: Clock
  readonly ledger: Ledger
  /** Says that unplaced facts were committed, of a change of this name that changed these things. */
  readonly wake: Committed
  readonly part: <T>(token: Part<T>) => T
  /** Runs work that no request waits for; awaited when the hub settles or stops. */
  readonly background: (work: () => Promise<void>) => void
}

export type Call = {
  readonly actor: Actor
  readonly language: Language
  readonly purpose: Purpose | ''
  readonly reference: string
  readonly edge: Edge
  readonly input: Input<Operation>
  readonly idempotencyKey: string
  /**
   * Looks again at who asked, for an answer that takes long to leave. Throws Failure unauthenticated where session or key have ended
   * meanwhile, forbidden where they may do something else now.
   */
  readonly stands: () => Promise<void>
}

/** Edge of work that no request started. */
export const noEdge: Edge = {
  token: '',
  origin: '',
  address: '',
  bytes: Buffer.alloc(0),
  waited: 0,
  setCookie: () => undefined,
  clearCookie: () => undefined,
}

/** Gathers what a handler says of its own fact, and the further facts of the same change. */
type Notes = {
  own: Note
  readonly also: { readonly operation: string; readonly note: Note }[]
  readonly afterwards: { readonly operation: string; readonly work: (context: Context) => Promise<void> }[]
}

/** Joins what a handler says: subjects, bureaus and details add up, the rest is replaced. */
export const addNote = (before: Note, note: Note): Note => ({
  ...before,
  ...note,
  subjects: [...(before.subjects ?? []), ...(note.subjects ?? [])],
  tell: [...(before.tell ?? []), ...(note.tell ?? [])],
  detail: { ...before.detail, ...note.detail },
})

export type Who = Pick<Call, 'actor' | 'purpose' | 'reference'>

/** The parts of a fact that come from who acted and what was noted. */
export const partsOf = (who: Who, note: Note): Partial<Fact> => ({
  bureau: note.as?.bureau ?? who.actor.bureau,
  officer: note.as?.officer ?? who.actor.officer,
  unit: who.actor.unit,
  via: who.actor.key,
  purpose: who.purpose,
  reference: who.reference,
  subjectKind: note.subject?.kind ?? '',
  subject: note.subject?.id ?? '',
  version: note.subject?.version ?? 0,
  tell: [...new Set(note.tell)],
  detail: note.detail ?? {},
  subjects: note.subjects ?? [],
  ...(note.asked ? { asked: note.asked } : {}),
})

const factFrom = (
  services: Services,
  who: Who,
  operation: string,
  note: Note,
  given: Pick<Fact, 'outcome' | 'changed'> & { id?: string; at?: string; code?: string },
): Fact => factOf(services.clock, { operation, ...given, ...partsOf(who, note) })

type World = { readonly services: Services; readonly who: Who & Pick<Call, 'language' | 'edge'>; readonly now: string }

const contextOf = (
  world: World,
  connection: Connection,
  fact: string,
  notes: Notes,
  settle: Context['settle'],
): Context => ({
  // Asked for when it is used: a change that shares its transaction is told apart by what it has asked.
  get sql() {
    return connection.sql
  },
  client: connection.client,
  actor: world.who.actor,
  now: world.now,
  newId: () => newId(world.services.clock),
  language: world.who.language,
  purpose: world.who.purpose,
  reference: world.who.reference,
  edge: world.who.edge,
  fact,
  part: world.services.part,
  note: (note) => {
    notes.own = addNote(notes.own, note)
  },
  also: (operation, note) => {
    notes.also.push({ operation, note })
  },
  settle,
  change: (operation, work) => runChange(world, operation, (context) => work(context)),
  afterwards: (operation, work) => {
    notes.afterwards.push({ operation, work })
  },
})

const settledByCommit = (): never => {
  throw new Error('a change has its place only after its commit')
}

type Changing<T> = (context: Context, connection: Connection) => Promise<T>

/** What a change does in its transaction, and the facts of it. */
const changeIn =
  <T>({ services, ...world }: World, operation: string, work: Changing<T>) =>
  async (connection: Connection): Promise<Kept<T>> => {
    const id = newId(services.clock)
    const notes: Notes = { own: {}, also: [], afterwards: [] }
    const answer = await work(contextOf({ services, ...world }, connection, id, notes, settledByCommit), connection)
    const done = { outcome: 'done', changed: true } as const
    const facts = [
      factFrom(services, world.who, operation, notes.own, { ...done, id, at: world.now }),
      ...notes.also.map((one) => factFrom(services, world.who, one.operation, one.note, { ...done, at: world.now })),
    ]
    return { answer, facts }
  }

/** Says what was committed, and answers. */
const tellKept = <T>({ wake }: Services, operation: string, { answer, facts }: Kept<T>): T => {
  wake(
    operation,
    facts.flatMap(({ subjects }) => subjects.filter(({ part }) => part === 'changed')),
  )
  return answer
}

/** One transaction with its fact: both are kept or neither. */
export const runChange = async <T>(world: World, operation: string, work: Changing<T>): Promise<T> =>
  tellKept(world.services, operation, await keepAlone(world.services.database, changeIn(world, operation, work)))

/** The same in a transaction with others that are asked for at this moment. */
const runTogether = async <T>(world: World, operation: string, work: Changing<T>): Promise<T> =>
  tellKept(world.services, operation, await keepTogether(world.services.database, changeIn(world, operation, work)))

/** A read: its fact is durable before the answer leaves. A `quiet` one leaves none. */
const runRead = async <T>(world: World, operation: Operation, work: (context: Context) => Promise<T>): Promise<T> => {
  const { services, who } = world
  const notes: Notes = { own: {}, also: [], afterwards: [] }
  const id = newId(services.clock)
  let settled: Promise<{ id: string; place: number }> | undefined
  const settle = () => {
    settled ??= services.ledger
      .record(
        factFrom(services, who, operation.name, notes.own, {
          outcome: 'shown',
          changed: false,
          id,
          at: world.now,
        }),
      )
      .then((place) => ({ id, place }))
    return settled
  }
  const answer = await work(contextOf(world, services.database, id, notes, settle))
  if (operation.effect === 'read') await settle()
  for (const after of notes.afterwards)
    services.background(async () => {
      await runChange(asSystem(services, systemOf(who.actor.bureau)), after.operation, after.work)
    })
  return answer
}

const digestOf = ({ input, edge }: Call): Buffer =>
  createHash('sha256').update(JSON.stringify(input)).update(edge.bytes).digest()

/**
 * A change asked under an `Idempotency-Key`: the same request again gets the same answer for 24 hours, another request
 * under the same key is refused. The key's row is written first, so that of two at once the second waits for the first.
 */
const runOnce = async (world: World, handler: Handler, call: Call): Promise<unknown> => {
  const { operation } = handler
  const digest = digestOf(call)
  const key = [call.actor.officer, call.idempotencyKey]
  const earlier = async (): Promise<{ answer: unknown } | undefined> => {
    const { rows } = await world.services.database.client.query<{ request: Buffer; operation: string; answer: string }>(
      'select operation, request, answer from idempotency where officer = $1 and key = $2',
      key,
    )
    const row = rows[0]
    if (!row) return undefined
    if (row.operation !== operation.name || !row.request.equals(digest))
      throw new Failure('conflict', 'request.key-used-for-another')
    if (operation.secret) throw new Failure('conflict', 'request.already-done')
    return { answer: JSON.parse(row.answer) }
  }
  const known = await earlier()
  if (known) return known.answer
  const repeated = Symbol('repeated')
  const result = await runChange(world, operation.name, async (context, connection) => {
    const { rowCount } = await connection.client.query(
      `insert into idempotency (officer, key, operation, request, status, answer, at)
       values ($1, $2, $3, $4, $5, 'null', $6) on conflict do nothing`,
      [...key, operation.name, digest, operation.status, world.now],
    )
    if (rowCount === 0) throw repeated
    const answer = await handler.run(context, call.input)
    if (!operation.secret)
      await connection.client.query('update idempotency set answer = $3 where officer = $1 and key = $2', [
        ...key,
        JSON.stringify(answer),
      ])
    return answer
  }).catch((error: unknown) => {
    if (error === repeated) return repeated
    throw error
  })
  return result === repeated ? (await earlier())?.answer : result
}

/** Does what an admitted call asks and answers what the handler answered. Throws what the handler threw. */
export const invoke = async (services: Services, handler: Handler, call: Call): Promise<unknown> => {
  await handler.room?.(services.part)
  const world: World = { services, who: call, now: services.clock.now() }
  if (handler.operation.effect !== 'change')
    return runRead(world, handler.operation, (context) => handler.run(context, call.input))
  if (call.idempotencyKey && call.actor.kind !== 'stranger') return runOnce(world, handler, call)
  const run = handler.together?.(call.input) ? runTogether : runChange
  return run(world, handler.operation.name, (context) => handler.run(context, call.input))
}

/**
 * Answers in parts: gives the lines of each part once its fact is durable, then the last line by itself. While the lines of a part
 * are sent the next one is worked at, and no further: whoever reads slowly holds two parts in memory, never all of them. No part leaves
 * after the rights it was asked with have ended, however slowly it is read. Throws what the handler threw; what was given until then
 * stands in the register.
 */
export async function* invokeInParts(
  services: Services,
  handler: Handler & Required<Pick<Handler, 'stream'>>,
  call: Call,
): AsyncGenerator<{ readonly lines: readonly unknown[] } | { readonly end: unknown }, void> {
  await handler.room?.(services.part)
  const now = services.clock.now()
  const world: World = { services, who: call, now }
  const { actor, language, purpose, reference, input } = call
  const newOne = (): string => newId(services.clock)
  const opening = { actor, language, purpose, reference, now, newId: newOne, part: services.part }
  const { parts, end } = handler.stream(opening, input)
  const iterator = parts[Symbol.iterator]()
  const begin = (): Promise<readonly unknown[]> | undefined => {
    const next = iterator.next()
    if (next.done) return undefined
    const part = runRead(world, handler.operation, next.value)
    // Thrown when its turn comes; one that nobody waits for any more, because the reader went away, is nobody's fault.
    part.catch(() => undefined)
    return part
  }
  for (let ahead = begin(); ahead; ) {
    const lines = await ahead
    await call.stands()
    ahead = begin()
    yield { lines }
  }
  yield { end: end() }
}

/** Work a bureau's own system does (timers, reactions): the same transaction and fact as anybody's. */
export const asSystem = (services: Services, actor: Actor): World => ({
  services,
  who: { actor, language: 'en', purpose: '', reference: '', edge: noEdge },
  now: services.clock.now(),
})

/** Leaves the fact of a refusal. It never fails the answer: what cannot be recorded now is told to the operator. */
export const recordRefusal = (
  services: Services,
  who: Who,
  operation: string,
  failure: Failure,
  subject: { readonly kind: string; readonly id: string } | undefined,
): Promise<number> =>
  services.ledger.record(
    factFrom(services, who, operation, subject ? { subject } : {}, {
      outcome: 'refused',
      changed: false,
      code: failure.key,
    }),
  )

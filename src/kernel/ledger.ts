// The register of processing: facts in canonical form with their leaf, written with a change or in durable groups.
import { randomBytes } from 'node:crypto'
import type { Clock } from './clock.ts'
import { newId } from './clock.ts'
import { arrayText, packedJson } from './copy.ts'
import { type Connection, type Database, lostConnection, named } from './database.ts'
import { Failure } from './failure.ts'
import { canonicalText } from './json.ts'
import { type KeyPads, keyedHash, leafHash, padsOf } from './keyed-hash.ts'
import { lastPlace } from './ledger-changes.ts'
import type { Statement } from './round-trip.ts'
import { createSlices } from './slices.ts'

/** A record, hit ... that a fact showed or changed, with the bureau that owns it. */
export type Subject = {
  readonly kind: string
  readonly id: string
  readonly owner: string
  /** `discreet`: met without being shown to the one who asked; its hit is made afterwards, and the subject is what it is owed by. */
  readonly part: 'shown' | 'changed' | 'hit' | 'discreet'
  /** Never told to the owner: lookups for asylum, commission or compliance. */
  readonly discreet?: boolean
}

/** One line of the register before it has its place. Holds no personal data: codes, ids and counts only. */
export type Fact = {
  readonly id: string
  readonly at: string
  readonly operation: string
  readonly outcome: 'done' | 'shown' | 'refused'
  readonly code: string
  readonly bureau: string
  readonly officer: string
  readonly unit: string
  readonly via: string
  readonly purpose: string
  readonly reference: string
  readonly subjectKind: string
  readonly subject: string
  readonly version: number
  readonly changed: boolean
  readonly tell: readonly string[]
  readonly detail: Readonly<Record<string, unknown>>
  readonly subjects: readonly Subject[]
  readonly asked?: { readonly value: unknown; readonly eraseOn: string }
}

/** Version of the canonical form below; stored with each fact, so that old leaves stay checkable when it changes. */
export const canonicalVersion = 1

/**
 * The bytes a leaf commits to: a JSON array in this order, with `detail` in RFC 8785 form. The place is not among them:
 * it is given later, and the tree's own order proves it.
 */
export const canonicalForm = (fact: Omit<Fact, 'asked' | 'tell' | 'changed'>): string =>
  JSON.stringify([
    fact.id,
    fact.at,
    fact.operation,
    fact.outcome,
    fact.code,
    fact.bureau,
    fact.officer,
    fact.unit,
    fact.via,
    fact.purpose,
    fact.reference,
    fact.subjectKind,
    fact.subject,
    fact.version,
    canonicalText(fact.detail) ?? '{}',
    fact.subjects.map((s) => `${s.kind} ${s.id} ${s.owner} ${s.part} ${s.discreet ? 1 : 0}`).sort(),
  ])

/**
 * Leaf of RFC 6962 over HMAC-SHA-256(salt, canonical form): the tree holds nothing personal, and erasing salt and fact
 * leaves every proof valid.
 */
export const leafOf = (salt: Buffer, canonical: string): Buffer => leafHash(keyedHash(padsOf(salt), canonical))

/** Commits to what was asked without holding it: it may be erased, never exchanged. */
export const askedDigest = (salt: Buffer, asked: unknown): string =>
  digestOf(padsOf(salt), canonicalText(asked) ?? 'null')

const digestOf = (salt: KeyPads, canonical: string): string =>
  Buffer.from(keyedHash(salt, canonical), 'latin1').toString('base64url')

const saltBytes = 16
let salts = Buffer.alloc(0)

/** Random bytes drawn for 1,024 facts at a time: one call each costs as much as the two hashes. */
const newSalt = (): Buffer => {
  if (salts.length < saltBytes) salts = randomBytes(1024 * saltBytes)
  const salt = salts.subarray(0, saltBytes)
  salts = salts.subarray(saltBytes)
  return salt
}

type Prepared = {
  readonly row: Record<string, unknown>
  readonly subjects: readonly Record<string, unknown>[]
  readonly asked: Beside | undefined
}

/** What was asked: its row without it, and its canonical text, made once for its digest and for the store. */
type Beside = { readonly row: Record<string, unknown>; readonly text: string }

const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

/** The store would take it in and could never read it again. */
const escapedNul = /(?<!\\)(?:\\\\)*\\u0000/

/** Throws RangeError for text with a NUL. */
const besideOf = ({ id, officer, bureau }: Fact, day: string, eraseOn: string, text: string): Beside => {
  if (text.includes('\\u0000') && escapedNul.test(text)) throw new RangeError('what was asked has no NUL')
  return { row: { day, fact: id, officer, bureau, erase_on: eraseOn }, text }
}

const prepare = (fact: Fact): Prepared => {
  const salt = newSalt()
  const pads = padsOf(salt)
  const day = fact.at.slice(0, 10)
  const asked = fact.asked && (canonicalText(fact.asked.value) ?? 'null')
  // It comes first by its name: what says the rest in order need not be put in order.
  const detail =
    asked === undefined ? fact.detail : Object.assign({ asked: '' }, fact.detail, { asked: digestOf(pads, asked) })
  return {
    row: {
      day,
      id: fact.id,
      at: fact.at,
      operation: fact.operation,
      outcome: fact.outcome,
      code: fact.code,
      bureau: fact.bureau,
      officer: fact.officer,
      unit: fact.unit,
      via: fact.via,
      purpose: fact.purpose,
      reference: fact.reference,
      subject_kind: fact.subjectKind,
      subject: fact.subject,
      version: fact.version,
      changed: fact.changed,
      tell: fact.tell,
      detail,
      salt: hex(salt),
      leaf: hex(leafHash(keyedHash(pads, canonicalForm({ ...fact, detail })))),
    },
    subjects: fact.subjects.map((s) => ({
      day,
      fact: fact.id,
      at: fact.at,
      kind: s.kind,
      subject: s.id,
      owner: s.owner,
      part: s.part,
      discreet: s.discreet ?? false,
    })),
    asked: fact.asked && besideOf(fact, day, fact.asked.eraseOn, asked ?? 'null'),
  }
}

const columns = `day, id, at, operation, outcome, code, bureau, officer, unit, via, purpose, reference, subject_kind, subject,
  version, changed, tell, detail, salt, leaf`
const shapes = `day date, id uuid, at timestamptz, operation text, outcome text, code text, bureau text, officer text, unit text,
  via text, purpose text, reference text, subject_kind text, subject text, version integer, changed boolean, tell text[],
  detail jsonb, salt bytea, leaf bytea`

const beside = `
  shown as (
    insert into fact_subject (day, fact, at, kind, subject, owner, part, discreet)
    select * from json_to_recordset($2) as s (day date, fact uuid, at timestamptz, kind text, subject text, owner text,
      part text, discreet boolean)
  ), kept as (
    insert into fact_asked (day, fact, officer, bureau, erase_on, asked)
    select * from rows from (json_to_recordset($3) as (day date, fact uuid, officer text, bureau text, erase_on date),
      unnest($4::json[])) as a
  )`

// One statement, so that head, facts and what stands beside them are one commit in one round trip.
const placedStatement = `
  with head as (
    update ledger_head set place = place + $5 returning place - $5 as base
  ), ${beside}, facts as (
    insert into fact (${columns}, place, canonical)
    select ${columns}, head.base + f.n, ${canonicalVersion}
    from json_to_recordset($1) as f (${shapes}, n integer), head
  )
  select base from head`

const unplacedStatement = `
  with ${beside}
  insert into fact (${columns}, canonical)
  select f.*, ${canonicalVersion} from json_to_recordset($1) as f (${shapes})`

const parameters = (group: readonly Prepared[]): (string | Buffer)[] => {
  const asked = group.flatMap((one) => one.asked ?? [])
  return [
    JSON.stringify(group.map((one, index) => Object.assign(one.row, { n: index + 1 }))),
    JSON.stringify(group.flatMap((one) => one.subjects)),
    JSON.stringify(asked.map(({ row }) => row)),
    packedJson(asked.map(({ text }) => text)),
  ]
}

/** From so many subjects on, those that differ in nothing but who they are come as a list: half the cost of JSON. */
const manySubjects = 64

const listStatement = `
  insert into fact_subject (day, fact, at, kind, subject, owner, part, discreet)
  select $1::date, $2::uuid, $3::timestamptz, $4::text, s, $5::text, $6::text, $7::boolean from unnest($8::text[]) as s`

/** Writes the many subjects of a fact and answers the fact without them. */
const writeSubjects = async (client: Connection['client'], one: Prepared): Promise<Prepared> => {
  const alike = new Map<string, Record<string, unknown>[]>()
  let [last, of]: [Record<string, unknown>, Record<string, unknown>[]] = [{}, []]
  for (const subject of one.subjects) {
    const { kind, owner, part, discreet } = subject
    // Nearly all differ in nothing from the one before.
    if (kind !== last.kind || owner !== last.owner || part !== last.part || discreet !== last.discreet) {
      const key = JSON.stringify([kind, owner, part, discreet])
      of = alike.get(key) ?? []
      alike.set(key, of)
      last = subject
    }
    of.push(subject)
  }
  for (const [, subjects] of alike) {
    const { day, fact, at, kind, owner, part, discreet } = subjects[0] ?? {}
    const ids = arrayText(subjects.map(({ subject }) => String(subject)))
    await named(client, 'ledger-subject-list', listStatement, [day, fact, at, kind, owner, part, discreet, ids])
  }
  return { ...one, subjects: [] }
}

/** Facts of one change written by one statement: their hashes take some 3 ms, then others have their turn. */
const factsAtOnce = 100

/**
 * The statement that writes the facts of a change, to be the last of the change's own transaction; what is too much for one is written
 * before. They have no place: the sequencer gives it within 20 ms.
 */
export const lastOfChange = async (client: Connection['client'], facts: readonly Fact[]): Promise<Statement> => {
  let last: Statement | undefined
  for (let from = 0; from < facts.length; from += factsAtOnce) {
    if (last) await client.query({ ...last, values: [...(last.values ?? [])] })
    const group: Prepared[] = []
    for (const one of facts.slice(from, from + factsAtOnce).map(prepare))
      group.push(one.subjects.length < manySubjects ? one : await writeSubjects(client, one))
    last = { name: 'ledger-unplaced', text: unplacedStatement, values: parameters(group) }
  }
  if (!last) throw new RangeError('a change leaves one fact at least')
  return last
}

/** Writes the facts of a change within its transaction, where something is still to follow. */
export const writeWithChange = async (client: Connection['client'], facts: readonly Fact[]): Promise<void> => {
  const { values = [], ...last } = await lastOfChange(client, facts)
  await client.query({ ...last, values: [...values] })
}

/**
 * Writes facts of an invented past, in the order given, each in its place: for a demonstration world on a store that no hub
 * serves yet. The head is held until the transaction ends. Nobody is told and no event is numbered. Throws RangeError when
 * they do not stand in the order of time. Answers the last place.
 */
export const writeHistory = async (client: Connection['client'], facts: readonly Fact[]): Promise<number> => {
  if (facts.some((fact, index) => fact.at < (facts[index - 1]?.at ?? '')))
    throw new RangeError('facts of the past are written in the order of time')
  for (const day of new Set(facts.map((fact) => fact.at.slice(0, 10))))
    await client.query('select ledger_day($1)', [day])
  for (let from = 0; from < facts.length; from += largestGroup) {
    const group = facts.slice(from, from + largestGroup).map(prepare)
    await named(client, 'ledger-placed', placedStatement, [...parameters(group), group.length])
  }
  return lastPlace(client)
}

export type Ledger = {
  /** Writes the fact of a read or a refusal; resolves with its place once it is durable. */
  readonly record: (fact: Fact) => Promise<number>
  /** Facts waiting or being written now. */
  readonly waiting: () => number
  /** Writes what waits and takes no more. */
  readonly stop: () => Promise<void>
}

type Waiting = {
  readonly fact: Prepared
  readonly done: (place: number) => void
  readonly failed: (error: unknown) => void
}

// Beyond this the statement's parsing of JSON grows past the commit it saves.
const largestGroup = 400

/**
 * Between the beginnings of two groups while facts come together, in milliseconds: at least, and while fewer than `fullGroup` wait. A group
 * costs the store as much as four facts in it and the hub as much as one (0.45 ms and 0.1 ms of the processor), and a quick disk would take
 * one for every fact. Longer is a wait of every answer.
 */
const [leastMilliseconds, mostMilliseconds] = [4, 8]
const fullGroup = 16

/**
 * The group writer: many reads share one durable commit. While a group is being written the next one gathers, for a few milliseconds at
 * least where the one before was of several; an idle ledger writes at the end of the present turn, and so does one of which a single
 * caller asks. One connection, so groups follow each other and never wait for themselves.
 * Facts that could not be written reject with Failure unavailable `ledger.unavailable`; `report` hears why.
 */
export const openLedger = (database: Database, report: (error: unknown) => void): Ledger => {
  let queue: Waiting[] = []
  let writing: Promise<void> | undefined
  let stopped = false
  let begun = Number.NEGATIVE_INFINITY
  let comeTogether = false
  const answers = createSlices()

  const writeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const [head] = await named<{ base: number }>(database.client, 'ledger-placed', placedStatement, [
        ...parameters(group.map((one) => one.fact)),
        group.length,
      ])
      const base = head?.base ?? 0
      for (const [index, one] of group.entries()) answers.run(() => one.done(base + index + 1))
    } catch (error) {
      // One fact that the store refuses must not take the others of the moment with it: each is then written by itself.
      if (!lostConnection(error) && group.length > 1) {
        for (const one of group) await writeGroup([one])
        return
      }
      // Whatever the cause: what cannot be recorded is not shown, and may be asked again.
      if (!lostConnection(error)) report(error)
      for (const one of group) one.failed(new Failure('unavailable', 'ledger.unavailable', { retryAfter: 1 }))
    }
  }

  /** Waits for a moment of `performance.now()`; a ledger that stops waits for nothing. */
  const until = async (moment: number): Promise<void> => {
    const early = stopped ? 0 : moment - performance.now()
    if (early > 0) await new Promise<void>((resolve) => setTimeout(resolve, early))
  }

  const run = async (): Promise<void> => {
    await new Promise<void>((resolve) => setImmediate(resolve))
    while (queue.length > 0) {
      if (comeTogether) await until(begun + leastMilliseconds)
      if (comeTogether && queue.length < fullGroup) await until(begun + mostMilliseconds)
      const group = queue.slice(0, largestGroup)
      begun = performance.now()
      comeTogether = group.length > 1
      queue = queue.slice(largestGroup)
      await writeGroup(group)
    }
    writing = undefined
  }

  return {
    record: (fact) =>
      new Promise((done, failed) => {
        if (stopped) return failed(new Failure('unavailable', 'ledger.unavailable', { retryAfter: 1 }))
        queue.push({ fact: prepare(fact), done, failed })
        writing ??= run()
      }),
    waiting: () => queue.length,
    stop: async () => {
      stopped = true
      await writing
    },
  }
}

/** Makes the partitions of the days ahead, so that writing never waits for one; missing days fall into the rest. */
export const prepareDays = async (client: Connection['client'], clock: Clock, ahead = 3): Promise<void> => {
  for (let offset = 0; offset <= ahead; offset += 1) {
    const day = new Date(clock.milliseconds() + offset * 86_400_000).toISOString().slice(0, 10)
    await client.query('select ledger_day($1)', [day])
  }
}

/** A fact with every member filled in; what is not given is empty. */
export const factOf = (clock: Clock, given: Partial<Fact> & Pick<Fact, 'operation' | 'outcome'>): Fact => ({
  id: newId(clock),
  at: clock.now(),
  code: '',
  bureau: '',
  officer: '',
  unit: '',
  via: '',
  purpose: '',
  reference: '',
  subjectKind: '',
  subject: '',
  version: 0,
  changed: false,
  tell: [],
  detail: {},
  subjects: [],
  ...given,
})

// What a message points at, read under the reader's own rights: what they may not see is told by its kind alone.
import { readableHits } from '../hit/hit.store.ts'
import { toSql } from '../kernel/access.ts'
import type { Context } from '../kernel/slice.ts'
import { recordPolicy } from '../record/record.policy.ts'
import { todayOf } from '../record/record.store.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { Quoted } from './message.judge.ts'
import type { ReferenceEntry, ReferenceKind, ReferenceView } from './message.schema.ts'
import { openMessages, readMessages } from './message.store.ts'
import type { MessageRow } from './message.table.ts'

/** Something that was found, for showing it and for judging what may be done with it. */
type Pointed = {
  readonly view: ReferenceView
  readonly quoted: Quoted
  /** Of a message: what it points at in turn. */
  readonly refers?: readonly ReferenceEntry[]
}
type Found = ReadonlyMap<string, Pointed>

const unseen = (kind: ReferenceKind): ReferenceView => ({
  kind,
  readable: false,
  id: null,
  database: null,
  owner: null,
  reference: null,
  title: null,
  handlingCode: null,
  confidentiality: null,
})

/** A record keeps its marks as text that its own file has checked. */
const marksOf = (row: { readonly handlingCode: string; readonly confidentiality: string }) => ({
  handlingCode: row.handlingCode as HandlingCode,
  confidentiality: row.confidentiality as Confidentiality,
})

/** Names owner, database and the owner's reference, never the person: whoever wants to know more opens the record. */
const findRecords = async (context: Context, ids: readonly string[]): Promise<Found> => {
  const rows = await context.sql
    .selectFrom('record')
    .select(['id', 'database', 'owner', 'reference', 'handlingCode', 'confidentiality'])
    .where(toSql(recordPolicy.read(context.actor)))
    .where((where) =>
      where.or([where('owner', '=', context.actor.bureau), where('retainUntil', '>=', todayOf(context))]),
    )
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => {
      const { id, database, owner, reference } = row
      const marks = marksOf(row)
      return [
        id,
        {
          view: { ...unseen('record'), readable: true, id, database, owner, reference, ...marks },
          quoted: { kind: 'record', source: owner, ...marks, gone: false },
        },
      ]
    }),
  )
}

const findHits = async (context: Context, ids: readonly string[]): Promise<Found> => {
  const rows = await readableHits(context)
    .where('id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map(({ id, database, owner, reference, recordCopy }) => {
      const marks = marksOf(recordCopy)
      return [
        id,
        {
          view: { ...unseen('hit'), readable: true, id, database, owner, reference, ...marks },
          quoted: { kind: 'hit', source: owner, ...marks, gone: false },
        },
      ]
    }),
  )
}

const quotedMessage = (row: MessageRow): Quoted => ({
  kind: 'message',
  source: row.sender,
  handlingCode: row.handlingCode,
  confidentiality: row.confidentiality,
  known: [...row.participants, ...row.consented],
  gone: row.state !== 'sent',
})

const findMessages = async (context: Context, ids: readonly string[]): Promise<Found> => {
  const rows = [...(await readMessages(context, ids)).values()]
  const opened = await openMessages(context, rows, 'subjects')
  return new Map(
    rows.map((row) => {
      const { id, sender: owner, handlingCode, confidentiality, ourReference } = row
      const title = opened.get(id)?.subject ?? null
      const shown = { readable: true, id, owner, reference: ourReference, title, handlingCode, confidentiality }
      return [id, { view: { ...unseen('message'), ...shown }, quoted: quotedMessage(row), refers: row.refers }]
    }),
  )
}

/** One reader a kind; a slice above that offers another kind of thing adds its line here. */
const readers: Readonly<Record<ReferenceKind, (context: Context, ids: readonly string[]) => Promise<Found>>> = {
  record: findRecords,
  hit: findHits,
  message: findMessages,
}

/** Reads what is pointed at, one statement a kind; what the actor may not read is absent. By `kind id`. */
const findAll = async (context: Context, entries: readonly ReferenceEntry[]): Promise<Found> => {
  const found = new Map<string, Pointed>()
  for (const kind of new Set(entries.map((entry) => entry.kind))) {
    const ids = [...new Set(entries.filter((entry) => entry.kind === kind).map(({ id }) => id))]
    for (const [id, pointed] of await readers[kind](context, ids)) found.set(`${kind} ${id}`, pointed)
  }
  return found
}

/** What each of these messages points at, as the actor may see it, in the order it was stated. */
export const resolveReferences = async (
  context: Context,
  rows: readonly Pick<MessageRow, 'id' | 'refers'>[],
): Promise<ReadonlyMap<string, ReferenceView[]>> => {
  const found = await findAll(
    context,
    rows.flatMap(({ refers }) => refers),
  )
  return new Map(
    rows.map(({ id, refers }) => [
      id,
      refers.map((entry) => found.get(`${entry.kind} ${entry.id}`)?.view ?? unseen(entry.kind)),
    ]),
  )
}

/** How far what was quoted is followed: beyond it nothing more is passed on either. */
const deepest = 5

/**
 * What each reference brings with it, for judging what may be sent to whom: the thing itself, and where it is a message, what that
 * quotes in turn, so that nothing gains freedom by being quoted twice. Undefined for what the actor may not read. What is
 * quoted inside and the actor cannot read brings nothing: the sender of the outer one was judged by it.
 */
export const quotedBy = async (
  context: Context,
  entries: readonly ReferenceEntry[],
): Promise<(readonly Quoted[] | undefined)[]> => {
  const known = new Map(await findAll(context, entries))
  const inner = (pointed: Pointed): readonly ReferenceEntry[] =>
    (pointed.refers ?? []).filter(({ kind }) => kind === 'message')
  let open = [...known.values()].flatMap(inner)
  for (let depth = 0; depth < deepest && open.length > 0; depth += 1) {
    const further = await findAll(
      context,
      open.filter(({ kind, id }) => !known.has(`${kind} ${id}`)),
    )
    for (const [key, pointed] of further) known.set(key, pointed)
    open = [...further.values()].flatMap(inner)
  }
  const collect = (entry: ReferenceEntry, seen: Set<string>): Quoted[] => {
    const key = `${entry.kind} ${entry.id}`
    const pointed = known.get(key)
    if (!pointed || seen.has(key)) return []
    seen.add(key)
    return [pointed.quoted, ...inner(pointed).flatMap((one) => collect(one, seen))]
  }
  return entries.map((entry) => (known.has(`${entry.kind} ${entry.id}`) ? collect(entry, new Set()) : undefined))
}

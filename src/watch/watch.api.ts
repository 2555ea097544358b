// Answers to operations on watches and delayed hits, and the slice itself.
import { readBureau } from '../bureau/bureau.store.ts'
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Subject } from '../kernel/ledger.ts'
import { type Context, handle, type Slice } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type DelayedSetting, type DelayedView, mostDelayedDays, namePurposes } from './watch.delayed.schema.ts'
import { readDelayed, readDelayedSet, readErasures, readHeld, replaceDelayed } from './watch.delayed.store.ts'
import { decideFind, type Found, listFindRows, lockFind } from './watch.find.store.ts'
import { reportMeeting, type Standing } from './watch.making.ts'
import { startWatchMemory } from './watch.memory.ts'
import {
  approveWatch,
  couldBeFind,
  dismissFind,
  endWatch,
  listFinds,
  listWatches,
  proposeWatch,
  refuseWatch,
  renewWatch,
  setDelayed,
  showDelayed,
  showWatch,
} from './watch.operations.ts'
import type { WatchAction } from './watch.policy.ts'
import { isUnread, preparedOf, type Question, readQuestion } from './watch.question.ts'
import { watchReactions } from './watch.reactions.ts'
import type { WatchProposal, WatchView } from './watch.schema.ts'
import {
  countOf,
  insertWatch,
  listWatchRows,
  lockWatch,
  readHitsMade,
  readSightings,
  readWatch,
  readWatchSteps,
  saveWatch,
} from './watch.store.ts'
import type { FindRow, WatchRow } from './watch.table.ts'
import { watchTimers } from './watch.timers.ts'
import { lineOf, viewFind, viewWatch, watchedRecord } from './watch.view.ts'
import { advance, faultOfEnd, proposed, type WatchCommand } from './watch.workflow.ts'

const watchSubject = (row: Pick<WatchRow, 'id' | 'bureau'>, part: Subject['part']): Subject => ({
  kind: 'watch',
  id: row.id,
  owner: row.bureau,
  part,
})

const foundSubjects = (context: Context, found: readonly Found[]): Subject[] =>
  found.map(({ record }) => watchedRecord(context.actor, record))

const view = async (context: Context, row: WatchRow): Promise<WatchView> => {
  const counts = await countOf(context, [row.id])
  const { lines: found } = await listFindRows(context, { source: row.id, limit: 100 })
  context.note({ subjects: foundSubjects(context, found) })
  return viewWatch(
    row,
    {
      steps: await readWatchSteps(context, row),
      counts: counts.get(row.id),
      found,
      hits: await readHitsMade(context, row.id),
      seen: await readSightings(context, row.id),
    },
    context,
  )
}

/** Notes a change of a watch and tells its bureau, and nobody else. */
const changed = async (context: Context, row: WatchRow): Promise<WatchView> => {
  context.note({
    subject: { kind: 'watch', id: row.id, version: row.version },
    subjects: [watchSubject(row, 'changed')],
    tell: [row.bureau],
  })
  return view(context, row)
}

const refuse = (pointers: readonly FailurePointer[]): never => {
  throw new Failure('invalid', 'request.invalid', { pointers })
}

/** Databases the watch may listen to: of its kind, granted to the officer, and for its purpose (RPD 10, 54). */
const databasesFor = ({ actor }: Context, question: Question, purpose: WatchProposal['purpose']) => {
  if (!actor.purposes.includes(purpose)) throw new Failure('forbidden', 'purpose.foreign')
  const granted = question.databases.filter(
    (name) => actor.databases.includes(name) && databaseNamed(name).checkPurposes.includes(purpose),
  )
  if (granted.length === 0) throw new Failure('forbidden', 'watch.database-not-granted')
  return granted
}

const propose = async (context: Context, body: WatchProposal): Promise<WatchRow> => {
  const { actor, now } = context
  const question = readQuestion(body.item)
  const fault = isUnread(question) ? undefined : faultOfEnd(question.kind, body.endsOn, now.slice(0, 10))
  const pointers = [
    ...(isUnread(question) ? question.faults : []),
    ...(fault ? [{ pointer: '/endsOn', ...fault }] : []),
  ]
  if (isUnread(question) || pointers.length > 0) return refuse(pointers)
  return insertWatch(context, {
    ...proposed(actor.officer, body.endsOn),
    id: context.newId(),
    bureau: actor.bureau,
    unit: actor.unit,
    kind: question.kind,
    question: question.fields,
    databases: databasesFor(context, question, body.purpose),
    keys: [...question.keys],
    form: question.form,
    words: preparedOf(question.form)?.words ?? [],
    purpose: body.purpose,
    reference: body.reference,
    legalBasis: body.legalBasis,
    crimeArea: body.crimeArea ?? '',
    note: body.note ?? '',
    silent: body.silent ?? false,
    erasedAt: null,
    createdAt: now,
    updatedAt: now,
  })
}

type Commanded = { readonly id: string; readonly action: WatchAction; readonly version?: number | undefined }

const act = async (
  context: Context,
  { id, action, version }: Commanded,
  command: (row: WatchRow) => WatchCommand,
): Promise<WatchView> => {
  const before = await lockWatch(context, id, action, version)
  const next = advance(before, command(before), context.actor.officer, context.now)
  return changed(context, await saveWatch(context, before, next))
}

const standingOf = (find: FindRow): Standing => ({
  ...find,
  unit: find.askerUnit,
  ownerUnit: find.unit,
  databases: [find.database],
  form: null,
})

const couldBe = async (context: Context, id: string): Promise<{ hit: string; hitReference: string }> => {
  const { find, record } = await lockFind(context, id)
  const hit = await reportMeeting(context, standingOf(find), {
    record,
    matchKey: `${find.origin}:${find.id}`,
    likeness: find.likeness.lines,
    place: find.place,
  })
  if (!hit) throw new Failure('conflict', 'watch.hit-made')
  await decideFind(context, find, { state: 'could-be', reason: '', hit: hit.id })
  context.note({
    subject: { kind: 'watch', id: find.id },
    subjects: [watchedRecord(context.actor, record)],
    tell: [find.bureau],
    detail: { hit: hit.id },
  })
  return { hit: hit.id, hitReference: hit.reference }
}

/** What a bureau may opt in to: databases it is granted that make hits, for purposes they are checked for, each once. */
const checkSetting = async (context: Context, { keeps }: DelayedSetting): Promise<void> => {
  const bureau = await readBureau(context, context.actor.bureau)
  const seen = new Set<string>()
  const pointers = keeps.flatMap(({ purpose, database }, at): FailurePointer[] => {
    const file = databaseNamed(database)
    const fault = (member: string, key: string) => [{ pointer: `/keeps/${at}/${member}`, key, values: {} }]
    if (seen.has(`${purpose} ${database}`)) return fault('database', 'fault.delayed-twice')
    seen.add(`${purpose} ${database}`)
    if (!file.makesHits) return fault('database', 'fault.delayed-no-hits')
    if (!bureau?.databases.includes(database)) return fault('database', 'fault.delayed-not-granted')
    return file.checkPurposes.includes(purpose) ? [] : fault('purpose', 'fault.purpose-not-of-database')
  })
  if (pointers.length > 0) refuse(pointers)
}

const viewDelayed = async (context: Context): Promise<DelayedView> => {
  const { bureau } = context.actor
  const set = await readDelayedSet(context, bureau)
  const keeps = await readDelayed(context, bureau)
  return {
    keeps: keeps.map(({ purpose, database, days }) => ({
      purpose,
      database,
      days,
      names: (namePurposes as readonly string[]).includes(purpose),
    })),
    setBy: set?.setBy ?? null,
    setAt: set?.setAt ?? null,
    held: await readHeld(context, bureau),
    erased: await readErasures(context, bureau),
  }
}

const handlers = [
  handle(listWatches, async (context, { query }) => {
    const { lines, after } = await listWatchRows(context, query)
    const counts = await countOf(
      context,
      lines.map((row) => row.id),
    )
    context.note({ subjects: lines.map((row) => watchSubject(row, 'shown')), detail: { lines: lines.length } })
    return { watches: lines.map((row) => lineOf(row, counts.get(row.id), context.now)), after }
  }),

  handle(showWatch, async (context, { params }) => {
    const row = await readWatch(context, params.id)
    context.note({ subject: { kind: 'watch', id: row.id }, subjects: [watchSubject(row, 'shown')] })
    return view(context, row)
  }),

  handle(proposeWatch, async (context, { body }) => changed(context, await propose(context, body))),

  handle(approveWatch, (context, { params, body }) =>
    act(context, { ...params, action: 'approve', version: body.version }, () => ({ act: 'approve' })),
  ),

  handle(refuseWatch, (context, { params, body }) =>
    act(context, { ...params, action: 'refuse', version: body.version }, () => ({
      act: 'refuse',
      reason: body.reason,
    })),
  ),

  handle(renewWatch, (context, { params, body }) =>
    act(context, { ...params, action: 'renew', version: body.version }, ({ kind }) => ({
      act: 'renew',
      kind,
      endsOn: body.endsOn,
    })),
  ),

  handle(endWatch, (context, { params, body }) =>
    act(context, { ...params, action: 'end', version: body.version }, () => ({ act: 'end', reason: body.reason })),
  ),

  handle(listFinds, async (context, { query }) => {
    const { lines, after } = await listFindRows(context, { ...query, state: query.state ?? 'open' })
    context.note({ subjects: foundSubjects(context, lines), detail: { lines: lines.length } })
    return { finds: lines.map((one) => viewFind(one, context)), after }
  }),

  handle(couldBeFind, (context, { params }) => couldBe(context, params.id)),

  handle(dismissFind, async (context, { params, body }) => {
    const { find, record } = await lockFind(context, params.id)
    await decideFind(context, find, { state: 'dismissed', reason: body.reason, hit: null })
    context.note({
      subject: { kind: 'watch', id: find.id },
      subjects: [watchedRecord(context.actor, record)],
      tell: [find.bureau],
    })
    return {}
  }),

  handle(showDelayed, (context) => viewDelayed(context)),

  handle(setDelayed, async (context, { body }) => {
    await checkSetting(context, body)
    const keeps = body.keeps.map((keep) => ({ ...keep, days: keep.days ?? mostDelayedDays }))
    const erased = await replaceDelayed(context, keeps)
    context.note({
      subject: { kind: 'delayed-hits', id: context.actor.bureau },
      tell: [context.actor.bureau],
      detail: { keeps: keeps.map(({ purpose, database, days }) => `${purpose} ${database} ${days}`), ...erased },
    })
    return viewDelayed(context)
  }),
]

export const watchSlice: Slice = {
  name: 'watch',
  handlers,
  reactions: watchReactions,
  timers: watchTimers,
  start: async (hub) => {
    await startWatchMemory(hub)
    return undefined
  },
}

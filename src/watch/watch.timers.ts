// What watches and delayed hits do by themselves: meet a record, remind, end, erase. Each runs as the system of its own bureau.
import { readBureau } from '../bureau/bureau.store.ts'
import { Failure } from '../kernel/failure.ts'
import { secretPart } from '../kernel/secret.ts'
import type { Context, TimerKind } from '../kernel/slice.ts'
import { keysWrittenOut } from '../record/databases/key-range.ts'
import type { RecordRow } from '../record/record.schema.ts'
import { eraseDue, readRemembered } from './watch.delayed.store.ts'
import { deleteFind } from './watch.find.store.ts'
import { hashName, isKeptName, readKept } from './watch.kept.store.ts'
import { meet, type Standing, standingWatch } from './watch.making.ts'
import { equalKeys, isExactAlone, questionUnder } from './watch.meeting.ts'
import { delayedHash } from './watch.memory.ts'
import { grantedSystem, readFindable } from './watch.reader.ts'
import { eraseWatch, lockWatch, readWatch, saveWatch } from './watch.store.ts'
import type { KeptRow, WatchRow } from './watch.table.ts'
import { advance } from './watch.workflow.ts'

/** What is gone is no reason to come back every minute. */
const orGone = async <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'notFound') return undefined
    throw error
  })

/** The record, as far as the bureau of this context may find it now by its own grants. */
const recordFor = async (context: Context, id: string): Promise<RecordRow | undefined> => {
  const actor = grantedSystem(await readBureau(context, context.actor.bureau))
  return actor && (await readFindable(context, actor, [id]))[0]
}

const pairOf = (ref: string): readonly [string, string] => {
  const [source = '', record = ''] = ref.split(' ')
  return [source, record]
}

type Kept = Omit<KeptRow, 'number' | 'database' | 'many'> & { readonly item: number }

const standingKept = (row: Kept, asked: Pick<Standing, 'question' | 'databases' | 'form'>): Standing => ({
  origin: 'delayed',
  source: row.checkId,
  item: row.item,
  bureau: row.bureau,
  ownerUnit: row.unit,
  kind: row.kind,
  ...asked,
  askedAt: row.checkedAt,
  officer: row.officer,
  unit: row.unit,
  post: row.post,
  atPost: row.atPost,
  purpose: row.purpose,
  reference: row.reference,
  place: row.place,
  silent: row.silent,
})

/** A later record carries a key of an earlier check: the question is what of the record gives the equal key. */
const meetKept = async (context: Context, name: string, id: string): Promise<void> => {
  const record = await recordFor(context, id)
  if (!record) return
  const { keyedHash } = context.part(secretPart)
  const keys = new Map(keysWrittenOut(record).map((key) => [hashName(delayedHash(keyedHash, key)), key]))
  const row = await readKept(context, name, [...keys.keys()])
  const key = row && keys.get(row.hash)
  if (!row || key === undefined || !isExactAlone(record, key)) return
  const asked = { question: questionUnder(record, key), databases: [row.database], form: null }
  await meet(context, standingKept(row, asked), record, [key])
}

/** A later record has met an earlier check, by a key or by name. */
const meetDelayed = async (context: Context, ref: string): Promise<void> => {
  const [source, id] = pairOf(ref)
  if (isKeptName(source)) return meetKept(context, source, id)
  const row = await readRemembered(context, source)
  const record = row && (await recordFor(context, id))
  if (row && record) await meet(context, standingKept(row, row), record, [])
}

const meetWatch = async (context: Context, ref: string): Promise<void> => {
  const [source, id] = pairOf(ref)
  const watch = await orGone(readWatch(context, source))
  const record = watch?.state === 'active' ? await recordFor(context, id) : undefined
  if (watch && record) await meet(context, standingWatch(watch), record, equalKeys(watch.keys, record))
}

const noteWatch = (context: Context, watch: WatchRow, tells: boolean): void =>
  context.note({
    subject: { kind: 'watch', id: watch.id, version: watch.version },
    subjects: [{ kind: 'watch', id: watch.id, owner: watch.bureau, part: 'changed' }],
    tell: tells ? [watch.bureau] : [],
  })

const tend =
  (act: 'remind' | 'lapse') =>
  async (context: Context, id: string): Promise<void> => {
    const watch = await orGone(lockWatch(context, id, 'tend'))
    if (!watch) return
    const next = advance(watch, { act }, context.actor.officer, context.now)
    noteWatch(context, await saveWatch(context, watch, next), next.step !== undefined)
  }

const erase = async (context: Context, id: string): Promise<void> => {
  const watch = await orGone(lockWatch(context, id, 'tend'))
  if (!watch || watch.erasedAt !== null || watch.endedAt === null) return
  noteWatch(context, await eraseWatch(context, watch), false)
}

export const watchTimers: readonly TimerKind[] = [
  { kind: 'watch.delayed', run: meetDelayed },
  { kind: 'watch.met', run: meetWatch },
  { kind: 'watch.remind', run: tend('remind') },
  { kind: 'watch.lapse', run: tend('lapse') },
  { kind: 'watch.erase', run: erase },
  { kind: 'watch.find-lapse', run: deleteFind },
  {
    kind: 'watch.forget',
    run: async (context) => {
      const erased = await eraseDue(context, context.actor.bureau)
      context.note({ detail: { ...erased } })
    },
  },
]

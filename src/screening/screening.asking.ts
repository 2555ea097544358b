// Puts one part of a list to the databases: what it meets is held for the desk, what meets nothing is forgotten; all in one transaction.
import { readBureau } from '../bureau/bureau.store.ts'
import { type MetItem, meetItems, understandTraveller } from '../check/check.making.ts'
import { type Actor, systemOf } from '../kernel/actor.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context } from '../kernel/slice.ts'
import { recordSubject, todayOf } from '../record/record.store.ts'
import { insertMatches, saveList, sealOfList, takeListToAsk, takePart } from './screening.store.ts'
import type { ListItem, MatchRow, ScreeningRow } from './screening.table.ts'
import { advance } from './screening.workflow.ts'

/** Name of the fact that a part of a list leaves. */
export const askedFact = 'screening.ask'

/** Lines asked at once: some milliseconds of this thread for names, then others have their turn. */
export const itemsInPart = 25

/** What came of one turn at a list. `silent`: a database does not answer; nothing was asked, nothing is lost. */
export type Turn = 'asked' | 'silent' | 'over'

/**
 * Who asks: the system of the bureau with what the bureau is granted now, and never more than whoever gave the list in was. Undefined
 * where its processing is suspended or the purpose was taken from it.
 */
const askerOf = async (context: Context, list: ScreeningRow): Promise<Actor | undefined> => {
  const bureau = await readBureau(context, list.bureau)
  if (bureau?.state !== 'active' || !bureau.purposes.includes(list.purpose)) return undefined
  const databases = bureau.databases.filter((name) => list.databases.some((own) => own === name))
  return databases.includes('nominal') && databases.includes('travel-document')
    ? {
        ...systemOf(list.bureau),
        databases,
        purposes: [list.purpose],
        clearance: Math.min(bureau.clearance, list.clearance),
        rights: `${list.bureau}.screening.${databases.join(' ')}.${list.purpose}.${Math.min(bureau.clearance, list.clearance)}`,
      }
    : undefined
}

type Held = Omit<MatchRow, 'sealed'> & { readonly item: MetItem['item'] }

const heldOf = (context: Context, list: ScreeningRow, line: number, { item, met }: MetItem): Held[] =>
  met.map(({ row, meeting }) => ({
    id: context.newId(),
    screening: list.id,
    bureau: list.bureau,
    unit: list.unit,
    uploader: list.officer,
    line,
    checkId: context.fact,
    record: row.id,
    database: row.database,
    owner: row.owner,
    verdict: meeting?.verdict ?? 'ask-owner',
    discreet: row.alert === 'discreet',
    state: meeting ? 'waiting' : 'to-ask',
    decidedBy: '',
    decidedAt: null,
    reason: '',
    hit: null,
    hitReference: '',
    version: 1,
    createdAt: context.now,
    item,
  }))

/** The register says which records a list met, and never so that their sources hear of it before the desk has looked. */
const subjectsOf = (context: Context, asked: readonly MetItem[]): Subject[] => {
  const met = new Map(asked.flatMap((one) => one.met.map(({ row }) => [row.id, row] as const)))
  return [...met.values()].map((row) => ({
    ...recordSubject(context.actor, row, row.alert === 'discreet' ? 'discreet' : 'shown'),
    discreet: true,
  }))
}

/** Another turn must not see half of this one: whatever was done in it is taken back. */
export class NothingAsked extends Error {
  override readonly name = 'NothingAsked'
}

const meetPart = async (context: Context, asker: Actor, items: readonly ListItem[]): Promise<MetItem[]> => {
  const today = todayOf(context)
  const understood = items.map(({ item }) => {
    const read = understandTraveller(item, today)
    if ('faults' in read) throw new RangeError('a line that could be read once can be read again')
    return read
  })
  return meetItems({ ...context, actor: asker }, understood)
}

/**
 * Asks the next part of a list in the change of the context, whose fact covers it. Throws `NothingAsked` where a database is silent: a line
 * counts as asked only when each has answered.
 */
export const askPart = async (context: Context, id: string): Promise<Turn> => {
  const list = await takeListToAsk(context, id)
  if (!list) throw new NothingAsked()
  const subject = { kind: 'screening', id, version: list.version + 1 }
  const stop = async (reason: 'rights' | 'fault'): Promise<Turn> => {
    await saveList(context, advance(list, { kind: 'stop', reason }, context.now))
    context.note({ subject, tell: [list.bureau], detail: { stopped: reason } })
    return 'over'
  }
  const asker = await askerOf(context, list)
  if (!asker) return stop('rights')
  const seal = await sealOfList(context, list)
  const part = await takePart(context, seal, id)
  if (!part) return stop('fault')
  const asked = await meetPart(context, asker, part.items)
  if (asked.some(({ silent }) => silent.length > 0)) throw new NothingAsked()
  const held = asked.flatMap((one, at) => heldOf(context, list, part.items[at]?.line ?? 1, one))
  await insertMatches(context, seal, held)
  const after = await saveList(context, advance(list, { kind: 'asked', items: part.items.length }, context.now))
  const isOver = after.state !== 'running'
  context.note({
    subject,
    subjects: subjectsOf(context, asked),
    tell: isOver || held.some(({ discreet }) => !discreet) ? [list.bureau] : [],
    detail: {
      items: part.items.length,
      // Of a discreet alert no count tells.
      matches: held.filter(({ discreet }) => !discreet).length,
      databases: [...new Set(asked.flatMap(({ item }) => item.databases))],
    },
  })
  return isOver ? 'over' : 'asked'
}

/** Says that a list waits for a database; leaves no trace where it said so already. */
export const markWaiting = async (context: Context, id: string): Promise<void> => {
  const list = await takeListToAsk(context, id)
  if (!list || list.waitsSince !== null) throw new NothingAsked()
  await saveList(context, advance(list, { kind: 'waits' }, context.now))
  context.note({ subject: { kind: 'screening', id, version: list.version + 1 }, tell: [list.bureau] })
}

/** Ends a list that failed again and again, so that it does not try for ever; what it met so far can be reviewed. */
export const giveUp = async (context: Context, id: string): Promise<void> => {
  const list = await takeListToAsk(context, id)
  if (!list) throw new NothingAsked()
  await saveList(context, advance(list, { kind: 'stop', reason: 'fault' }, context.now))
  context.note({
    subject: { kind: 'screening', id, version: list.version + 1 },
    tell: [list.bureau],
    detail: { stopped: 'fault' },
  })
}

// What checking gives to slices below: items met without an answer to anybody, a match looked at later, and the hit somebody asks for then.
import { type Found, hitReport, type MadeHit, makeHit } from '../hit/hit.making.ts'
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { SeenBy } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readRecord, todayOf } from '../record/record.store.ts'
import { allowedAsks, askedAgain, type Met, mayAskOf, type Posed, understandItem } from './check.answer.ts'
import { type FindingCheck, foundOf } from './check.found.ts'
import { type Meeting, meet } from './check.meeting.ts'
import { meetAll } from './check.met.ts'
import type { Candidate, CheckItem, ItemKind } from './check.schema.ts'
import { candidateOf, mostAlike, readAnswering } from './check.shown.ts'
import type { AskedItem } from './check.store.ts'
import { isMisunderstood, type Misunderstood, type Understood } from './check.understood.ts'

/** The check behind a match, as its hit names it. */
export type ListCheck = FindingCheck

type Bearer = {
  readonly family?: string
  readonly given?: string
  readonly dateOfBirth?: string
  readonly nationality?: string
  readonly sex?: 'F' | 'M' | 'X'
}

/**
 * A traveller of a list as a person: whoever comes by a machine readable zone is looked up by name too, not only by the document, since
 * nobody stands before an officer yet. `X` of a zone says that no sex is stated.
 */
const asPerson = ({ fields }: Understood): CheckItem | undefined => {
  const { number, country, type, bearer } = fields as Required<NonNullable<CheckItem['travelDocument']>> & {
    readonly bearer?: Bearer
  }
  const { family, given, dateOfBirth, nationality, sex } = bearer ?? {}
  if (!family && !given) return undefined
  return {
    person: {
      ...(family ? { family } : {}),
      ...(given ? { given } : {}),
      ...(dateOfBirth ? { dateOfBirth } : {}),
      ...(nationality ? { nationalities: [nationality] } : {}),
      ...(sex === undefined || sex === 'X' ? {} : { sex }),
      documents: [{ number, country, type }],
    },
  }
}

/** Understands a line of a list. `today` is the day of the context; a wrong check digit is a fault. Pure. */
export const understandTraveller = (item: CheckItem, today: string): Posed | Misunderstood => {
  const options = { today, asRead: false }
  const understood = understandItem(item, '', options)
  if (isMisunderstood(understood) || understood.kind !== 'travel-document') return understood
  const person = asPerson(understood)
  const read = person ? understandItem(person, '', options) : understood
  return isMisunderstood(read) ? understood : read
}

/** Throws Failure forbidden `check.database-not-granted` where the actor may not ask for what a list holds. */
export const refuseUngranted = (context: Pick<Context, 'actor' | 'purpose'>, kind: ItemKind): void => {
  allowedAsks(mayAskOf(context), { kind, asks: [] })
}

/** An item that was put to the databases: as it can be put again, what it met, which databases did not answer. */
export type MetItem = {
  readonly item: AskedItem
  readonly met: readonly Met[]
  readonly silent: readonly DatabaseName[]
}

const isAlike = (met: Met): boolean => (met.meeting ? met.meeting.verdict !== 'exact' : !met.byKey)

/** Equal keys, and of what is only alike as many as a check shows, the likest first. */
const cut = (met: readonly Met[]): Met[] => {
  const alike = met.filter(isAlike)
  const scored = alike.map((one) => ({ one, score: one.meeting?.match?.score ?? 0 }))
  const kept = scored.sort((first, second) => second.score - first.score).slice(0, mostAlike)
  return [...met.filter((one) => !isAlike(one)), ...kept.map(({ one }) => one)]
}

/** Puts items to index and store, under the rights of the context, and makes nothing of what they meet: no hit, no memory of them. */
export const meetItems = async (context: Context, understood: readonly Posed[]): Promise<MetItem[]> => {
  const items = await meetAll(context, understood)
  return items.map(({ understood: { kind, fields }, proposed: { databases, rarity, silent }, met }) => ({
    item: { kind, fields, databases, ...(rarity ? { rarity } : {}) },
    met: cut(met),
    silent,
  }))
}

/** A record that an item met, through the read rule of whoever asks now; undefined where it is not theirs to see. */
export const readMet = async (
  context: Context,
  databases: readonly DatabaseName[],
  id: string,
): Promise<RecordRow | undefined> => {
  for (const database of databases) {
    const row = await readRecord(context, database, id, 'read').catch((error: unknown) => {
      if (error instanceof Failure && error.code === 'notFound') return undefined
      throw error
    })
    if (row) return row
  }
  return undefined
}

const isOver = (context: Context, row: RecordRow): boolean =>
  row.life === 'withdrawn' || row.retainUntil < todayOf(context)

/** A match of an earlier item as this reader sees it now; undefined where the record is not theirs, is over, or is alike no more. */
export const viewMatch = async (
  context: Context,
  item: AskedItem,
  record: string,
  silent: boolean,
): Promise<Candidate | undefined> => {
  const row = await readMet(context, item.databases, record)
  if (!row || isOver(context, row)) return undefined
  const meeting = meet(askedAgain(item, levelOf(context.actor)), row)
  if (!meeting) return undefined
  const met: Met = { row, meeting, discreet: false }
  return candidateOf(context, met, silent, await readAnswering(context, [met]))
}

type Again = {
  readonly check: ListCheck
  readonly item: AskedItem
  /** How much of a record was compared then. */
  readonly level: SeenBy
  readonly row: RecordRow
}

/**
 * What the hit is made of that an officer asks for later. Throws Failure conflict `check.could-be-informs-only`,
 * `check.could-be-withdrawn`, `check.could-be-no-longer` when record and question are not alike any more.
 */
export const foundAgain = (context: Context, { check, item, level, row }: Again): Found => {
  if (!databaseNamed(row.database).makesHits) throw new Failure('conflict', 'check.could-be-informs-only')
  if (isOver(context, row)) throw new Failure('conflict', 'check.could-be-withdrawn')
  const meeting: Meeting | undefined = meet(askedAgain(item, level), row)
  if (!meeting) throw new Failure('conflict', 'check.could-be-no-longer')
  return { ...foundOf(check, item.kind, row, meeting), origin: meeting.verdict === 'exact' ? 'key' : 'could-be' }
}

/** Makes that hit within the change of the context, with a fact of its own beside the context's. */
export const reportInChange = (context: Context, found: Found): Promise<MadeHit> =>
  makeHit({ ...context, note: (note) => context.also(hitReport, note) }, found)

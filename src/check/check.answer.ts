// Puts an item to the index and lets the store decide: what an actor may ask, what is proposed, what is really met.
import { Failure, type FailurePointer } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { keysAnswered } from '../record/databases/key-range.ts'
import { wordsToShare } from '../record/databases/work-of-art-identity.ts'
import type { FoundRecord } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { type PersonsFound, type Proposal, searchPart } from '../search/search.feed.ts'
import { type Asked, askedBy, kindOfKey, type Meeting, meet } from './check.meeting.ts'
import { mayAsk } from './check.policy.ts'
import { type Ask, asksOf, isNamed, mainDatabaseOf, personFormOf } from './check.question.ts'
import { type CheckItem, type CheckQuestion, mostWidened, namedDatabases } from './check.schema.ts'
import type { AskedItem } from './check.store.ts'
import { startTurns } from './check.turns.ts'
import { understand } from './check.understand.ts'
import { fault, isMisunderstood, type Misunderstood, misunderstood, type Understood } from './check.understood.ts'

/** An item as it was understood, with what it asks of each database. */
export type Posed = Understood & { readonly asks: readonly Ask[] }

/** What is understood, with its asks: worked out once, and carried along by the item. */
export const pose = ({ kind, fields, checks, notes }: Understood): Posed => ({
  kind,
  fields,
  checks,
  notes,
  asks: asksOf({ kind, fields }),
})

/** Understands one item, `at` where it stands in what was sent; what nothing can be found by is a fault too. Pure. */
export const understandItem = (
  item: CheckItem,
  at: string,
  options: { readonly today: string; readonly asRead: boolean },
): Posed | Misunderstood => {
  const result = understand(item, at, options)
  if (isMisunderstood(result)) return result
  const posed = pose(result)
  const canBeFound = isNamed(posed) || posed.asks.some(({ keys }) => keys.length > 0)
  return canBeFound ? posed : misunderstood(fault(at, 'fault.finds-nothing'))
}

/** Changed questions are asked for a few items only: what is wrong with a question that wants them for more. */
export const faultsOfWidening = ({ widen, items }: CheckQuestion): FailurePointer[] =>
  widen && items.length > mostWidened ? [fault('/widen', 'fault.widen-few', { count: mostWidened })] : []

/** Understands every item, in turns. Rejects with Failure invalid `request.invalid` with every pointer: one bad item refuses the whole check. */
export const understandAll = async (question: CheckQuestion, today: string): Promise<Posed[]> => {
  const options = { today, asRead: question.checkDigits === 'as-read' }
  const turn = startTurns()
  const posed: Posed[] = []
  const pointers: FailurePointer[] = []
  for (let at = 0; at < question.items.length; at += 1) {
    const result = understandItem(question.items[at] ?? {}, `/items/${at}`, options)
    if (isMisunderstood(result)) pointers.push(...result.faults)
    else posed.push(result)
    const rest = turn()
    if (rest) await rest
  }
  pointers.push(...faultsOfWidening(question))
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  return posed
}

/** Which databases this actor may ask for this purpose; each is judged once for all items of a check. */
export const mayAskOf = ({
  actor,
  purpose,
}: Pick<Context, 'actor' | 'purpose'>): ((database: DatabaseName) => boolean) => {
  const known = new Map<DatabaseName, boolean>()
  return (database) => {
    const before = known.get(database)
    if (before !== undefined) return before
    const may = mayAsk(actor, database, purpose)
    known.set(database, may)
    return may
  }
}

/**
 * What an item asks, as far as this actor may ask it for this purpose. Throws Failure forbidden `check.database-not-granted` when
 * the main database is not theirs; of the others those that are not are left out, and are not said to have answered.
 */
export const allowedAsks = (
  may: (database: DatabaseName) => boolean,
  { kind, asks }: Pick<Posed, 'kind' | 'asks'>,
): Asked['asks'] => {
  const main = mainDatabaseOf(kind)
  if (!may(main)) throw new Failure('forbidden', 'check.database-not-granted', { values: { database: main } })
  return asks.every(({ database }) => may(database)) ? asks : asks.filter(({ database }) => may(database))
}

/** The item of a check made before, as it was asked then. */
export const askedAgain = ({ databases, rarity, ...question }: AskedItem, level: Asked['level']): Asked =>
  askedBy(
    question,
    asksOf(question).filter(({ database }) => databases.includes(database)),
    level,
    rarity,
  )

/** What the index says of all items of a check; undefined where it cannot be trusted to be complete, and so is silent. */
type Said = {
  readonly byKey: readonly (readonly Proposal[])[] | undefined
  /** By item; undefined for one that is not looked up by name. */
  readonly byName: readonly (PersonsFound | undefined)[] | undefined
}

const namedAmong = (asks: Asked['asks']): DatabaseName[] =>
  namedDatabases.filter((name) => asks.some(({ database }) => database === name))

/** An item with what its asker may ask, and the keys of all that. */
type Put = { readonly question: Posed; readonly asks: Asked['asks']; readonly keys: readonly string[] }

const askIndex = async (context: Context, items: readonly Put[]): Promise<Said> => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return { byKey: undefined, byName: undefined }
  const level = levelOf(context.actor)
  const persons = items.flatMap(({ question, asks }, at) => {
    const form = isNamed(question) ? personFormOf(question, level) : undefined
    return form ? [{ at, form, databases: namedAmong(asks) }] : []
  })
  const silent = (): undefined => undefined
  const asked = items.map(({ keys }) => keys)
  const [byKey, found] = await Promise.all([
    search.find(context.actor, asked).catch(silent),
    persons.length === 0 ? [] : search.findPersons(context.actor, persons).catch(silent),
  ])
  if (!found) return { byKey, byName: undefined }
  const byItem = new Map(persons.map(({ at }, index) => [at, found[index]]))
  return { byKey, byName: items.map((_, at) => byItem.get(at)) }
}

/** Databases that are asked, the main one first; each has answered or is silent. */
type Standing = {
  readonly databases: DatabaseName[]
  readonly answered: DatabaseName[]
  readonly silent: DatabaseName[]
}

/** Who was asked and has answered: the same for nearly all items of a check, and stated once for all of them. */
const standings = (isSilent: (database: DatabaseName, isNamedHere: boolean) => boolean) => {
  const known = new Map<string, Standing>()
  let last: { readonly asks: Asked['asks']; readonly isNamedHere: boolean; readonly standing: Standing } | undefined
  const isAsLast = (asks: Asked['asks'], isNamedHere: boolean): boolean =>
    last?.isNamedHere === isNamedHere &&
    last.asks.length === asks.length &&
    asks.every(({ database }, at) => database === last?.asks[at]?.database)
  const standingOf = (asks: Asked['asks'], isNamedHere: boolean): Standing => {
    let key = isNamedHere ? 'named' : ''
    for (const { database } of asks) key += ` ${database}`
    const before = known.get(key)
    if (before) return before
    const databases = [...new Set(asks.map(({ database }) => database))]
    const standing = {
      databases,
      answered: databases.filter((database) => !isSilent(database, isNamedHere)),
      silent: databases.filter((database) => isSilent(database, isNamedHere)),
    }
    known.set(key, standing)
    return standing
  }
  return (asks: Asked['asks'], isNamedHere: boolean): Standing => {
    if (last && isAsLast(asks, isNamedHere)) return last.standing
    const standing = standingOf(asks, isNamedHere)
    last = { asks, isNamedHere, standing }
    return standing
  }
}

/** One item with what the index proposes for it. */
export type Proposed = Standing & {
  /** What this actor may ask. */
  readonly asks: Asked['asks']
  /** The item ready to be met; left out where nothing can be: no name is asked for and no key proposes anything. */
  readonly asked: Asked | undefined
  /** Keys of all that is asked. */
  readonly keys: readonly string[]
  readonly rarity: Readonly<Record<string, number>> | undefined
  /** Records that may be met, by their numbers. */
  readonly numbers: readonly number[]
  /** Of those, the ones that share too few words, as far as their keys tell: to be met they must have more words than keys. */
  readonly unlikely: ReadonlySet<number>
  /** Of those, the ones that their names brought here. */
  readonly byName: ReadonlySet<number>
  /** There were more that are alike than are looked at. */
  readonly more: boolean
}

/** Keys that many things share: words of a title, names on hulls. They propose, and are no ground to ask an owner by themselves. */
const weakKinds: readonly string[] = ['art-word', 'vessel-name']
const isWeak = (key: string): boolean => weakKinds.includes(kindOfKey(key))

/** Records read for one item at most where weak keys alone propose them, those that share the most keys first. */
const mostByWeakKeys = 200

/** Of almost every item. */
const nobody: ReadonlySet<number> = new Set()
const noneByKeys = { numbers: [], unlikely: nobody, cut: false } as const
const noNumbers: readonly number[] = []

/** Records proposed by keys: all that share a strong one, and of the others those that share the most. */
const byKeys = (
  keys: readonly string[],
  proposals: readonly Proposal[],
): Pick<Proposed, 'numbers' | 'unlikely'> & { readonly cut: boolean } => {
  if (proposals.length === 0) return noneByKeys
  const strong = new Set<number>()
  const weak = new Map<number, number>()
  for (const { key, number } of proposals)
    if (isWeak(keys[key] ?? '')) weak.set(number, (weak.get(number) ?? 0) + 1)
    else strong.add(number)
  const others = [...weak].filter(([number]) => !strong.has(number))
  if (others.length > mostByWeakKeys) others.sort(([, one], [, other]) => other - one)
  const kept = others.slice(0, mostByWeakKeys)
  const wanted = kept.length === 0 ? 0 : wordsToShare(keys)
  const unlikely = kept.filter(([, shared]) => shared < wanted)
  return {
    numbers: [...strong, ...kept.map(([number]) => number)],
    unlikely: unlikely.length === 0 ? nobody : new Set(unlikely.map(([number]) => number)),
    cut: others.length > kept.length,
  }
}

/** Keys of all asks, in a list as long as they are many: one that grows takes thrice the room, for each of thousands of items. */
const keysOf = (asks: Asked['asks']): readonly string[] => {
  const keys = new Array<string>(asks.reduce((many, ask) => many + ask.keys.length, 0))
  let at = 0
  for (const ask of asks) for (const key of ask.keys) keys[at++] = key
  return keys
}

/** Asks the index about all items at once: keys and names in one message each. */
export const propose = async (context: Context, questions: readonly Posed[]): Promise<Proposed[]> => {
  const may = mayAskOf(context)
  const items = questions.map((question): Put => {
    const asks = allowedAsks(may, question)
    return { question, asks, keys: keysOf(asks) }
  })
  const { byKey, byName } = await askIndex(context, items)
  const level = levelOf(context.actor)
  const standingOf = standings(
    (database, isNamedHere) => !byKey || (isNamedHere && !byName && namedDatabases.includes(database)),
  )
  return items.map(({ question, asks, keys }, at) => {
    const keyed = byKeys(keys, byKey?.[at] ?? [])
    const found = byName?.[at]
    const named = found?.proposals.map(({ number }) => number) ?? noNumbers
    const isNamedHere = isNamed(question)
    const { databases, answered, silent } = standingOf(asks, isNamedHere)
    const isMet = isNamedHere || named.length > 0 || keyed.numbers.length > 0
    return {
      asks,
      asked: isMet ? askedBy(question, asks, level, found?.rarity) : undefined,
      keys,
      rarity: found?.rarity,
      numbers: named.length === 0 ? keyed.numbers : [...new Set([...keyed.numbers, ...named])],
      unlikely: keyed.unlikely,
      byName: named.length === 0 ? nobody : new Set(named),
      more: (found?.more ?? false) || keyed.cut,
      databases,
      answered,
      silent,
    }
  })
}

/** A record that is met, or one that is only to be asked about: of that nothing is compared. */
export type Met =
  | { readonly row: FoundRecord['row']; readonly meeting: Meeting; readonly discreet: boolean }
  | { readonly row: FoundRecord['row']; readonly meeting: undefined; readonly byKey: boolean }

const nothingMet: readonly Met[] = []

/** Of what was proposed for an item, what the store lets the actor meet. */
export const settle = (proposed: Proposed, rows: ReadonlyMap<number, FoundRecord>): readonly Met[] => {
  const { asked, numbers, byName } = proposed
  if (!asked || numbers.length === 0) return nothingMet
  const keys = proposed.keys.filter((key) => !isWeak(key))
  return numbers.flatMap((number): Met[] => {
    const found = rows.get(number)
    if (!found) return []
    if (found.askOwner) {
      const byKey = keysAnswered(keys, found.row).length > 0
      // A collision of hashes proposes what carries none of the keys: then there is nothing to ask about.
      return byKey || byName.has(number) ? [{ row: found.row, meeting: undefined, byKey }] : []
    }
    const meeting = meet(asked, found.row)
    return meeting ? [{ row: found.row, meeting, discreet: found.discreet }] : []
  })
}

// Puts an item to the index and lets the store decide: what an actor may ask, what is proposed, what is really met.
import { Failure } from '../kernel/failure.ts'
import type { Context } from '../kernel/slice.ts'
import { keysAnswered } from '../record/databases/key-range.ts'
import type { FoundRecord } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { type PersonsFound, type Proposal, searchPart } from '../search/search.feed.ts'
import { type Asked, askedBy, kindOfKey, type Meeting, meet } from './check.meeting.ts'
import { mayAsk } from './check.policy.ts'
import { asksOf, isNamed, mainDatabaseOf, personFormOf, type Question } from './check.question.ts'
import { type CheckQuestion, mostWidened, namedDatabases } from './check.schema.ts'
import type { AskedItem } from './check.store.ts'
import { understand } from './check.understand.ts'
import { fault, isMisunderstood, type Understood } from './check.understood.ts'

/** Understands every item. Throws Failure invalid `request.invalid` with every pointer: one bad item refuses the whole check. */
export const understandAll = (question: CheckQuestion, today: string): Understood[] => {
  const asRead = question.checkDigits === 'as-read'
  const results = question.items.map((item, at) => understand(item, `/items/${at}`, { today, asRead }))
  const pointers = results.flatMap((result, at) => {
    if (isMisunderstood(result)) return result.faults
    const canBeFound = isNamed(result) || asksOf(result).some(({ keys }) => keys.length > 0)
    return canBeFound ? [] : [fault(`/items/${at}`, 'fault.finds-nothing')]
  })
  if (question.widen && question.items.length > mostWidened)
    pointers.push(fault('/widen', 'fault.widen-few', { count: mostWidened }))
  if (pointers.length > 0) throw new Failure('invalid', 'request.invalid', { pointers })
  return results.filter((result): result is Understood => !isMisunderstood(result))
}

/**
 * What an item asks, as far as this actor may ask it for this purpose. Throws Failure forbidden `check.database-not-granted` when
 * the main database is not theirs; of the others those that are not are left out, and are not said to have answered.
 */
export const allowedAsks = (context: Pick<Context, 'actor' | 'purpose'>, question: Question): Asked['asks'] => {
  const { actor, purpose } = context
  const main = mainDatabaseOf(question.kind)
  if (!mayAsk(actor, main, purpose))
    throw new Failure('forbidden', 'check.database-not-granted', { values: { database: main } })
  return asksOf(question).filter(({ database }) => mayAsk(actor, database, purpose))
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

const askIndex = async (
  context: Context,
  items: readonly { question: Question; asks: Asked['asks'] }[],
): Promise<Said> => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return { byKey: undefined, byName: undefined }
  const level = levelOf(context.actor)
  const persons = items.flatMap(({ question, asks }, at) => {
    const form = isNamed(question) ? personFormOf(question, level) : undefined
    return form ? [{ at, form, databases: namedAmong(asks) }] : []
  })
  const silent = (): undefined => undefined
  const [byKey, found] = await Promise.all([
    search
      .find(
        context.actor,
        items.map(({ asks }) => asks.flatMap(({ keys }) => keys)),
      )
      .catch(silent),
    persons.length === 0 ? [] : search.findPersons(context.actor, persons).catch(silent),
  ])
  if (!found) return { byKey, byName: undefined }
  const byItem = new Map(persons.map(({ at }, index) => [at, found[index]]))
  return { byKey, byName: items.map((_, at) => byItem.get(at)) }
}

/** One item with what the index proposes for it. */
export type Proposed = {
  readonly asked: Asked
  readonly rarity: Readonly<Record<string, number>> | undefined
  /** Records that may be met, by their numbers. */
  readonly numbers: readonly number[]
  /** Of those, the ones that their names brought here. */
  readonly byName: ReadonlySet<number>
  /** There were more that are alike than are looked at. */
  readonly more: boolean
  /** Databases that are asked, the main one first; each has answered or is silent. */
  readonly databases: readonly DatabaseName[]
  readonly answered: readonly DatabaseName[]
  readonly silent: readonly DatabaseName[]
}

/** Keys that many things share: words of a title, names on hulls. They propose, and are no ground to ask an owner by themselves. */
const weakKinds: readonly string[] = ['art-word', 'vessel-name']
const isWeak = (key: string): boolean => weakKinds.includes(kindOfKey(key))

/** Records read for one item at most where weak keys alone propose them, those that share the most keys first. */
const mostByWeakKeys = 200

/** Records proposed by keys: all that share a strong one, and of the others those that share the most. */
const byKeys = (
  keys: readonly string[],
  proposals: readonly Proposal[],
): { readonly numbers: readonly number[]; readonly cut: boolean } => {
  if (proposals.length === 0) return { numbers: [], cut: false }
  const strong = new Set<number>()
  const weak = new Map<number, number>()
  for (const { key, number } of proposals)
    if (isWeak(keys[key] ?? '')) weak.set(number, (weak.get(number) ?? 0) + 1)
    else strong.add(number)
  const others = [...weak].filter(([number]) => !strong.has(number))
  if (others.length > mostByWeakKeys) others.sort(([, one], [, other]) => other - one)
  const kept = others.slice(0, mostByWeakKeys).map(([number]) => number)
  return { numbers: [...strong, ...kept], cut: others.length > kept.length }
}

/** Asks the index about all items at once: keys and names in one message each. */
export const propose = async (context: Context, questions: readonly Question[]): Promise<Proposed[]> => {
  const items = questions.map((question) => ({ question, asks: allowedAsks(context, question) }))
  const { byKey, byName } = await askIndex(context, items)
  const level = levelOf(context.actor)
  return items.map(({ question, asks }, at) => {
    const keyed = byKeys(
      asks.flatMap(({ keys }) => keys),
      byKey?.[at] ?? [],
    )
    const found = byName?.[at]
    const named = (found?.proposals ?? []).map(({ number }) => number)
    const databases = [...new Set(asks.map(({ database }) => database))]
    const isSilent = (database: DatabaseName): boolean =>
      !byKey || (isNamed(question) && !byName && namedDatabases.includes(database))
    return {
      asked: askedBy(question, asks, level, found?.rarity),
      rarity: found?.rarity,
      numbers: [...new Set([...keyed.numbers, ...named])],
      byName: new Set(named),
      more: (found?.more ?? false) || keyed.cut,
      databases,
      answered: databases.filter((database) => !isSilent(database)),
      silent: databases.filter(isSilent),
    }
  })
}

/** A record that is met, or one that is only to be asked about: of that nothing is compared. */
export type Met =
  | { readonly row: FoundRecord['row']; readonly meeting: Meeting; readonly discreet: boolean }
  | { readonly row: FoundRecord['row']; readonly meeting: undefined; readonly byKey: boolean }

/** Of what was proposed for an item, what the store lets the actor meet. */
export const settle = ({ asked, numbers, byName }: Proposed, rows: ReadonlyMap<number, FoundRecord>): Met[] => {
  if (numbers.length === 0) return []
  const keys = asked.asks.flatMap((ask) => ask.keys).filter((key) => !isWeak(key))
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

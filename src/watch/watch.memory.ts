// What a check leaves behind for later: kept only where the bureau opted in, and compared with the watches that stand, in memory.
import type { Where } from '../hit/hit.instruction.schema.ts'
import { type Secret, secretPart } from '../kernel/secret.ts'
import { type Context, type Hub, part } from '../kernel/slice.ts'
import type { MatchLine } from '../matching/match.ts'
import { nameKeys, type Person, preparePerson } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { Fields } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { addHours, instantOf, timeOf } from '../terms/instant.ts'
import type { Purpose } from '../terms/purpose.ts'
import { namePurposes } from './watch.delayed.schema.ts'
import { insertRemembered, readDelayed } from './watch.delayed.store.ts'
import { bytesKept, insertKept, type KeptHashes } from './watch.kept.store.ts'
import { judgeKeys, possibly } from './watch.meeting.ts'
import { preparedOf, withoutDocuments } from './watch.question.ts'
import { insertSighting, readActive } from './watch.store.ts'
import type { DelayedRow, RememberedRow, WatchRow } from './watch.table.ts'

/** One item of a check as it was understood. Purpose and reference are those of the context. */
export type CheckedItem = {
  readonly kind: string
  /** Databases that were asked, each in its own words and by the keys it is looked up by. */
  readonly asks: readonly {
    readonly database: DatabaseName
    readonly question: Fields
    readonly keys: readonly string[]
  }[]
  /** The person asked for, or the bearer of a document that was read; left out for things. */
  readonly form?: PersonForm | undefined
  /** The same person prepared for comparing, by whoever has done so already. */
  readonly person?: (() => Person | undefined) | undefined
  readonly fields: Fields
  readonly where: Where
  readonly silent: boolean
  readonly checkId: string
}

type Seen = { readonly watch: string; readonly match: 'key' | 'name'; readonly lines: readonly MatchLine[] }

export type WatchMemory = {
  /** Days for which checks of a bureau for a purpose are kept, by database; undefined where it has not opted in. */
  readonly kept: (bureau: string, purpose: string) => ReadonlyMap<DatabaseName, number> | undefined
  /** Whether a bureau has a watch that stands. */
  readonly watches: (bureau: string) => boolean
  /** Watches of a bureau that an item asks for. */
  readonly seen: (bureau: string, item: Pick<CheckedItem, 'asks' | 'form' | 'person'>) => readonly Seen[]
}
export const watchPart = part<WatchMemory>('watch.memory')

const hashKind = 'watch.delayed'

/** The hash under which an exact key of a check is kept; `bytesKept` of it are. */
export const delayedHash = (keyedHash: Secret['keyedHash'], key: string): Buffer => keyedHash(hashKind, key)

/** Erasing comes every quarter of an hour; what is kept ends before the time it may be kept, never after. */
const erasingMilliseconds = 15 * 60_000

/** The end of what is kept for some days from an instant on. */
export const keptUntil = (now: string, days: number): string => {
  const end = timeOf(addHours(now, days * 24))
  return instantOf(end - (end % erasingMilliseconds))
}

const isNamePurpose = (purpose: string): boolean => (namePurposes as readonly string[]).includes(purpose)

type Ask = CheckedItem['asks'][number]

/** Whether a key can be exact where it stands: words and other weak keys are no ground for a hit, so they are not kept. */
const isExactKey = ({ database, question }: Ask, key: string): boolean =>
  judgeKeys(question, { database, fields: question }, [key]) === 'exact'

/** The databases among those asked whose questions are kept, by the days they are kept for. */
const byDays = (item: CheckedItem, kept: ReadonlyMap<DatabaseName, number>): Map<number, DatabaseName[]> => {
  const grouped = new Map<number, DatabaseName[]>()
  for (const { database } of item.asks) {
    const days = kept.get(database)
    if (days !== undefined) grouped.set(days, [...(grouped.get(days) ?? []), database])
  }
  return grouped
}

/** What all that is remembered of one check has in common. */
const commonOf = ({ actor, purpose, reference, now }: Context, { where, silent, checkId }: CheckedItem) => ({
  bureau: actor.bureau,
  checkId,
  officer: actor.officer,
  unit: actor.unit,
  post: actor.post,
  atPost: levelOf(actor) === 'post',
  purpose: purpose as Purpose,
  reference,
  place: where,
  silent,
  checkedAt: now,
})

/** A question by name as it is kept, without its words: they are worked out after the answer. */
type NameDraft = Pick<RememberedRow, 'item' | 'kind' | 'databases' | 'until' | 'question'> & {
  readonly form: PersonForm
}

/** Keys of a check asked of one database and kept for the same days, and the position of the item of each. */
type KeptKeys = {
  readonly kind: string
  readonly until: string
  readonly database: DatabaseName
  readonly keys: string[]
  readonly items: number[]
}

/** What is kept of a check: keys by what they have in common, then questions by name. */
const draftsOf = (context: Context, items: readonly CheckedItem[], kept: ReadonlyMap<DatabaseName, number>) => {
  /** Days keys of a database are kept for, and where they go; looked up once a check and not once an item. */
  const days = new Map([...kept].filter(([database]) => databaseNamed(database).makesHits))
  const keyed = new Map<string, Map<DatabaseName, KeptKeys>>()
  const keyedOf = (kind: string, database: DatabaseName, until: string): KeptKeys => {
    const ofKind = keyed.get(kind) ?? new Map<DatabaseName, KeptKeys>()
    keyed.set(kind, ofKind)
    const known = ofKind.get(database) ?? { kind, database, until, keys: [], items: [] }
    ofKind.set(database, known)
    return known
  }
  const named: NameDraft[] = []
  const ends = new Map<number, string>()
  const endOf = (days: number): string => {
    const end = ends.get(days) ?? keptUntil(context.now, days)
    ends.set(days, end)
    return end
  }
  const keepsNames = isNamePurpose(context.purpose)
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at]
    if (!item) continue
    for (const ask of item.asks) {
      const forDays = days.get(ask.database)
      if (forDays === undefined) continue
      for (const key of ask.keys) {
        if (!isExactKey(ask, key)) continue
        const of = keyedOf(item.kind, ask.database, endOf(forDays))
        of.keys.push(key)
        of.items.push(at)
      }
    }
    if (item.form && item.kind === 'person' && keepsNames)
      for (const [forDays, databases] of byDays(item, days))
        named.push({
          item: at,
          kind: item.kind,
          databases,
          until: endOf(forDays),
          question: withoutDocuments(item.fields),
          form: { ...item.form, documents: [] },
        })
  }
  return { keyed: [...keyed.values()].flatMap((ofKind) => [...ofKind.values()]), named }
}

/** Whether anything becomes of a check beyond its answer: the bureau keeps it for later records, or has a watch that stands. */
export const isLookedAt = (context: Context): boolean => {
  const memory = context.part(watchPart)
  const { bureau } = context.actor
  return memory.watches(bureau) || memory.kept(bureau, context.purpose) !== undefined
}

/** What is kept of one check. */
type Kept = ReturnType<typeof draftsOf> & { readonly common: ReturnType<typeof commonOf> }

/** Checks that one change will keep, since when it is owed (milliseconds of this process), and how much that is. */
type Gathering = { readonly since: number; readonly kept: Kept[]; many: number }

/** Keys and questions that may be gathered: beyond them checks wait, so that what is owed to the store has an end. */
const mostGathered = 50_000

/**
 * What a bureau's checks leave: the change that is being made, and what the next one will keep. While one is under way the next gathers:
 * a quiet hub keeps a check at once, and on a busy one a transaction for each would cost more than all else of a check.
 */
type Keeping = { gathering: Gathering | undefined; underWay: Promise<void> }

/** A change that is owed for longer was never begun: its request failed in the end. The next check begins another. */
const owedMilliseconds = 5_000

/** By bureau. */
const keepings = new WeakMap<WatchMemory, Map<string, Keeping>>()

const keepingOf = (memory: WatchMemory, bureau: string): Keeping => {
  const ofBureau = keepings.get(memory) ?? new Map<string, Keeping>()
  keepings.set(memory, ofBureau)
  const keeping = ofBureau.get(bureau) ?? { gathering: undefined, underWay: Promise.resolve() }
  ofBureau.set(bureau, keeping)
  return keeping
}

const keep = async (inner: Context, kept: readonly Kept[]): Promise<void> => {
  const { writeHash } = inner.part(secretPart)
  const named = kept.flatMap(({ common, named }) =>
    named.flatMap((draft): RememberedRow[] => {
      const words = preparedOf(draft.form)?.words ?? []
      // A name that nothing can be looked up by meets nothing.
      return words.length === 0 ? [] : [{ ...common, ...draft, words, id: inner.newId() }]
    }),
  )
  const hashed: KeptHashes[] = []
  let hashes = 0
  for (const { common, keyed } of kept)
    for (const { keys, ...group } of keyed) {
      const of = Buffer.allocUnsafe(keys.length * bytesKept)
      for (let at = 0; at < keys.length; at += 1) writeHash(hashKind, keys[at] ?? '', of, at * bytesKept, bytesKept)
      hashed.push({ ...common, ...group, hashes: of })
      hashes += keys.length
      // A thousand keys take two milliseconds; others are served between them.
      if (keys.length > 100) await new Promise((resolve) => setImmediate(resolve))
    }
  await insertKept(inner, hashed)
  await insertRemembered(inner, named)
  const [first] = kept
  if (!first || hashes + named.length === 0) return
  inner.note({
    subject: { kind: 'check', id: first.common.checkId },
    detail: { hashes, names: named.length, ...(kept.length > 1 ? { checks: kept.length } : {}) },
  })
}

/**
 * Remembers a check for later records where its bureau has opted in for this purpose and these databases (field notes 2.2): exact
 * keys as hashes under the hub's key, names only for `locate` and `wanted`, as they were asked (sealing them is a later step).
 * For all others it costs one look into a map. Call it after `settle`, with every item of the check: what it writes is written
 * by the bureau's system after the answer, together with what other checks of the bureau leave at that moment. Where more is owed than
 * the store takes, it answers what to wait for before the next check of this bureau is answered.
 */
export const rememberChecks = (context: Context, items: readonly CheckedItem[]): Promise<void> | undefined => {
  const memory = context.part(watchPart)
  const { bureau } = context.actor
  const days = memory.kept(bureau, context.purpose)
  const [first] = items
  if (!days || !first) return undefined
  const drafts = draftsOf(context, items, days)
  if (drafts.keyed.length + drafts.named.length === 0) return undefined
  const kept: Kept = { ...drafts, common: commonOf(context, first) }
  const keeping = keepingOf(memory, bureau)
  const many = drafts.keyed.reduce((sum, { keys }) => sum + keys.length, drafts.named.length)
  const owed = keeping.gathering
  if (owed && performance.now() - owed.since < owedMilliseconds) {
    owed.kept.push(kept)
    owed.many += many
    return owed.many > mostGathered ? keeping.underWay : undefined
  }
  const gathering: Gathering = {
    since: performance.now(),
    kept: [...(owed?.kept ?? []), kept],
    many: (owed?.many ?? 0) + many,
  }
  keeping.gathering = gathering
  context.afterwards('watch.remember', async (inner) => {
    await keeping.underWay
    if (keeping.gathering === gathering) keeping.gathering = undefined
    const kept = keep(inner, gathering.kept)
    keeping.underWay = kept.catch(() => undefined)
    await kept
  })
  return undefined
}

/**
 * Tells desk and officer of a watch that somebody of their own bureau has just asked for the same, after the answer: nothing of it
 * stands in the answer, and no post hears of it. Call it beside `rememberChecks`. Without a watch of the bureau it costs one
 * look into a map, with some one for each key and word.
 */
export const noteSightings = (context: Context, items: readonly CheckedItem[]): void => {
  const memory = context.part(watchPart)
  const { actor, purpose, reference, now } = context
  if (!memory.watches(actor.bureau)) return
  items.forEach((item, at) => {
    for (const { watch, match, lines } of memory.seen(actor.bureau, item))
      context.afterwards('watch.sight', async (inner) => {
        const isNew = await insertSighting(inner, {
          id: inner.newId(),
          watch,
          checkId: item.checkId,
          item: at,
          match,
          officer: actor.officer,
          post: actor.post,
          purpose,
          reference,
          place: item.where,
          likeness: { lines },
          createdAt: now,
        })
        inner.note({
          subject: { kind: 'watch', id: watch },
          subjects: [{ kind: 'watch', id: watch, owner: actor.bureau, part: 'changed' }],
          tell: isNew ? [actor.bureau] : [],
          detail: { match },
        })
      })
  })
}

type Standing = Pick<WatchRow, 'id' | 'question' | 'databases'> & {
  readonly keys: readonly string[]
  readonly person: Person | undefined
  readonly words: readonly string[]
}

const standingOf = (watch: WatchRow): Standing => {
  const prepared = preparedOf(watch.form)
  const { id, question, databases, keys } = watch
  return { id, question, databases, keys, person: prepared?.person, words: prepared?.words ?? [] }
}

/** Whether equal keys of a watch and of a check say that both ask for the same: a word that two titles share does not. */
const asksForSame = (watch: Standing, { database, question }: Ask, key: string): boolean =>
  watch.databases.includes(database) && judgeKeys(watch.question, { database, fields: question }, [key]) !== undefined

/** Watches of one bureau, by what they can be found by. */
const shelfOf = (standing: readonly Standing[]) => {
  const ofKey = new Map<string, Standing[]>()
  const ofWord = new Map<string, Standing[]>()
  for (const one of standing) {
    for (const key of one.keys) ofKey.set(key, [...(ofKey.get(key) ?? []), one])
    for (const word of one.words) ofWord.set(word, [...(ofWord.get(word) ?? []), one])
  }
  return { ofKey, ofWord }
}

export type WatchMap = WatchMemory & {
  readonly setKept: (rows: readonly DelayedRow[]) => void
  readonly setWatches: (rows: readonly WatchRow[]) => void
}

/** Of almost every item. */
const nothingSeen: readonly Seen[] = []
const nobodyWatches: readonly Standing[] = []

const personOf = (form: PersonForm | undefined): Person | undefined =>
  form && form.names.length > 0 ? preparePerson(form) : undefined

/** Those that share a word with a person: of hundreds of words nearly every one is shared with nobody, and is not kept. */
const sharing = ({ names }: Person, ofWord: ReadonlyMap<string, readonly Standing[]>): Iterable<Standing> => {
  const found = new Set<Standing>()
  for (const name of names)
    for (const word of nameKeys(name)) for (const one of ofWord.get(word) ?? nobodyWatches) found.add(one)
  return found
}

/** The map itself. */
export const watchMap = (): WatchMap => {
  let kept = new Map<string, Map<DatabaseName, number>>()
  let shelves = new Map<string, ReturnType<typeof shelfOf>>()
  return {
    kept: (bureau, purpose) => kept.get(`${bureau} ${purpose}`),
    watches: (bureau) => shelves.has(bureau),
    seen: (bureau, { asks, form, person }) => {
      const shelf = shelves.get(bureau)
      if (!shelf) return nothingSeen
      const byKey: Standing[] = []
      for (const ask of asks)
        for (const key of ask.keys)
          for (const watch of shelf.ofKey.get(key) ?? nobodyWatches) if (asksForSame(watch, ask, key)) byKey.push(watch)
      const isByName = shelf.ofWord.size > 0
      const asked = isByName ? (person?.() ?? personOf(form)) : undefined
      if (byKey.length === 0 && !asked) return nothingSeen
      const found = new Map(byKey.map(({ id }): [string, Seen] => [id, { watch: id, match: 'key', lines: [] }]))
      for (const one of asked ? sharing(asked, shelf.ofWord) : nobodyWatches) {
        const match = asked && one.person && !found.has(one.id) ? possibly(asked, one.person) : undefined
        if (match) found.set(one.id, { watch: one.id, match: 'name', lines: match.lines })
      }
      return [...found.values()]
    },
    setKept: (rows) => {
      kept = new Map()
      for (const { bureau, purpose, database, days } of rows) {
        const key = `${bureau} ${purpose}`
        kept.set(key, (kept.get(key) ?? new Map<DatabaseName, number>()).set(database, days))
      }
    },
    setWatches: (rows) => {
      const byBureau = new Map<string, Standing[]>()
      for (const row of rows) byBureau.set(row.bureau, [...(byBureau.get(row.bureau) ?? []), standingOf(row)])
      shelves = new Map([...byBureau].map(([bureau, standing]) => [bureau, shelfOf(standing)]))
    },
  }
}

/** What changes whether a watch stands. */
const watchFacts: readonly string[] = ['watch.approve', 'watch.end', 'timer.watch.lapse']

/** Loads settings and watches, and reads them again when a fact says that they changed; there are some thousands at most. */
export const startWatchMemory = async (hub: Hub): Promise<void> => {
  const memory = watchMap()
  const readSettings = async (): Promise<void> => memory.setKept(await readDelayed(hub.database))
  const readWatches = async (): Promise<void> => memory.setWatches(await readActive(hub.database, 'all'))
  // Listening begins before loading: what changes in between is then read twice, never missed.
  hub.onFacts(async (facts) => {
    if (facts.some((fact) => fact.operation === 'watch.delayed-set')) await readSettings()
    if (facts.some((fact) => watchFacts.includes(fact.operation))) await readWatches()
  })
  await readSettings()
  await readWatches()
  hub.provide(watchPart, memory)
}

// What helps an officer on: why a question is too broad, what would leave fewer, and what would find more, each really asked; who is nearest.

import type { Context } from '../kernel/slice.ts'
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import { type Person, preparePerson } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen } from '../record/databases/database.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import { alikeRecord } from './check.alike.ts'
import { type Met, pose } from './check.answer.ts'
import { type Item, meetAll, partAlerts } from './check.met.ts'
import { findNearest } from './check.nearest.ts'
import type { PersonItem } from './check.person.schema.ts'
import { isNamed } from './check.question.ts'
import type { broadReasons, Help } from './check.reading.schema.ts'
import { startTurns } from './check.turns.ts'
import { type Changed, missingOf, narrowedOf, widenedOf } from './check.widen.ts'

/** Fewer shown than this, and whoever reads them is told what would find more. */
export const fewShown = 3

/** An item with what its answer shows. */
export type Answered = {
  readonly item: Item
  readonly open: readonly Met[]
  readonly shown: number
  /** More are alike than are shown. */
  readonly more: boolean
}

/** No key that a document may have. */
const foreignDocument = 'exercise'
/** A record that states the same as a question, and something more: the likest there is but for its equal. */
const likest = (person: Person): Person => ({ ...person, documents: [...person.documents, foreignDocument] })

/** Bits with which one word alone reaches the line, to the next whole one: only the score tells where that is. */
const sureBits = (() => {
  const person = preparePerson({ ...emptyPersonForm, names: [{ whole: 'Exercise' }] })
  let bits = 1
  while (bits < 64 && comparePersons(person, likest(person), () => bits).score < possibleFrom) bits += 1
  return bits
})()

/**
 * Whether the names, with all else that is stated, reach the line beside a record that states the same and something more: if not,
 * they are so common that no record comes near, however many persons bear them. Most questions find nobody, and have a word that
 * is rare enough: of them nothing is prepared here.
 */
const reachesNobody = ({ proposed: { asked, rarity = {} } }: Item): boolean => {
  // An initial may be rare among records, and is no name all the same.
  if (Object.entries(rarity).some(([form, bits]) => form.length > 1 && bits >= sureBits)) return false
  const person = asked?.person()
  return (
    asked !== undefined &&
    person !== undefined &&
    comparePersons(person, likest(person), asked.rarity).score < possibleFrom
  )
}

const isInitials = ({ proposed: { asked } }: Item): boolean =>
  (asked?.person()?.names ?? []).every(({ tokens }) => tokens.every(({ initial, light }) => initial || light))

/** Why a question is too broad; undefined where it is not. */
const broadBy = ({ item, open, more }: Answered): (typeof broadReasons)[number] | undefined => {
  if (more) return 'more'
  if (open.length > 0 || !reachesNobody(item)) return undefined
  return isInitials(item) ? 'initials' : 'common'
}

/** Nationalities of those who are met, as far as the asker is shown them, the commonest first. */
const nationalitiesOf = (context: Context, open: readonly Met[]): string[] => {
  const level = levelOf(context.actor)
  const counts = new Map<string, number>()
  for (const { row, meeting } of open) {
    const file = databaseNamed(row.database)
    const person = meeting && file.personOf(fieldsSeen(file, row.fields, level))
    for (const country of new Set(person?.nationalities ?? [])) counts.set(country, (counts.get(country) ?? 0) + 1)
  }
  return [...counts]
    .sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([country]) => country)
}

const personOf = ({ understood }: Item): PersonItem => understood.fields as PersonItem

/** Asks the changed questions as they would be asked by themselves; nothing of it is told to anybody, and none makes a hit. */
const count = async <Change extends string>(context: Context, changed: readonly Changed<Change>[]) => {
  const questions = changed.map(({ person }) => pose({ kind: 'person', fields: person, checks: [], notes: [] }))
  const met = questions.length === 0 ? [] : await meetAll(context, questions)
  return changed.flatMap((one, at) => {
    const item = met[at]
    // What did not answer has no count: then it is not offered, rather than said to be nothing.
    if (!item || item.proposed.silent.length > 0) return []
    const { open } = partAlerts(item)
    return [{ ...one, open, count: open.length, more: item.proposed.more }]
  })
}

const withoutMet = <Counted extends { readonly open: readonly Met[] }>({ open, ...told }: Counted) => told

/** Whether fewer are left by a change; where nobody knows how many there are, one that can be counted is fewer. */
const leaves = (one: { readonly count: number; readonly more: boolean }, item: Item, open: readonly Met[]): boolean =>
  one.count < open.length || (item.proposed.more && !one.more)

/** What helps, with the rows of the nearest records that it shows: each of them is used. */
export type Helped = { readonly help: Help | undefined; readonly nearest: readonly FoundRow[] }

const noHelp: Helped = { help: undefined, nearest: [] }

const helpFor = async (context: Context, answered: Answered, widen: boolean): Promise<Helped> => {
  const { item, open, shown } = answered
  const why = broadBy(answered)
  const isFew = widen && shown < fewShown && why !== 'initials'
  if (why === undefined && !isFew) return noHelp
  const person = personOf(item)
  const narrowed =
    widen && why !== undefined && why !== 'initials'
      ? narrowedOf(person, nationalitiesOf(context, open), context.now.slice(0, 10))
      : []
  const narrowings = await count(context, narrowed)
  const here = new Set(open.map(({ row }) => row.id))
  const widenings = isFew ? await count(context, widenedOf(person)) : []
  const nearest = isFew ? ((await findNearest(context, item)) ?? []) : []
  const help: Help = {
    ...(why === undefined
      ? {}
      : {
          broad: {
            why,
            missing: missingOf(person),
            narrowings: narrowings.filter((one) => one.count > 0 && leaves(one, item, open)).map(withoutMet),
          },
        }),
    widenings: widenings.filter((one) => one.more || one.open.some(({ row }) => !here.has(row.id))).map(withoutMet),
    ...(nearest.length > 0 ? { nearest: nearest.map((one) => alikeRecord(context, one)) } : {}),
  }
  return { help, nearest: nearest.map(({ row }) => row) }
}

/**
 * Help for each item of a check, undefined where there is none to give: things, and persons who are shown by a document alone.
 * With `widen` changed questions are asked, under the rights of the one who asked, and counted; and where few are shown, the nearest
 * records below the line are looked for.
 */
export const helpOf = async (context: Context, answered: readonly Answered[], widen: boolean): Promise<Helped[]> => {
  const turn = startTurns()
  const help: Helped[] = []
  for (const one of answered) {
    const rest = turn()
    if (rest) await rest
    const isAsked = isNamed(one.item.understood) && one.item.proposed.silent.length === 0
    help.push(isAsked ? await helpFor(context, one, widen) : noHelp)
  }
  return help
}

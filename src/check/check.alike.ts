// Records of persons like one who is sought: proposed by the index, compared by what the reader is shown of them, and told as no match.
import { explainLines } from '../hit/hit.likeness.view.ts'
import type { Subject } from '../kernel/ledger.ts'
import type { Context } from '../kernel/slice.ts'
import { comparePersons, nearnessOf, possibleFrom, type Rarity } from '../matching/compare.ts'
import type { Match } from '../matching/match.ts'
import { preparePerson } from '../matching/person.ts'
import type { PersonForm } from '../matching/person-form.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { type Fields, fieldsSeen, lifeShown } from '../record/databases/database.ts'
import { type FoundRow, readByNumbers } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import { recordSubject } from '../record/record.store.ts'
import { type PersonQuestion, searchPart } from '../search/search.feed.ts'
import type { AlikeRecord } from './check.alike.schema.ts'
import { rarityFrom } from './check.meeting.ts'

/** What a reader is shown of the person a record is about; undefined where it names nobody. */
export const personSeen = (
  context: Pick<Context, 'actor'>,
  row: Pick<FoundRow, 'database' | 'fields'>,
): { readonly form: PersonForm; readonly seen: Fields } | undefined => {
  const file = databaseNamed(row.database)
  const seen = fieldsSeen(file, row.fields, levelOf(context.actor))
  const form = file.personOf(seen)
  return form && form.names.length > 0 ? { form, seen } : undefined
}

/** A record beside the person sought; `seen` are the fields of it that were compared, `nearness` puts those below the line in order. */
export type Alike = {
  readonly row: FoundRow
  readonly seen: Fields
  readonly match: Match
  readonly nearness: number
}

/**
 * The records that the index proposes for a person, as far as the actor may read them, the most alike first; `except` are numbers of
 * records that are left out. Of those that may only be asked about, and of discreet alerts, nothing is said. Undefined where the index is
 * silent. What becomes of a score below the line is for the caller to say.
 */
export const findAlike = async (
  context: Context,
  question: PersonQuestion,
  except: ReadonlySet<number>,
): Promise<{ readonly alike: readonly Alike[]; readonly more: boolean } | undefined> => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return undefined
  const [found] = (await search.findPersons(context.actor, [question]).catch(() => undefined)) ?? []
  if (!found) return undefined
  const numbers = found.proposals.map(({ number }) => number).filter((number) => !except.has(number))
  const sought = preparePerson(question.form)
  const rarity: Rarity = rarityFrom(found.rarity)
  const rows = await readByNumbers(context, numbers, question.databases)
  const alike = rows.flatMap(({ row, askOwner, discreet }): Alike[] => {
    const other = askOwner || discreet ? undefined : personSeen(context, row)
    if (!other) return []
    const recorded = preparePerson(other.form)
    const match = comparePersons(sought, recorded, rarity)
    const nearness = match.score < possibleFrom ? nearnessOf(sought, recorded, rarity) : match.bits
    return [{ row, seen: other.seen, match, nearness }]
  })
  alike.sort(byLikeness)
  return { alike, more: found.more }
}

/** Those above the line by their score, those below it by how near they are. */
const byLikeness = (one: Alike, other: Alike): number => {
  const isBelow = Math.max(one.match.score, other.match.score) < possibleFrom
  const apart = isBelow ? other.nearness - one.nearness : other.match.score - one.match.score
  return apart || (one.row.id < other.row.id ? -1 : 1)
}

/** As its reader sees it, explained in their language. */
export const alikeRecord = (
  { actor, language }: Pick<Context, 'actor' | 'language'>,
  { row, seen, match }: Alike,
): AlikeRecord => ({
  id: row.id,
  database: row.database,
  owner: row.owner,
  status: row.status,
  life: lifeShown(row.life, actor.bureau),
  fields: seen,
  score: match.score,
  explanation: explainLines(language, match.lines),
})

/** Each record that is shown is a use of it. Nobody else hears of a look at a list kept by others, nor of a silent one. */
export const alikeSubject = ({ actor }: Pick<Context, 'actor'>, row: FoundRow, silent: boolean): Subject => {
  const subject = recordSubject(actor, row, 'shown')
  return silent || !databaseNamed(row.database).makesHits ? { ...subject, discreet: true } : subject
}

// Records like one: the index of persons asked with what a record states, under the rights of whoever reads the record.
import { explainLines } from '../hit/hit.likeness.view.ts'
import type { Static } from '../kernel/schema.ts'
import type { Context } from '../kernel/slice.ts'
import { comparePersons, possibleFrom } from '../matching/compare.ts'
import { preparePerson } from '../matching/person.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen, lifeShown } from '../record/databases/database.ts'
import { readByNumbers } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import type { DatabaseName, RecordRow } from '../record/record.schema.ts'
import { readRecord, recordSubject } from '../record/record.store.ts'
import { searchPart } from '../search/search.feed.ts'
import { rarityFrom } from './check.meeting.ts'
import type { similarShape } from './check.operations.ts'
import { mayAsk } from './check.policy.ts'
import { namedDatabases } from './check.schema.ts'

type Similar = Static<typeof similarShape>
type Seen = Similar['records'][number]

/** Nobody compares more than these with a record that is open. */
const mostSimilar = 10

/** What a reader is shown of the person a record is about; undefined where it names nobody. */
const personSeen = (context: Context, row: Pick<RecordRow, 'database' | 'fields'>) => {
  const file = databaseNamed(row.database)
  const seen = fieldsSeen(file, row.fields, levelOf(context.actor))
  const form = file.personOf(seen)
  return form && form.names.length > 0 ? { form, seen } : undefined
}

const asked = async (
  context: Context,
  form: NonNullable<ReturnType<typeof personSeen>>['form'],
  databases: readonly DatabaseName[],
) => {
  const search = context.part(searchPart)
  if (!search.isCurrent()) return undefined
  const found = await search.findPersons(context.actor, [{ form, databases }]).catch(() => undefined)
  return found?.[0]
}

/**
 * The records of persons like one that the caller may read, best first and without itself; of those that may only be asked about,
 * and of discreet alerts, nothing is said. Databases the caller may not check for the purpose are not asked. Throws Failure
 * notFound where the record itself may not be read.
 */
export const findSimilar = async (context: Context, database: DatabaseName, id: string): Promise<Similar> => {
  const row = await readRecord(context, database, id, 'read')
  const { actor, language, purpose } = context
  const databases = namedDatabases.filter((name) => mayAsk(actor, name, purpose))
  const person = namedDatabases.includes(database) ? personSeen(context, row) : undefined
  const answer = { answered: [...databases], silent: [] as DatabaseName[], records: [] as Seen[], more: false }
  const subjects = [recordSubject(actor, row, 'shown')]
  if (person && databases.length > 0) {
    const found = await asked(context, person.form, databases)
    if (!found) Object.assign(answer, { answered: [], silent: [...databases] })
    const numbers = (found?.proposals ?? []).map(({ number }) => number).filter((number) => number !== row.number)
    const mine = preparePerson(person.form)
    const rarity = rarityFrom(found?.rarity ?? {})
    const alike = (await readByNumbers(context, numbers, databases)).flatMap((one) => {
      const other = one.askOwner || one.discreet ? undefined : personSeen(context, one.row)
      const match = other && comparePersons(mine, preparePerson(other.form), rarity)
      return other && match && match.score >= possibleFrom ? [{ row: one.row, seen: other.seen, match }] : []
    })
    alike.sort((one, other) => other.match.score - one.match.score || (one.row.id < other.row.id ? -1 : 1))
    for (const { row: like, seen, match } of alike.slice(0, mostSimilar)) {
      answer.records.push({
        id: like.id,
        database: like.database,
        owner: like.owner,
        status: like.status,
        life: lifeShown(like.life, actor.bureau),
        fields: seen,
        score: match.score,
        explanation: explainLines(language, match.lines),
      })
      const subject = recordSubject(actor, like, 'shown')
      // Nobody else hears of a look at a list kept by others, as with checks.
      subjects.push(databaseNamed(like.database).makesHits ? subject : { ...subject, discreet: true })
    }
    answer.more = (found?.more ?? false) || alike.length > mostSimilar
  }
  context.note({
    subject: { kind: 'record', id: row.id },
    subjects,
    detail: { database, lines: answer.records.length },
  })
  return answer
}

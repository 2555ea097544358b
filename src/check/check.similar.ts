// Records like one: the index of persons asked with what a record states, under the rights of whoever reads the record.
import type { Static } from '../kernel/schema.ts'
import type { Context } from '../kernel/slice.ts'
import { possibleFrom } from '../matching/compare.ts'
import type { DatabaseName } from '../record/record.schema.ts'
import { readRecord, recordSubject } from '../record/record.store.ts'
import type { AlikeRecord } from './check.alike.schema.ts'
import { alikeRecord, alikeSubject, findAlike, personSeen } from './check.alike.ts'
import type { similarShape } from './check.operations.ts'
import { mayAsk } from './check.policy.ts'
import { namedDatabases } from './check.schema.ts'

type Similar = Static<typeof similarShape>

/** Nobody compares more than these with a record that is open. */
const mostSimilar = 10

/**
 * The records of persons like one that the caller may read, best first and without itself; of those that may only be asked about,
 * and of discreet alerts, nothing is said. Databases the caller may not check for the purpose are not asked. Throws Failure
 * notFound where the record itself may not be read.
 */
export const findSimilar = async (context: Context, database: DatabaseName, id: string): Promise<Similar> => {
  const row = await readRecord(context, database, id, 'read')
  const { actor, purpose } = context
  const databases = namedDatabases.filter((name) => mayAsk(actor, name, purpose))
  const person = namedDatabases.includes(database) ? personSeen(context, row) : undefined
  const answer = { answered: [...databases], silent: [] as DatabaseName[], records: [] as AlikeRecord[], more: false }
  const subjects = [recordSubject(actor, row, 'shown')]
  if (person && databases.length > 0) {
    const found = await findAlike(context, { form: person.form, databases }, new Set([row.number]))
    if (!found) Object.assign(answer, { answered: [], silent: [...databases] })
    const alike = (found?.alike ?? []).filter(({ match }) => match.score >= possibleFrom)
    for (const one of alike.slice(0, mostSimilar)) {
      answer.records.push(alikeRecord(context, one))
      subjects.push(alikeSubject(context, one.row, false))
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

// What an officer is told to do about a match, and whom to call: the codes of the database in the reader's words.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { BureauCalled } from '../bureau/bureau.store.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { ActedOn, Fields } from '../record/databases/database.ts'
import type { Alert, DatabaseName, Life } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import type { Call, Caution, Instruction } from './hit.instruction.schema.ts'

/** How a bureau is called; what it has not stated is left out. */
export const callOf = (bureau: BureauCalled): Call => {
  const { number, extension, languages = [], alternate } = bureau.telephone
  return {
    bureau: bureau.code,
    name: bureauName(bureau.code),
    languages: [...languages],
    ...(number === undefined ? {} : { telephone: number }),
    ...(extension === undefined ? {} : { extension }),
    ...(alternate === undefined ? {} : { alternate }),
  }
}

/** The bureaus to call, the reader's own desk first, each once; at most four. */
export const callsFor = (own: string, others: readonly string[], bureaus: ReadonlyMap<string, BureauCalled>): Call[] =>
  [...new Set([own, ...others])]
    .flatMap((code) => bureaus.get(code) ?? [])
    .map(callOf)
    .slice(0, 4)

/** Dangers in the fields a reader is shown, the gravest first, each with its date and who says so. */
export const cautionsOf = (database: DatabaseName, fields: Fields, source: string, language: Language): Caution[] =>
  databaseNamed(database)
    .cautions(fields)
    .map(({ code, since }) => ({ code, says: say(language, `caution.${code}`), since: since ?? null, source }))

/** What an action depends on. */
export type Acted = {
  readonly database: DatabaseName
  readonly status: string
  readonly life: Life
  readonly alert: Alert
} & ActedOn

/**
 * The action for a record of this status and life, about this person, its limits without those that are `lifted`, and whom to
 * call. Of a discreet alert the first limit is that the traveller must not notice.
 */
export const instructionFor = (
  record: Acted,
  call: readonly Call[],
  language: Language,
  lifted: readonly string[] = [],
): Instruction => {
  const { code, limits: usual } = databaseNamed(record.database).action(record.status, record.life, record)
  const limits = record.alert === 'discreet' ? ['discreet', ...usual] : usual
  return {
    code,
    says: say(language, `action.${code}`),
    limits: limits.filter((limit) => !lifted.includes(limit)).map((limit) => say(language, `limit.${limit}`)),
    call: [...call],
  }
}

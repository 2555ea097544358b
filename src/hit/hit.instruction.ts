// What an officer is told to do about a match, and whom to call: the codes of the database in the reader's words.
import { bureauName } from '../bureau/bureau.schema.ts'
import type { BureauRow } from '../bureau/bureau.store.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import type { DatabaseName, Life } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import type { Call, Instruction } from './hit.instruction.schema.ts'

/** How a bureau is called; what it has not stated is left out. */
export const callOf = (bureau: Pick<BureauRow, 'code' | 'telephone'>): Call => {
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
export const callsFor = (own: string, others: readonly string[], bureaus: ReadonlyMap<string, BureauRow>): Call[] =>
  [...new Set([own, ...others])]
    .flatMap((code) => bureaus.get(code) ?? [])
    .map(callOf)
    .slice(0, 4)

/** The action for a record of this status and life, its limits without those that are `lifted`, and whom to call. */
export const instructionFor = (
  record: { readonly database: DatabaseName; readonly status: string; readonly life: Life },
  call: readonly Call[],
  language: Language,
  lifted: readonly string[] = [],
): Instruction => {
  const { code, limits } = databaseNamed(record.database).action(record.status, record.life)
  return {
    code,
    says: say(language, `action.${code}`),
    limits: limits.filter((limit) => !lifted.includes(limit)).map((limit) => say(language, `limit.${limit}`)),
    call: [...call],
  }
}

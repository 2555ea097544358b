// What a check that met a record tells the hit that is made of it.
import type { Found } from '../hit/hit.making.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { likenessKey } from './check.candidate.ts'
import type { Meeting } from './check.meeting.ts'
import type { AskedCheck } from './check.store.ts'

/** A check as its hits name it. */
export type FindingCheck = {
  readonly id: string
  readonly purpose: string
  readonly reference: string
} & Pick<AskedCheck, 'where' | 'silent'>

/** What made the hit is an equal key, unless the caller says otherwise; a likeness goes with it where persons were compared. */
export const foundOf = (
  check: FindingCheck,
  kind: string,
  row: FoundRow,
  { question, keys, match }: Meeting,
): Found => ({
  record: row,
  question: { kind, fields: question },
  where: check.where,
  purpose: check.purpose,
  reference: check.reference,
  checkId: check.id,
  matchKey: keys[0] ?? likenessKey(check.id, row.id),
  discreet: row.alert === 'discreet',
  likeness: match?.lines ?? [],
  silent: check.silent,
})

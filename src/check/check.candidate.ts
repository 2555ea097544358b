// A match as the asker sees it: what it is, why it matched, dangers first, what to do, whom to call; a post sees less than a desk.

import { createHash } from 'node:crypto'
import type { Instruction } from '../hit/hit.instruction.schema.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen, isSuspended, lifeShown } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { RecordRow } from '../record/record.schema.ts'
import type { Language } from '../terms/language.ts'
import type { Candidate } from './check.schema.ts'

/**
 * Evidence of an equal key in bits: the logarithm of how many things of the kind share one number, about 1 in 130 million
 * documents or vehicles, less what mistyping takes. It orders candidates; it is never shown as a percentage.
 */
const keyWeight: Readonly<Record<string, number>> = { document: 27, vin: 27, engine: 20, plate: 17 }

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'))

/**
 * A token to ask the owner with. It names the check and, by a digest, one of the records its fact lists: the hub finds it there
 * again, and whoever holds it learns nothing, neither the record's id nor when it was made.
 */
export const askToken = (check: string, record: string): string =>
  `${check}.${createHash('sha256').update(`${check} ${record}`).digest('base64url').slice(0, 22)}`

/** What `ask-owner` shows: owner and database, nothing else; the token lets a desk ask without learning more. */
export const askOwnerCandidate = (row: Pick<RecordRow, 'database' | 'owner'>, token: string): Candidate => ({
  record: { database: row.database, owner: row.owner },
  score: 1,
  verdict: 'ask-owner',
  explanation: [],
  caution: [],
  hit: null,
  ask: token,
})

export const exactCandidate = (given: {
  readonly row: RecordRow
  readonly keys: readonly string[]
  readonly actor: Actor
  readonly language: Language
  readonly instruction: Instruction
}): Candidate => {
  const { row, actor, language } = given
  const file = databaseNamed(row.database)
  const level = levelOf(actor)
  return {
    record: {
      id: row.id,
      database: row.database,
      owner: row.owner,
      ...(level === 'desk' ? { reference: row.reference } : {}),
      status: row.status,
      life: lifeShown(row.life, actor.bureau),
      version: row.version,
      handlingCode: row.handlingCode,
      confidentiality: row.confidentiality,
      updatedAt: row.updatedAt,
      fields: fieldsSeen(file, row.fields, level),
    },
    score: 1,
    verdict: 'exact',
    explanation: given.keys.map((key) => ({
      feature: `equal-${kindOf(key)}`,
      says: say(language, `check.explains.equal-${kindOf(key)}`),
      weight: keyWeight[kindOf(key)] ?? 0,
    })),
    caution: [],
    action: given.instruction,
    ...(isSuspended(row.life) ? { suspended: say(language, 'record.suspended') } : {}),
    hit: null,
  }
}

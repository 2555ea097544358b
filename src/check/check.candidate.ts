// A match as the asker sees it: what it is, why it matched, dangers first, what to do, whom to call; a post sees less than a desk.

import { createHash } from 'node:crypto'
import type { Instruction } from '../hit/hit.instruction.schema.ts'
import { cautionsOf } from '../hit/hit.instruction.ts'
import { explainLines } from '../hit/hit.likeness.view.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/words.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen, isSuspended, lifeShown } from '../record/databases/database.ts'
import { numberRange } from '../record/databases/key-range.ts'
import type { FoundRow } from '../record/record.found.store.ts'
import { levelOf } from '../record/record.policy.ts'
import type { Language } from '../terms/language.ts'
import { kindOfKey, type Meeting } from './check.meeting.ts'
import type { Candidate } from './check.schema.ts'

/**
 * Evidence of an equal key in bits: the logarithm of how many things of the kind share one number, about 1 in 130 million
 * documents or vehicles, less what mistyping takes. It orders candidates; it is never shown as a percentage.
 */
const keyWeight: Readonly<Record<string, number>> = { document: 27, vin: 27, engine: 20, plate: 17 }
const usualWeight = 20

/**
 * Scores order candidates: an equal key above all, what nearly matches above likenesses, the more keys it shares the higher;
 * likenesses by their own score.
 */
const nearScore = 0.99
const mostLikeness = 0.98
/** What is only to be asked about stands last: its own score would tell of fields the source withholds. */
const leastScore = 0

/**
 * A token to ask the owner with. It names the check and, by a digest, one of the records its fact lists: the hub finds it there
 * again, and whoever holds it learns nothing, neither the record's id nor when it was made.
 */
export const askToken = (check: string, record: string): string =>
  `${check}.${createHash('sha256').update(`${check} ${record}`).digest('base64url').slice(0, 22)}`

/** Names check and record of a match by name, and says nothing of the person. Never equal to the key of anything else. */
export const likenessKey = (check: string, record: string): string =>
  `likeness:${createHash('sha256').update(`likeness ${check} ${record}`).digest('base64url').slice(0, 22)}`

/** The score of what is only to be asked about. */
export const scoreToAsk = (byKey: boolean): number => (byKey ? 1 : leastScore)

/** What `ask-owner` shows: owner and database, nothing else; the token lets a desk ask without learning more. */
export const askOwnerCandidate = (
  row: Pick<FoundRow, 'database' | 'owner'>,
  token: string,
  byKey: boolean,
): Candidate => ({
  record: { database: row.database, owner: row.owner },
  score: scoreToAsk(byKey),
  verdict: 'ask-owner',
  explanation: [],
  caution: [],
  couldBe: false,
  hit: null,
  ask: token,
})

/** The score of a match, by which candidates are ordered: known before anything of it is worded. */
export const scoreOf = ({ verdict, keys, match }: Meeting): number => {
  if (verdict === 'exact') return 1
  return verdict === 'near'
    ? nearScore - (nearScore - mostLikeness) / (keys.length + 1)
    : Math.min(mostLikeness, match?.score ?? 0)
}

const explainKeys = (
  { verdict, keys }: Meeting,
  row: Pick<FoundRow, 'keys' | 'rangeEnd'>,
  language: Language,
): Candidate['explanation'] => {
  const how = verdict === 'exact' ? 'equal' : 'near'
  const range = numberRange(row)
  if (range && keys.length > 0)
    return [{ feature: 'within-range', says: say(language, 'check.explains.within-range', range), weight: usualWeight }]
  return [...new Set(keys.map(kindOfKey))].map((kind) => ({
    feature: `${how}-${kind}`,
    says: say(language, `check.explains.${how}-${kind}`),
    weight: (keyWeight[kind] ?? usualWeight) / (how === 'equal' ? 1 : 2),
  }))
}

export const metCandidate = (given: {
  readonly row: FoundRow
  readonly meeting: Meeting
  readonly actor: Actor
  readonly language: Language
  readonly instruction: Instruction
}): Candidate => {
  const { row, meeting, actor, language } = given
  const file = databaseNamed(row.database)
  const level = levelOf(actor)
  const fields = fieldsSeen(file, row.fields, level)
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
      fields,
    },
    score: scoreOf(meeting),
    verdict: meeting.verdict,
    explanation: [...explainKeys(meeting, row, language), ...explainLines(language, meeting.match?.lines ?? [])],
    caution: cautionsOf(row.database, fields, row.owner, language),
    action: given.instruction,
    ...(isSuspended(row.life) ? { suspended: say(language, 'record.suspended') } : {}),
    ...(row.alert === 'discreet' ? { discreet: true } : {}),
    couldBe: file.makesHits && meeting.verdict !== 'exact',
    hit: null,
  }
}

// A hit as one reader may see it: names of officers to their own bureau, the source's file to desks, steps to those they concern.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import type { BureauRow } from '../bureau/bureau.store.ts'
import { allows } from '../kernel/access.ts'
import type { Actor } from '../kernel/actor.ts'
import { say } from '../kernel/words.ts'
import type { MatchLine } from '../matching/match.ts'
import { databaseNamed } from '../record/databases/all.ts'
import { fieldsSeen, isSuspended, lifeShown } from '../record/databases/database.ts'
import { levelOf } from '../record/record.policy.ts'
import type { Confidentiality, HandlingCode } from '../terms/handling.ts'
import type { Language } from '../terms/language.ts'
import { obstacleToClearing } from './hit.clearing.ts'
import { compareHit } from './hit.compare.ts'
import type { Call } from './hit.instruction.schema.ts'
import { callsFor, cautionsOf, instructionFor } from './hit.instruction.ts'
import { explainLines, linesSeen } from './hit.likeness.view.ts'
import { hitPolicy, sideOf } from './hit.policy.ts'
import type { HitLine, HitView, SourceWords, StepName, Wish } from './hit.schema.ts'
import type { HitRow, StepRow } from './hit.table.ts'
import { acts, answerWanted, isOverdue, obstacleTo, type Signer } from './hit.workflow.ts'

/** What a view needs beside the row. */
export type Beside = {
  readonly steps: readonly StepRow[]
  readonly bureaus: ReadonlyMap<string, BureauRow>
  /** Whether the reader may still read the record itself. */
  readonly recordReadable: boolean
}
export type Reader = { readonly actor: Actor; readonly language: Language; readonly now: string }

export const signerOf = (actor: Actor, row: HitRow): Signer => ({
  officer: actor.officer,
  bureau: actor.bureau,
  side: sideOf(actor, row),
  overrules: actor.duties.includes('command'),
})

/** That a bureau watches is nobody else's to know: to others its hit looks like that of any check. */
const originSeen = (row: HitRow, actor: Actor): HitRow['origin'] => {
  if (row.origin !== 'watch' || row.finder === actor.bureau) return row.origin
  return row.likeness.length > 0 ? 'could-be' : 'key'
}

/** One line of a list. */
export const lineOf = (row: HitRow, actor: Actor): HitLine => {
  const side = sideOf(actor, row)
  const holder = side === 'finder' ? row.finderOfficer : side === 'owner' ? row.ownerOfficer : ''
  return {
    id: row.id,
    reference: row.reference,
    side,
    told: row.told,
    state: row.state,
    urgency: row.urgency,
    origin: originSeen(row, actor),
    discreet: row.discreet,
    exercise: row.exercise,
    database: row.database,
    status: row.recordCopy.status,
    finder: row.finder,
    owner: row.owner,
    post: row.post || row.place.post || null,
    direction: row.place.direction ?? null,
    createdAt: row.createdAt,
    answerDueAt: row.answerDueAt,
    departureAt: row.departureAt,
    taken: holder || null,
    identity: row.identity || null,
    data: row.data || null,
    outcome: row.outcome || null,
    escalation: row.escalation,
    closedAt: row.closedAt,
    version: row.version,
  }
}

type CopySeen = {
  readonly fields: Record<string, unknown>
  readonly reference: string | null
  /** What a comparison found, as far as it speaks of those fields. */
  readonly lines: readonly MatchLine[]
}

/**
 * The copy of the record that a reader may see: both sides, and the Secretariat unless the source has closed the record to it.
 * Empty once the hit is erased.
 */
const copySeen = (row: HitRow, actor: Actor): CopySeen => {
  const isParty = row.finder === actor.bureau || row.owner === actor.bureau
  if (!isParty && row.recordCopy.restrictedFrom.includes(actor.bureau))
    return { fields: {}, reference: null, lines: [] }
  const level = levelOf(actor)
  return {
    fields: fieldsSeen(databaseNamed(row.database), row.recordCopy.fields, level),
    // The number of the national file is for the desk that writes to the source.
    reference: level === 'desk' ? row.recordCopy.reference || null : null,
    lines: linesSeen(row.database, row.likeness, level),
  }
}

/** Steps that stay on the Secretariat's own side when it passes a hit on: the source hears of the hit from then. */
const beforePassing: readonly StepName[] = ['taken', 'released', 'call', 'more-time', 'reminded', 'escalated']

const concerns = (step: StepRow, row: HitRow, steps: readonly StepRow[], actor: Actor): boolean => {
  const passedOn = steps.find((one) => one.step === 'passed-on')?.number ?? 0
  if (actor.bureau === row.owner && step.number < passedOn && beforePassing.includes(step.step)) return false
  if (step.step !== 'call' || actor.bureau === generalSecretariat) return true
  return step.bureau === actor.bureau || step.says.with === actor.bureau
}

/** Numbers are given anew: a gap would tell of what is left out. */
const stepsSeen = (row: HitRow, steps: readonly StepRow[], actor: Actor): HitView['steps'] =>
  steps
    .filter((step) => concerns(step, row, steps, actor))
    .map((step, index) => {
      const { reason, spoke, said, life, ...codes } = step.says
      const isOwnMatter = step.step === 'passed-on' && actor.bureau !== generalSecretariat
      const isForDesk = levelOf(actor) === 'desk'
      return {
        number: index + 1,
        at: step.at,
        bureau: step.bureau,
        officer: step.bureau === actor.bureau ? step.officer : null,
        step: step.step,
        says: {
          ...codes,
          ...(reason === undefined || isOwnMatter ? {} : { reason }),
          ...(said === undefined || !isForDesk ? {} : { said, spoke }),
          ...(life === undefined ? {} : { life: lifeShown(life as HitRow['presentLife'], actor.bureau) }),
        },
      }
    })

const textOr = <T extends string>(value: unknown): T | null => (typeof value === 'string' ? (value as T) : null)

const findingOf = (row: HitRow, steps: readonly StepRow[]): HitView['finding'] => {
  const step = steps.findLast((one) => one.step === 'finding')
  if (!step || row.identity === '') return null
  return { identity: row.identity, reason: textOr(step.says.reason), at: step.at, bureau: step.bureau }
}

const answerOf = (row: HitRow, steps: readonly StepRow[]): HitView['answer'] => {
  const step = steps.findLast((one) => one.step === 'answer')
  if (!step || row.data === '') return null
  const { words, wish, until, reason } = step.says
  return {
    data: row.data,
    words: textOr<SourceWords>(words),
    wish: textOr<Wish>(wish),
    until: textOr(until),
    reason: textOr(reason),
    at: step.at,
    bureau: step.bureau,
  }
}

const clocksOf = (row: HitRow, now: string): HitView['clocks'] => [
  ...(row.answerDueAt === null
    ? []
    : [{ name: 'answer' as const, at: row.answerDueAt, missed: answerWanted(row) && isOverdue(row, now) }]),
  ...(row.departureAt === null
    ? []
    : [{ name: 'departure' as const, at: row.departureAt, missed: answerWanted(row) && now >= row.departureAt }]),
  { name: 'erase', at: `${row.eraseOn}T00:00:00.000Z`, missed: false },
]

/**
 * What the finder was told to do, for all but the owner of a record whose hits go to the Secretariat first: those words think of
 * the bearer's protection. Once the Secretariat has passed the hit on, its limit not to speak with the owner is lifted.
 */
const instructionSeen = (row: HitRow, calls: readonly Call[], { actor, language }: Reader): HitView['action'] => {
  const { status, personStatus, fields, alert = 'open' } = row.recordCopy
  const record = { database: row.database, status, life: row.presentLife, alert, personStatus, fields }
  const guarded =
    databaseNamed(row.database).noticeTo({ status: record.status, life: row.recordCopy.life }) !== 'source'
  if (guarded && actor.bureau === row.owner && row.owner !== row.finder) return null
  return instructionFor(record, calls, language, row.told === 'source' ? ['secretariat-before-issuer'] : [])
}

/** What the reader may do and what is possible now; `withdraw` says that an answer may withdraw the record in the same act. */
const allowedNow = (row: HitRow, { actor, now }: Reader): string[] => {
  const by = signerOf(actor, row)
  const holder = by.side === 'finder' ? row.finderOfficer : row.ownerOfficer
  const allowed: string[] = acts.filter(
    (act) =>
      allows(hitPolicy[act](actor), row) &&
      obstacleTo(row, act, by, now) === undefined &&
      !(act === 'take' && holder === actor.officer),
  )
  if (allows(hitPolicy.clear(actor), row) && obstacleToClearing(row) === undefined) allowed.push('clear')
  const withdraws = allowed.includes('answer') && row.presentLife !== 'withdrawn'
  return withdraws && allows(hitPolicy.withdraw(actor), row) ? [...allowed, 'withdraw'] : allowed
}

/** The whole hit for a reader who passed the read rule. */
export const viewHit = (row: HitRow, beside: Beside, reader: Reader): HitView => {
  const { actor, language, now } = reader
  const { steps, bureaus } = beside
  const file = databaseNamed(row.database)
  const { fields, reference, lines } = copySeen(row, actor)
  const calls = callsFor(
    actor.bureau,
    [row.finder, row.answering].filter((code) => code !== ''),
    bureaus,
  )
  return {
    ...lineOf(row, actor),
    record: {
      id: beside.recordReadable ? row.record : null,
      reference,
      version: row.recordVersion,
      presentVersion: row.presentVersion,
      life: lifeShown(row.presentLife, actor.bureau),
      handlingCode: row.recordCopy.handlingCode as HandlingCode,
      confidentiality: row.recordCopy.confidentiality as Confidentiality,
      fields,
    },
    question: row.question,
    where: row.place,
    purpose: row.purpose,
    checkReference: row.checkReference || null,
    bearer: row.bearer && { ...row.bearer, departureAt: row.departureAt },
    compare: compareHit(file, row.question.fields, row.bearer, fields, lines).map(({ labelKey, saysKey, ...line }) => ({
      ...line,
      label: say(language, labelKey),
      says: say(language, saysKey),
    })),
    likeness: explainLines(language, lines),
    caution: cautionsOf(row.database, fields, row.owner, language),
    action: instructionSeen(row, calls, reader),
    suspended: isSuspended(row.presentLife) ? say(language, 'record.suspended') : null,
    contacts: calls,
    zones: { finder: bureaus.get(row.finder)?.zone ?? 'UTC', owner: bureaus.get(row.owner)?.zone ?? 'UTC' },
    clocks: clocksOf(row, now),
    finding: findingOf(row, steps),
    answer: answerOf(row, steps),
    steps: stepsSeen(row, steps, actor),
    allowed: allowedNow(row, reader),
  }
}

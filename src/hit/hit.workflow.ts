// The whole life of a hit: which act is possible when, and what it makes of the hit. Pure; who may act is the policy's.
import { generalSecretariat } from '../bureau/bureau.schema.ts'
import { Failure, type MessageValues } from '../kernel/failure.ts'
import type { Life } from '../record/record.schema.ts'
import { addDays, addHours } from '../terms/instant.ts'
import type { ReadAnswer } from './hit.answer.ts'
import type { Identity, Outcome, Side, StepName, Urgency } from './hit.schema.ts'
import type { HitLife } from './hit.table.ts'
import { nextSilenceAt } from './hit.urgency.ts'

/** What people do with a hit, as the policy and the screens name it. */
export const acts = [
  'take',
  'release',
  'bearer',
  'finding',
  'answer',
  'more-time',
  'call',
  'escalate',
  'pass-on',
  'outcome',
] as const
export type Act = (typeof acts)[number]

/** Who acts. `overrules`: a head of shift may give back what another officer of the bureau has taken. */
export type Signer = {
  readonly officer: string
  readonly bureau: string
  readonly side: Side
  readonly overrules: boolean
}

export type Command =
  | { readonly act: 'take' | 'release' | 'escalate' | 'silence' | 'lapse' }
  | {
      readonly act: 'bearer'
      /** undefined: not spoken of, as it was. */
      readonly departureAt: string | null | undefined
      /** Urgency and answer clock if the departure comes before the answer is due. */
      readonly hurry: (departureAt: string) => { readonly urgency: Urgency; readonly answerDueAt: string }
    }
  /** `amends`: the signer has read the fact that stands and replaces it knowingly. */
  | { readonly act: 'finding'; readonly identity: Identity; readonly amends: boolean }
  | { readonly act: 'answer'; readonly answer: ReadAnswer; readonly amends: boolean }
  | { readonly act: 'more-time'; readonly until: string }
  | { readonly act: 'call'; readonly with: string }
  | { readonly act: 'pass-on'; readonly answerDueAt: string }
  | { readonly act: 'outcome'; readonly outcome: Outcome }
  | { readonly act: 'record'; readonly version: number; readonly life: Life }

export type Step = { readonly step: StepName; readonly says: Readonly<Record<string, unknown>> }
export type Advance = { readonly hit: HitLife; readonly steps: readonly Step[] }

/** Hours by which more time may reach ahead: beyond three days it is another request, not this answer. */
export const mostHours = 72
/** Days until everything personal leaves a hit; a cleared traveller's sooner, once the time for a complaint is over. */
export const daysKept = 365
export const daysKeptWhenFalse = 90

/** Levels of asking again: second request, head of shift, General Secretariat. */
export const levelsOf = (hit: Pick<HitLife, 'answering' | 'finder'>): number =>
  hit.answering === generalSecretariat || hit.answering === hit.finder ? 2 : 3

/** Whether the answering side still owes something the finder needs. */
export const answerWanted = (hit: HitLife): boolean =>
  hit.state !== 'closed' &&
  hit.told !== 'nobody' &&
  hit.data === '' &&
  hit.identity !== 'not-same' &&
  hit.presentLife !== 'withdrawn'

export const isOverdue = (hit: HitLife, now: string): boolean => hit.answerDueAt !== null && now >= hit.answerDueAt

const holderOf = (hit: HitLife, side: Side): string =>
  side === 'finder' ? hit.finderOfficer : side === 'owner' ? hit.ownerOfficer : ''

type Obstacle = { readonly key: string; readonly values?: MessageValues } | undefined

/** Each act's own obstacle while the hit is open. */
const obstacles: Readonly<Record<Act, (hit: HitLife, by: Signer, now: string) => Obstacle>> = {
  take: (hit, by) => {
    const holder = holderOf(hit, by.side)
    return holder === '' || holder === by.officer ? undefined : { key: 'hit.taken-by', values: { officer: holder } }
  },
  release: (hit, by) => {
    const holder = holderOf(hit, by.side)
    if (holder === '') return { key: 'hit.not-taken' }
    return holder === by.officer || by.overrules ? undefined : { key: 'hit.taken-by', values: { officer: holder } }
  },
  bearer: () => undefined,
  finding: (hit, by) => (hit.answeredBy === by.officer ? { key: 'hit.two-signers' } : undefined),
  answer: (hit, by) => {
    if (hit.told === 'nobody') return { key: 'hit.nobody-told' }
    if (hit.foundBy === by.officer) return { key: 'hit.two-signers' }
    return hit.data === 'cancelled' && hit.presentLife === 'withdrawn' ? { key: 'hit.already-withdrawn' } : undefined
  },
  'more-time': (hit) => (answerWanted(hit) ? undefined : { key: 'hit.no-answer-awaited' }),
  call: () => undefined,
  escalate: (hit) => {
    if (hit.told === 'nobody') return { key: 'hit.nobody-told' }
    if (!answerWanted(hit)) return { key: 'hit.no-answer-awaited' }
    return hit.escalation < levelsOf(hit) ? undefined : { key: 'hit.escalated-fully' }
  },
  'pass-on': (hit) => {
    if (hit.told !== 'general-secretariat') return { key: 'hit.not-with-secretariat' }
    return hit.data === '' ? undefined : { key: 'hit.already-answered' }
  },
  outcome: (hit, _by, now) => {
    if (hit.identity === '') return { key: 'hit.finding-first' }
    return answerWanted(hit) && !isOverdue(hit, now) ? { key: 'hit.answer-awaited' } : undefined
  },
}

/** What stands in the way of an act now; undefined when it is possible. */
export const obstacleTo = (hit: HitLife, act: Act, by: Signer, now: string): Obstacle =>
  hit.state === 'closed' ? { key: 'hit.closed' } : obstacles[act](hit, by, now)

/** What the facts make of state and of the platform's own asking; called after every change. */
const settled = (hit: HitLife): HitLife => {
  if (hit.state === 'closed') return { ...hit, silenceAt: null }
  const wanted = answerWanted(hit)
  const asks = wanted && hit.escalation < levelsOf(hit)
  return {
    ...hit,
    state: hit.identity !== '' && !wanted ? 'settled' : 'reported',
    silenceAt: asks ? (hit.silenceAt ?? hit.answerDueAt) : null,
  }
}

type Change = { readonly changed: Partial<HitLife>; readonly steps: readonly Step[] }
const one = (step: StepName, changed: Partial<HitLife>, says: Step['says'] = {}): Change => ({
  changed,
  steps: [{ step, says }],
})

const conflict = (key: string, values: MessageValues = {}): Failure => new Failure('conflict', key, { values })
const invalid = (pointer: string, key: string): Failure =>
  new Failure('invalid', key, { pointers: [{ pointer, key, values: {} }] })
const latest = (first: string, second: string): string => (first > second ? first : second)

const raise = (hit: HitLife, now: string, by: 'hand' | 'clock'): Change => {
  const escalation = hit.escalation + 1
  const asks = escalation < levelsOf(hit)
  const later = latest(nextSilenceAt(hit.urgency, now), hit.answerDueAt ?? now)
  const participants = escalation === 3 ? [...new Set([...hit.participants, generalSecretariat])] : hit.participants
  return one(
    escalation === 1 ? 'reminded' : 'escalated',
    { escalation, participants, silenceAt: asks ? later : null },
    { level: escalation, by },
  )
}

const describeBearer = (hit: HitLife, command: Extract<Command, { act: 'bearer' }>, now: string): Change => {
  const { departureAt } = command
  if (departureAt === undefined || departureAt === hit.departureAt) return one('bearer', {})
  if (
    departureAt !== null &&
    (departureAt < addHours(hit.createdAt, -24) || departureAt > addHours(now, 24 * daysKept))
  )
    throw invalid('/departureAt', 'hit.departure-out-of-reach')
  const due = hit.answerDueAt
  if (departureAt === null || due === null || departureAt >= due) return one('bearer', { departureAt })
  const hurried = command.hurry(departureAt)
  const answerDueAt = hurried.answerDueAt < due ? hurried.answerDueAt : due
  const silenceAt = hit.silenceAt !== null && answerDueAt < hit.silenceAt ? answerDueAt : hit.silenceAt
  return one('bearer', { departureAt, urgency: hurried.urgency, answerDueAt, silenceAt }, { urgency: hurried.urgency })
}

const signAnswer = (hit: HitLife, command: Extract<Command, { act: 'answer' }>, by: Signer): Change => {
  const { data, words, wish, until, withdraw } = command.answer
  if (hit.data !== '' && !command.amends) throw conflict('hit.already-answered')
  if (hit.presentLife === 'withdrawn' && data !== 'cancelled') throw conflict('hit.already-withdrawn')
  const step: Step = { step: 'answer', says: { data, words, wish, until } }
  const signed = { data, answeredBy: by.officer, ownerOfficer: hit.ownerOfficer || by.officer }
  return withdraw && hit.presentLife !== 'withdrawn'
    ? { changed: { ...signed, presentLife: 'withdrawn' }, steps: [step, { step: 'record-withdrawn', says: {} }] }
    : { changed: signed, steps: [step] }
}

const close = (hit: HitLife, outcome: Outcome, now: string): Change => {
  const falseHit = hit.identity === 'not-same' || hit.data === 'cancelled' || hit.presentLife === 'withdrawn'
  if (outcome === 'false-hit' && !falseHit) throw invalid('/outcome', 'hit.not-false')
  if (outcome === 'no-answer' && !answerWanted(hit)) throw invalid('/outcome', 'hit.was-answered')
  const sooner = addDays(now.slice(0, 10), daysKeptWhenFalse)
  const eraseOn = outcome === 'false-hit' && sooner < hit.eraseOn ? sooner : hit.eraseOn
  return one('outcome', { state: 'closed', outcome, closedAt: now, eraseOn }, { outcome })
}

const change = (hit: HitLife, command: Command, by: Signer, now: string): Change => {
  const officerField = by.side === 'finder' ? 'finderOfficer' : 'ownerOfficer'
  switch (command.act) {
    case 'take':
      // Pressed again by the one who has it: nothing happens, and nothing is wrong.
      if (holderOf(hit, by.side) === by.officer) return { changed: {}, steps: [] }
      return one('taken', { [officerField]: by.officer })
    case 'release':
      return one('released', { [officerField]: '' })
    case 'bearer':
      return describeBearer(hit, command, now)
    case 'finding':
      if (hit.identity !== '' && !command.amends) throw conflict('hit.already-found')
      return one('finding', { identity: command.identity, foundBy: by.officer }, { identity: command.identity })
    case 'answer':
      return signAnswer(hit, command, by)
    case 'more-time':
      if (command.until > addHours(now, mostHours)) throw invalid('/until', 'hit.more-time-too-far')
      if (command.until <= latest(now, hit.answerDueAt ?? now)) throw invalid('/until', 'hit.more-time-not-later')
      return one('more-time', { answerDueAt: command.until, silenceAt: command.until }, { until: command.until })
    case 'call':
      if (!hit.participants.includes(command.with)) throw invalid('/with', 'hit.not-on-this-hit')
      return one('call', {}, { with: command.with })
    case 'escalate':
      return raise(hit, now, 'hand')
    case 'silence':
      return raise(hit, now, 'clock')
    case 'pass-on':
      return one('passed-on', {
        told: 'source',
        answering: hit.owner,
        participants: [...new Set([...hit.participants, hit.owner])],
        answerDueAt: command.answerDueAt,
        silenceAt: command.answerDueAt,
        ownerOfficer: '',
        escalation: 0,
      })
    case 'outcome':
      return close(hit, command.outcome, now)
    case 'lapse':
      return one('outcome', { state: 'closed', outcome: 'not-reported', closedAt: now }, { outcome: 'not-reported' })
    case 'record': {
      const { version, life } = command
      const step = life === 'withdrawn' ? 'record-withdrawn' : 'record-changed'
      return one(step, { presentVersion: version, presentLife: life }, { version, life })
    }
  }
}

/** Acts of the platform itself: what they do nothing to is not a conflict, the moment has simply passed. */
const isMoot = (hit: HitLife, command: Command, now: string): boolean => {
  if (hit.state === 'closed') return command.act === 'silence' || command.act === 'lapse' || command.act === 'record'
  if (command.act === 'silence') return hit.silenceAt === null || now < hit.silenceAt
  return command.act === 'record' && command.version <= hit.presentVersion
}

/**
 * The hit after a command, with the steps that say so. Throws Failure conflict (`hit.closed`, `hit.taken-by`,
 * `hit.two-signers` ...) when it is not possible now, invalid with a pointer when the command itself cannot be.
 * A command of the platform whose moment has passed changes nothing and leaves no step.
 */
export const advance = (hit: HitLife, command: Command, by: Signer, now: string): Advance => {
  if (isMoot(hit, command, now)) return { hit, steps: [] }
  if (command.act !== 'silence' && command.act !== 'lapse' && command.act !== 'record') {
    const obstacle = obstacleTo(hit, command.act, by, now)
    if (obstacle) throw conflict(obstacle.key, obstacle.values)
  }
  const { changed, steps } = change(hit, command, by, now)
  if (steps.length === 0) return { hit, steps }
  const next = settled({ ...hit, ...changed })
  return { hit: { ...next, version: hit.version + 1, steps: hit.steps + steps.length }, steps }
}

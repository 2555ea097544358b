// The life of a profile: nominated, active with consent (and admission where the terms ask for it), lapsed unless renewed, ended. Pure.
import { Failure } from '../kernel/failure.ts'
import { addDays } from '../terms/instant.ts'
import {
  type EndReason,
  type ExpertConsent,
  type ExpertState,
  keptAfterEnd,
  nominationMonths,
  reminderDays,
} from './expert.schema.ts'

/** What the workflow reads and changes. */
export type ExpertLife = {
  readonly state: ExpertState
  readonly consent: ExpertConsent
  readonly consentAt: string | null
  readonly needsAdmission: boolean
  readonly admittedBy: string
  readonly nominatedOn: string
  readonly lapsesOn: string
  readonly remindedAt: string | null
  readonly endedAt: string | null
  readonly endReason: EndReason | ''
}

export type ExpertCommand =
  | { readonly act: 'consent'; readonly given: boolean }
  | { readonly act: 'admit'; readonly admitted: boolean; readonly officer: string }
  | { readonly act: 'renew' }
  | { readonly act: 'end'; readonly why: EndReason }
  | { readonly act: 'remind' }
  | { readonly act: 'lapse' }

export const expertActs = ['consent', 'admit', 'renew', 'end'] as const
export type ExpertAct = (typeof expertActs)[number]

/** Day on which a nomination or renewal made on a day lapses: the same day 24 months later, the last of its month where it has none. */
export const lapseDay = (from: string): string => {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + nominationMonths, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** Day on which expert and bureau are reminded. */
export const remindDay = (lapsesOn: string): string => addDays(lapsesOn, -reminderDays)

/** Day on which the contents of an ended profile are erased. */
export const eraseDay = (endedAt: string): string => addDays(endedAt.slice(0, 10), keptAfterEnd)

/** A profile as it is nominated on a day. */
export const nominated = (today: string, needsAdmission: boolean): ExpertLife => ({
  state: 'nominated',
  consent: 'asked',
  consentAt: null,
  needsAdmission,
  admittedBy: '',
  nominatedOn: today,
  lapsesOn: lapseDay(today),
  remindedAt: null,
  endedAt: null,
  endReason: '',
})

/** Why an act is not possible now; undefined when it is. */
export const obstacleTo = (life: ExpertLife, act: ExpertAct | 'describe'): Failure | undefined => {
  if (life.state === 'ended') return new Failure('conflict', 'expert.over')
  if (act === 'admit' && (life.state !== 'nominated' || !life.needsAdmission || life.consent !== 'given'))
    return new Failure('conflict', 'expert.not-to-admit')
  if (act === 'renew' && life.state === 'nominated') return new Failure('conflict', 'expert.not-active-yet')
  return undefined
}

/** Active once everybody has said yes who must. */
const settled = (life: ExpertLife): ExpertLife =>
  life.state === 'nominated' && life.consent === 'given' && (!life.needsAdmission || life.admittedBy !== '')
    ? { ...life, state: 'active' }
    : life

const ended = (life: ExpertLife, now: string, endReason: EndReason): ExpertLife => ({
  ...life,
  state: 'ended',
  endedAt: now,
  endReason,
})

/**
 * The profile after a command at an instant; the same object when nothing changes. Throws Failure conflict: `expert.over`,
 * `expert.not-to-admit`, `expert.not-active-yet`.
 */
export const advance = (life: ExpertLife, command: ExpertCommand, now: string): ExpertLife => {
  const today = now.slice(0, 10)
  if (command.act === 'remind')
    return life.state === 'active' && life.remindedAt === null && remindDay(life.lapsesOn) <= today
      ? { ...life, remindedAt: now }
      : life
  if (command.act === 'lapse')
    return life.state === 'active' && life.lapsesOn <= today ? { ...life, state: 'lapsed' } : life
  const obstacle = obstacleTo(life, command.act)
  if (obstacle) throw obstacle
  switch (command.act) {
    case 'consent': {
      // Declined before anybody saw it: there is nothing to hide, the nomination is over.
      if (!command.given && life.state === 'nominated')
        return ended({ ...life, consent: 'withdrawn', consentAt: now }, now, 'declined')
      const consent = command.given ? 'given' : 'withdrawn'
      return life.consent === consent ? life : settled({ ...life, consent, consentAt: now })
    }
    case 'admit':
      return command.admitted ? settled({ ...life, admittedBy: command.officer }) : ended(life, now, 'refused')
    case 'renew':
      return { ...life, state: 'active', nominatedOn: today, lapsesOn: lapseDay(today), remindedAt: null }
    case 'end':
      return ended(life, now, command.why)
  }
}

// The life of an analysis file: proposed, advised on, opened, reviewed, extended with new advice, closed or expired, deleted or archived. Pure.
import { Failure } from '../kernel/failure.ts'
import { addDays } from '../terms/instant.ts'
import {
  type AdviceSubject,
  type AdviceVerdict,
  endingDays,
  expiryReminderDays,
  type FileState,
  type FileStep,
  mostFileYears,
  type OverReason,
} from './analysis.schema.ts'
import type { FileLife } from './analysis.table.ts'

export type FileCommand =
  | {
      readonly act: 'revise'
      readonly until: string
      readonly contributionsUntil: string
      readonly reviewEvery: number
    }
  | { readonly act: 'withdraw' }
  | { readonly act: 'advise'; readonly about: AdviceSubject; readonly verdict: AdviceVerdict }
  | { readonly act: 'open' }
  | { readonly act: 'decline' }
  | { readonly act: 'ask-extension'; readonly until: string; readonly officer: string }
  | { readonly act: 'extend' }
  | { readonly act: 'review' }
  | { readonly act: 'window'; readonly until: string }
  | { readonly act: 'add' }
  | { readonly act: 'remove' }
  | { readonly act: 'close' }
  | { readonly act: 'delete' }
  | { readonly act: 'archive' }
  /** What happens by itself. */
  | { readonly act: 'note-review' }
  | { readonly act: 'note-expiry' }
  | { readonly act: 'note-ending' }
  | { readonly act: 'expire' }

export type FileAct = FileCommand['act']

export type FileAdvance = {
  readonly file: FileLife
  /** What happened; undefined when nothing did. */
  readonly step: FileStep | undefined
}

/** The same day of the month so many months later; the last of the month where it has no such day. */
export const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return `${first.toISOString().slice(0, 8)}${String(Math.min(date, last)).padStart(2, '0')}`
}

/** The latest last day a file may be given today. */
export const latestUntil = (today: string): string => addMonths(today, 12 * mostFileYears)

/** The key of the fault of a last day; undefined when it may stand. */
export const faultOfUntil = (until: string, today: string): string | undefined => {
  if (until < today) return 'fault.file-ends-past'
  return until > latestUntil(today) ? 'fault.file-ends-too-far' : undefined
}

/** The key of the fault of a last day for contributions. */
export const faultOfWindow = (window: string, until: string): string | undefined =>
  window > until ? 'fault.window-after-end' : undefined

/** Why nothing may be contributed to a file today: the key of a conflict; undefined when it takes contributions. */
export const obstacleToContributing = (
  file: Pick<FileLife, 'state' | 'expiresOn' | 'contributionsUntil' | 'overBecause'>,
  today: string,
): 'analysis.not-open' | 'analysis.expired' | 'analysis.closed' | 'analysis.window-closed' | undefined => {
  const obstacle = obstacleToUse(file, today)
  if (obstacle) return obstacle
  return file.contributionsUntil < today ? 'analysis.window-closed' : undefined
}

/** Why a file may not be worked with today: nothing goes in or out, whether or not its clock has run yet. */
export const obstacleToUse = (
  file: Pick<FileLife, 'state' | 'expiresOn' | 'overBecause'>,
  today: string,
): 'analysis.not-open' | 'analysis.expired' | 'analysis.closed' | undefined => {
  if (file.overBecause === 'expired' || (file.state === 'open' && file.expiresOn < today)) return 'analysis.expired'
  if (file.state === 'closing' || file.state === 'deleted' || file.state === 'archived') return 'analysis.closed'
  return file.state === 'open' ? undefined : 'analysis.not-open'
}

const expect = (file: FileLife, states: readonly FileState[], key: string): void => {
  if (!states.includes(file.state)) throw new Failure('conflict', key, { values: { state: file.state } })
}

const beforeOpening: readonly FileState[] = ['proposed', 'advised']

/** Open and within its time: an expired file is not worked on, even before its clock has told it so. */
const expectOpen = (file: FileLife, today: string): void => {
  const obstacle = obstacleToUse(file, today)
  if (obstacle) throw new Failure('conflict', obstacle, { values: { state: file.state } })
}

const over = (file: FileLife, state: FileState, because: OverReason, now: string): FileLife => ({
  ...file,
  state,
  overBecause: because,
  overAt: now,
  reviewOn: null,
  extensionUntil: null,
  extensionBy: '',
  extensionAdvice: '',
})

const requireUntil = (until: string, today: string): void => {
  const key = faultOfUntil(until, today)
  if (key)
    throw new Failure('invalid', 'request.invalid', {
      pointers: [{ pointer: '/until', key, values: { years: mostFileYears } }],
    })
}

const noExtension = { extensionUntil: null, extensionBy: '', extensionAdvice: '' } as const

const advise = (file: FileLife, about: AdviceSubject, verdict: AdviceVerdict, today: string): FileAdvance => {
  if (about === 'order') {
    expect(file, beforeOpening, 'analysis.no-order-waits')
    return { file: { ...file, state: 'advised', advice: verdict }, step: 'advised' }
  }
  expectOpen(file, today)
  if (file.extensionUntil === null) throw new Failure('conflict', 'analysis.no-extension-waits')
  return { file: { ...file, extensionAdvice: verdict }, step: 'extension-advised' }
}

const open = (file: FileLife, now: string): FileAdvance => {
  const today = now.slice(0, 10)
  expect(file, beforeOpening, 'analysis.not-to-open')
  if (file.advice !== 'agrees')
    throw new Failure('conflict', file.advice === '' ? 'analysis.no-advice' : 'analysis.advice-not-met')
  if (file.expiresOn < today) throw new Failure('conflict', 'analysis.end-passed')
  return {
    file: { ...file, state: 'open', openedAt: now, reviewOn: addMonths(today, file.reviewEvery) },
    step: 'opened',
  }
}

const extend = (file: FileLife, today: string): FileAdvance => {
  expectOpen(file, today)
  if (file.extensionUntil === null) throw new Failure('conflict', 'analysis.no-extension-waits')
  if (file.extensionAdvice !== 'agrees')
    throw new Failure('conflict', file.extensionAdvice === '' ? 'analysis.no-advice' : 'analysis.advice-not-met')
  // Contributions that were open to the end stay open to the new end; a window that was set earlier stays as it was set.
  const window = file.contributionsUntil === file.expiresOn ? file.extensionUntil : file.contributionsUntil
  return {
    file: { ...file, expiresOn: file.extensionUntil, contributionsUntil: window, ...noExtension },
    step: 'extended',
  }
}

const askExtension = (file: FileLife, until: string, officer: string, today: string): FileAdvance => {
  expectOpen(file, today)
  if (file.extensionUntil !== null) throw new Failure('conflict', 'analysis.extension-waits')
  requireUntil(until, today)
  if (until <= file.expiresOn) throw new Failure('conflict', 'analysis.not-later')
  return {
    file: { ...file, extensionUntil: until, extensionBy: officer, extensionAdvice: '' },
    step: 'extension-asked',
  }
}

const decline = (file: FileLife, now: string): FileAdvance => {
  if (beforeOpening.includes(file.state)) return { file: over(file, 'declined', 'declined', now), step: 'declined' }
  if (file.state === 'open' && file.extensionUntil !== null)
    return { file: { ...file, ...noExtension }, step: 'extension-declined' }
  throw new Failure('conflict', 'analysis.nothing-waits')
}

const setWindow = (file: FileLife, until: string, today: string): FileAdvance => {
  expectOpen(file, today)
  const key = until < today ? 'fault.file-ends-past' : faultOfWindow(until, file.expiresOn)
  if (key) throw new Failure('invalid', 'request.invalid', { pointers: [{ pointer: '/until', key, values: {} }] })
  return { file: { ...file, contributionsUntil: until }, step: 'window-set' }
}

const end = (file: FileLife, state: 'deleted' | 'archived', now: string): FileAdvance => {
  expect(file, ['closing'], file.state === 'open' ? 'analysis.close-first' : 'analysis.not-closing')
  return { file: { ...file, state, endedAt: now }, step: state }
}

const unchanged = (file: FileLife): FileAdvance => ({ file, step: undefined })

const decide = (file: FileLife, command: FileCommand, now: string): FileAdvance => {
  const today = now.slice(0, 10)
  switch (command.act) {
    case 'revise': {
      expect(file, beforeOpening, 'analysis.order-stands')
      const { until, contributionsUntil, reviewEvery } = command
      return {
        file: {
          ...file,
          state: 'proposed',
          advice: '',
          expiresOn: until,
          contributionsUntil,
          reviewEvery,
          orderVersion: file.orderVersion + 1,
        },
        step: 'revised',
      }
    }
    case 'withdraw':
      expect(file, beforeOpening, 'analysis.not-to-open')
      return { file: over(file, 'withdrawn', 'withdrawn', now), step: 'withdrawn' }
    case 'advise':
      return advise(file, command.about, command.verdict, today)
    case 'open':
      return open(file, now)
    case 'decline':
      return decline(file, now)
    case 'ask-extension':
      return askExtension(file, command.until, command.officer, today)
    case 'extend':
      return extend(file, today)
    case 'review':
      expectOpen(file, today)
      return { file: { ...file, reviewOn: addMonths(today, file.reviewEvery) }, step: 'reviewed' }
    case 'window':
      return setWindow(file, command.until, today)
    case 'add':
      expectOpen(file, today)
      return { file, step: 'added' }
    case 'remove':
      // Narrowing is never too late: whoever should not read a file that is closing loses it too.
      expect(file, ['open', 'closing', 'archived'], 'analysis.not-open')
      return { file, step: 'removed' }
    case 'close':
      expect(file, ['open'], 'analysis.not-open')
      return { file: over(file, 'closing', 'closed', now), step: 'closed' }
    case 'delete':
      return end(file, 'deleted', now)
    case 'archive':
      return end(file, 'archived', now)
    case 'note-review':
      return file.state === 'open' && file.reviewOn !== null && file.reviewOn <= today
        ? { file, step: 'review-due' }
        : unchanged(file)
    case 'note-expiry':
      return file.state === 'open' && remindOn(file.expiresOn) <= today && file.expiresOn >= today
        ? { file, step: 'expiry-near' }
        : unchanged(file)
    case 'note-ending':
      return file.state === 'closing' ? { file, step: 'ending-due' } : unchanged(file)
    case 'expire':
      return file.state === 'open' && file.expiresOn < today
        ? { file: over(file, 'closing', 'expired', now), step: 'expired' }
        : unchanged(file)
  }
}

/**
 * What a command makes of a file. Throws Failure conflict with the key that says why not now (`analysis.no-advice`, `analysis.expired`,
 * `analysis.close-first` ...), and invalid for a day beyond its limits.
 */
export const advance = (file: FileLife, command: FileCommand, now: string): FileAdvance => {
  const next = decide(file, command, now)
  return next.step === undefined
    ? next
    : { ...next, file: { ...next.file, version: file.version + 1, steps: file.steps + 1 } }
}

/** Whether a command would be taken now, for the buttons of a page: what the days say is judged when it is sent. */
export const isPossible = (file: FileLife, act: FileAct, now: string): boolean => {
  const today = now.slice(0, 10)
  const commands: Partial<Record<FileAct, FileCommand>> = {
    revise: {
      act: 'revise',
      until: file.expiresOn,
      contributionsUntil: file.contributionsUntil,
      reviewEvery: file.reviewEvery,
    },
    advise: { act: 'advise', about: file.state === 'open' ? 'extension' : 'order', verdict: 'agrees' },
    'ask-extension': { act: 'ask-extension', until: latestUntil(today), officer: '' },
    window: { act: 'window', until: file.expiresOn },
  }
  try {
    advance(file, commands[act] ?? ({ act } as FileCommand), now)
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/** Day on which a file reminds of its last day. */
export const remindOn = (expiresOn: string): string => addDays(expiresOn, -expiryReminderDays)

/** Instant at which a file has expired: the first of the day after its last. */
export const expiresAt = (expiresOn: string): string => `${addDays(expiresOn, 1)}T00:00:00.000Z`

/** Instant at which the secretariat is told that a closed file still waits for its end. */
export const endingDueAt = (overAt: string): string => `${addDays(overAt.slice(0, 10), endingDays)}T00:00:00.000Z`

/** The life of a file on its own: no file opens, runs longer or ends but by the steps that lead there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { addDays } from '../terms/instant.ts'
import { adviceVerdicts, fileStates } from './analysis.schema.ts'
import type { FileLife } from './analysis.table.ts'
import {
  addMonths,
  advance,
  type FileCommand,
  isPossible,
  latestUntil,
  obstacleToContributing,
  obstacleToUse,
} from './analysis.workflow.ts'

const day = (now: string): string => now.slice(0, 10)
const proposed: FileLife = {
  state: 'proposed',
  expiresOn: '2027-11-21',
  contributionsUntil: '2027-11-21',
  reviewEvery: 6,
  reviewOn: null,
  orderVersion: 1,
  advice: '',
  extensionUntil: null,
  extensionBy: '',
  extensionAdvice: '',
  openedAt: null,
  overBecause: '',
  overAt: null,
  endedAt: null,
  version: 1,
  steps: 1,
}

const ahead = fc.integer({ min: -400, max: 2200 })
type Step = { readonly command: (today: string) => FileCommand; readonly days: number }
const simple = fc.constantFrom<FileCommand['act']>(
  'withdraw',
  'open',
  'decline',
  'extend',
  'review',
  'add',
  'remove',
  'close',
  'delete',
  'archive',
  'note-review',
  'note-expiry',
  'note-ending',
  'expire',
)
const command: fc.Arbitrary<(today: string) => FileCommand> = fc.oneof(
  simple.map((act) => () => ({ act }) as FileCommand),
  // Files that open are what most laws speak of: they are drawn more often.
  fc.constantFrom(
    () => ({ act: 'advise', about: 'order', verdict: 'agrees' }) as const,
    () => ({ act: 'advise', about: 'extension', verdict: 'agrees' }) as const,
    () => ({ act: 'open' }) as const,
  ),
  fc
    .record({
      about: fc.constantFrom('order' as const, 'extension' as const),
      verdict: fc.constantFrom(...adviceVerdicts),
    })
    .map((said) => () => ({ act: 'advise' as const, ...said })),
  ahead.map((days) => (today: string) => ({
    act: 'ask-extension' as const,
    until: addDays(today, days),
    officer: 'vn.analyst',
  })),
  ahead.map((days) => (today: string) => ({ act: 'window' as const, until: addDays(today, days) })),
  fc.integer({ min: 1, max: 1800 }).map((days) => (today: string) => ({
    act: 'revise' as const,
    until: addDays(today, days),
    contributionsUntil: addDays(today, days),
    reviewEvery: 3,
  })),
)
const anything: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ command, days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 300 })) }),
  { maxLength: 20, size: 'max' },
)
const opening: Step[] = [
  { command: () => ({ act: 'advise', about: 'order', verdict: 'agrees' }), days: 0 },
  { command: () => ({ act: 'open' }), days: 0 },
]
/** Half of all begin with a file that opens: left to chance few would. */
const history = fc.oneof(
  anything,
  anything.map((steps) => [...opening, ...steps]),
)

type Seen = { readonly before: FileLife; readonly after: FileLife; readonly command: FileCommand; readonly now: string }

/** Plays a history; what is refused changes nothing, and is refused with a Failure and nothing else. */
const play = (steps: readonly Step[]): Seen[] => {
  let file = proposed
  let today = '2026-11-21'
  return steps.map((step) => {
    today = addDays(today, step.days)
    const now = `${today}T08:00:00.000Z`
    const before = file
    const command = step.command(today)
    try {
      file = advance(file, command, now).file
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
    return { before, after: file, command, now }
  })
}
const always = (law: (seen: Seen) => boolean): void =>
  fc.assert(
    fc.property(history, (steps) => play(steps).every(law)),
    { numRuns: 1500 },
  )

describe('the life of a file', () => {
  test('opens only with advice that agrees to the very order that stands', () =>
    always(({ before, after }) => {
      if (before.state === 'open' || after.state !== 'open') return true
      return before.state === 'advised' && before.advice === 'agrees' && before.orderVersion === after.orderVersion
    }))

  test('loses its advice whenever the order is restated', () =>
    always(({ before, after }) => before.orderVersion === after.orderVersion || after.advice === ''))

  test('gets a later last day only by an extension that was asked for and agreed to', () =>
    always(({ before, after, command: { act } }) => {
      if (before.openedAt === null || before.expiresOn === after.expiresOn) return true
      return act === 'extend' && before.extensionUntil === after.expiresOn && before.extensionAdvice === 'agrees'
    }))

  test('never runs longer than five years from the day its last day was asked for', () =>
    always(
      ({ before, after, command: { act }, now }) =>
        act !== 'ask-extension' || before === after || (after.extensionUntil ?? '') <= latestUntil(day(now)),
    ))

  test('takes contributions only while it is open, within its window and its time', () =>
    always(({ after, now }) => {
      if (obstacleToContributing(after, day(now)) !== undefined) return true
      return after.state === 'open' && day(now) <= after.contributionsUntil && day(now) <= after.expiresOn
    }))

  test('never opens again: what was closed or expired only ends, and what ended stays ended', () =>
    always(({ before, after }) => {
      if (before.state === 'closing') return ['closing', 'deleted', 'archived'].includes(after.state)
      return !['deleted', 'archived', 'declined', 'withdrawn'].includes(before.state) || before.state === after.state
    }))

  test('ends only after it was closed', () =>
    always(({ before, after }) =>
      after.endedAt === null ? true : before.endedAt !== null || before.state === 'closing',
    ))

  test('keeps its window within its time, and counts each step', () =>
    always(
      ({ before, after }) =>
        after.contributionsUntil <= after.expiresOn &&
        (before === after ? true : after.version === before.version + 1 && after.steps === before.steps + 1),
    ))

  test('hides no button of what would be taken', () =>
    always(({ before, command, now }) => {
      if (isPossible(before, command.act, now)) return true
      try {
        return advance(before, command, now).step === undefined || command.act === 'advise'
      } catch {
        return true
      }
    }))

  test('reaches every state often enough for these laws to say something', () => {
    const seen = new Map<string, number>()
    for (const steps of fc.sample(history, { numRuns: 1500, seed: 7 }))
      for (const { after } of play(steps).slice(-1)) seen.set(after.state, (seen.get(after.state) ?? 0) + 1)
    for (const state of fileStates) expect([state, (seen.get(state) ?? 0) > 5]).toEqual([state, true])
  })

  test('cannot be worked on past its last day, whether or not its clock has run', () => {
    const open: FileLife = { ...proposed, state: 'open', openedAt: '2026-11-22T00:00:00.000Z', reviewOn: '2027-05-21' }
    expect(obstacleToUse(open, '2027-11-21')).toBeUndefined()
    expect(obstacleToUse(open, '2027-11-22')).toBe('analysis.expired')
    expect(advance(open, { act: 'expire' }, '2027-11-21T23:00:00.000Z').step).toBeUndefined()
    expect(advance(open, { act: 'expire' }, '2027-11-22T00:00:00.000Z').file).toMatchObject({
      state: 'closing',
      overBecause: 'expired',
    })
  })
})

test('months end on the last day where they have no such day', () => {
  expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
  expect(addMonths('2027-08-31', 6)).toBe('2028-02-29')
  expect(addMonths('2026-11-22', 12)).toBe('2027-11-22')
  expect(latestUntil('2028-02-29')).toBe('2033-02-28')
})

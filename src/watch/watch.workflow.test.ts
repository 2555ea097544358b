/** Laws of the life of a watch: whatever is done in whatever order, no watch runs without a second person, nor beyond its days. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { addDays, daysBetween } from '../terms/instant.ts'
import { mostWatchDays, type WatchKind } from './watch.schema.ts'
import type { WatchLife } from './watch.table.ts'
import { advance, faultOfEnd, obstacleTo, proposed, type WatchCommand, watchActs } from './watch.workflow.ts'

const day = '2026-11-21'
const at = (days: number): string => `${addDays(day, days)}T09:00:00.000Z`
const officers = ['vn.desk', 'vn.desk-2', 'vn.command'] as const

type Done = { readonly command: WatchCommand; readonly by: string; readonly days: number }

const commands = (kind: WatchKind): fc.Arbitrary<WatchCommand> =>
  fc.oneof(
    fc.constant<WatchCommand>({ act: 'approve' }),
    fc.constant<WatchCommand>({ act: 'refuse', reason: 'Exercise' }),
    fc.integer({ min: -5, max: 260 }).map((days): WatchCommand => ({ act: 'renew', kind, endsOn: addDays(day, days) })),
    fc.constant<WatchCommand>({ act: 'end', reason: 'Exercise' }),
    fc.constant<WatchCommand>({ act: 'remind' }),
    fc.constant<WatchCommand>({ act: 'lapse' }),
  )

const histories = fc.constantFrom<WatchKind>('person', 'vehicle').chain((kind) =>
  fc.record({
    kind: fc.constant(kind),
    first: fc.integer({ min: 0, max: kind === 'person' ? mostWatchDays.person : mostWatchDays.thing }),
    done: fc
      .array(
        fc.record({ command: commands(kind), by: fc.constantFrom(...officers), days: fc.integer({ min: 0, max: 40 }) }),
        { maxLength: 14 },
      )
      // Days go by from one act to the next.
      .map((done) => {
        let days = 0
        return done.map((one): Done => {
          days += one.days
          return { ...one, days }
        })
      }),
  }),
)

/** Does what can be done, one act after another; what is refused changes nothing. */
const play = (
  first: WatchLife,
  done: readonly Done[],
  each: (before: WatchLife, after: WatchLife, done: Done) => void,
): WatchLife => {
  let watch = first
  for (const one of done)
    try {
      const after = advance(watch, one.command, one.by, at(one.days)).watch
      each(watch, after, one)
      watch = after
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  return watch
}

describe('a watch', () => {
  test('is never active without a second person, and no later end holds that only its proposer wanted', () => {
    fc.assert(
      fc.property(histories, ({ first, done }) => {
        play(proposed('vn.desk', addDays(day, first)), done, (before, after, { by, command }) => {
          if (after.state === 'active')
            expect([after.approvedBy === '', after.approvedBy === after.officer]).toEqual([false, false])
          if (after.endsOn !== before.endsOn) {
            expect(command.act).toBe('approve')
            expect(by).not.toBe(before.pendingBy)
          }
        })
      }),
    )
  })

  test('never runs further than its days from the day its end was proposed', () => {
    fc.assert(
      fc.property(histories, ({ kind, first, done }) => {
        const most = kind === 'person' ? mostWatchDays.person : mostWatchDays.thing
        let proposedOn = day
        play(proposed('vn.desk', addDays(day, first)), done, (before, after, one) => {
          if (one.command.act === 'renew') proposedOn = addDays(day, one.days)
          if (after.endsOn !== before.endsOn) expect(daysBetween(proposedOn, after.endsOn)).toBeLessThanOrEqual(most)
        })
      }),
    )
  })

  test('that is over stays as it ended, and counts each step once', () => {
    fc.assert(
      fc.property(histories, ({ first, done }) => {
        const last = play(proposed('vn.desk', addDays(day, first)), done, (before, after) => {
          if (before.endedAt !== null) expect(after).toEqual(before)
          expect(after.steps - before.steps).toBe(after.version - before.version)
        })
        expect(last.endedAt === null).toBe(last.state === 'proposed' || last.state === 'active')
        expect(last.eraseOn === null).toBe(last.endedAt === null)
      }),
    )
  })

  test('allows exactly the acts that no obstacle stands before', () => {
    fc.assert(
      fc.property(histories, fc.constantFrom(...watchActs), fc.constantFrom(...officers), (history, act, by) => {
        const watch = play(proposed('vn.desk', addDays(day, history.first)), history.done, () => undefined)
        const days = history.done.at(-1)?.days ?? 0
        const command: WatchCommand =
          act === 'renew'
            ? { act, kind: history.kind, endsOn: addDays(at(days).slice(0, 10), 1) }
            : act === 'approve'
              ? { act }
              : { act, reason: 'Exercise' }
        const obstacle = obstacleTo(watch, act, by, at(days).slice(0, 10))
        if (obstacle) expect(() => advance(watch, command, by, at(days))).toThrow(obstacle.message)
        // A day of its own may still be too early for a renewal; nothing else stands in the way.
        else if (act !== 'renew') expect(advance(watch, command, by, at(days)).step).toBeDefined()
      }),
    )
  })
})

test.each([
  ['person', 90, undefined],
  ['person', 91, 'fault.watch-ends-too-far'],
  ['vehicle', 180, undefined],
  ['vehicle', 181, 'fault.watch-ends-too-far'],
  ['vehicle', 0, undefined],
  ['vehicle', -1, 'fault.watch-ends-past'],
] as const)('a watch for a %s that ends in %i days: %s', (kind, days, key) => {
  expect(faultOfEnd(kind, addDays(day, days), day)?.key).toBe(key)
})

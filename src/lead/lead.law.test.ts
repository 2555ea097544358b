/** Laws of leads on their own: a marking never weakens, and marks come in their order, whatever is stated or tried. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Failure } from '../kernel/failure.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking, markingOf, mildestMarking } from '../terms/marking.ts'
import { completed, faultsOfMarking, mustBeAsked } from './lead.marking.ts'
import { placesOf } from './lead.policy.ts'
import { receiptStates } from './lead.schema.ts'
import type { ReceiptLife } from './lead.table.ts'
import { advanceReceipt, dueOf, isDone, type ReceiptAct, stateOf } from './lead.workflow.ts'

const bureau = fc.constantFrom('vn', 'fr', 'de', 'us')
const part: fc.Arbitrary<Marking> = fc
  .tuple(bureau, fc.constantFrom(...handlingCodes), fc.constantFrom(...confidentialities))
  .map(([source, code, level]) => markingOf(source, code, level, code === 'H3' ? `ask ${source}` : ''))
const stated = fc
  .record({
    handlingCode: fc.constantFrom(...handlingCodes),
    confidentiality: fc.constantFrom(...confidentialities),
    condition: fc.constantFrom('keep it dry', ''),
  })
  .map(({ condition, ...rest }) => (condition === '' ? rest : { ...rest, condition }))

type Complete = typeof completed
/** The law: what is stated without a fault bears everything that its parts do. */
const neverWeakens = (complete: Complete) =>
  fc.property(bureau, stated, fc.array(part, { maxLength: 5 }), (giver, entry, parts) => {
    fc.pre(faultsOfMarking(entry, parts, 3).length === 0)
    return covers(complete(giver, entry, parts), joinMarkings(parts))
  })

describe('the marking of a lead', () => {
  test('covers the join of all it is made of, or is refused', () => {
    fc.assert(neverWeakens(completed))
  })

  test('is seen to weaken where conditions and consents are dropped (negative control)', () => {
    const careless: Complete = (giver, entry) =>
      markingOf(giver, entry.handlingCode, entry.confidentiality, entry.condition ?? '')
    expect(fc.check(neverWeakens(careless)).failed).toBe(true)
  })

  test('lets nobody past a source that must be asked, and asks nobody who has it', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), bureau, bureau, (parts, giver, recipient) => {
        const asked = mustBeAsked(parts, giver, recipient)
        const bound = parts.filter(({ handlingCode }) => handlingCode === 'H2' || handlingCode === 'H3')
        const sources = new Set(bound.flatMap(({ consentOf }) => consentOf))
        return [...sources].every((source) => asked.includes(source) === (source !== giver && source !== recipient))
      }),
    )
    expect(mustBeAsked([{ ...mildestMarking, handlingCode: 'H1', consentOf: ['fr'] }], 'vn', 'de')).toEqual([])
  })
})

const begin = '2026-11-21T20:05:00.000Z'
const fresh: ReceiptLife = {
  state: 'sent',
  dueAt: '2026-12-01T00:00:00.000Z',
  sentAt: begin,
  receivedAt: null,
  openedAt: null,
  acceptedAt: null,
  declinedAt: null,
  declineReason: '',
  outcome: '',
  ledTo: '',
  ledOn: null,
  outcomeAt: null,
  askedUntil: null,
}
const anyAct: fc.Arbitrary<ReceiptAct> = fc.constantFrom<ReceiptAct>(
  { kind: 'receive' },
  { kind: 'open' },
  { kind: 'accept' },
  { kind: 'decline', reason: 'unclear' },
  { kind: 'outcome', outcome: 'used', ledTo: '', ledOn: null },
  { kind: 'outcome', outcome: 'led-to', ledTo: 'arrest', ledOn: '2026-11-21' },
  { kind: 'ask', until: '2026-12-09T00:00:00.000Z' },
  { kind: 'answer', granted: true },
  { kind: 'answer', granted: false },
)

/** Whatever is tried, in whatever order: what is refused changes nothing. */
const walk = (acts: readonly ReceiptAct[]): ReceiptLife[] => {
  const past = [fresh]
  for (const [minute, act] of acts.entries()) {
    const now = new Date(Date.parse(begin) + minute * 60_000).toISOString()
    try {
      past.push(advanceReceipt(past.at(-1) ?? fresh, act, now))
    } catch (error) {
      expect(error).toBeInstanceOf(Failure)
    }
  }
  return past
}

describe('marks of a receipt', () => {
  test('come in their order, stay as they were made, and decline and acceptance never both', () => {
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const past = walk(acts)
        for (const [at, one] of past.entries()) {
          const marks = [one.sentAt, one.receivedAt, one.openedAt, one.acceptedAt ?? one.declinedAt, one.outcomeAt]
          const made = marks.filter((mark) => mark !== null)
          expect(marks.slice(0, made.length)).toEqual(made)
          expect([...made].sort()).toEqual(made)
          expect(one.acceptedAt === null || one.declinedAt === null).toBe(true)
          expect((one.state === 'done') === (one.outcome !== '')).toBe(true)
          const before = past[at - 1]
          for (const mark of ['receivedAt', 'openedAt', 'acceptedAt', 'declinedAt'] as const)
            if (before?.[mark]) expect(one[mark]).toBe(before[mark])
          if (before)
            expect(receiptStates.indexOf(one.state)).toBeGreaterThanOrEqual(receiptStates.indexOf(before.state))
        }
      }),
    )
  })

  test('close a lead when nobody has anything left to say, and its deadline is the next open one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(anyAct, { maxLength: 12 }), { minLength: 1, maxLength: 4 }), (bureaus) => {
        const receipts = bureaus.map((acts) => walk(acts).at(-1) ?? fresh)
        expect(stateOf('given', receipts) === 'closed').toBe(receipts.every(isDone))
        expect(stateOf('withdrawn', receipts)).toBe('withdrawn')
        const open = receipts.filter((one) => !isDone(one))
        for (const { dueAt } of open) expect(dueOf(receipts) <= dueAt).toBe(true)
      }),
    )
  })
})

test('places of different entities and posts never have a key in common', () => {
  expect(placesOf('fr', 'airport', '')).toEqual(['fr|airport', 'fr|airport|*'])
  expect(placesOf('fr', 'airport', 'Gate 7')).toEqual(['fr|airport', 'fr|airport|Gate 7'])
  expect(placesOf('fr', '', 'Gate 7')).toEqual(['fr||Gate 7'])
})

/** Laws of requests by generated cases: the walk, markings that never weaken, and who is no party never learns of one. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { requestStories, requests } from '../../test/requests.ts'
import { startWorld } from '../../test/world.ts'
import { Failure } from '../kernel/failure.ts'
import { confidentialities, handlingCodes } from '../terms/handling.ts'
import { covers, joinMarkings, type Marking } from '../terms/marking.ts'
import { completed, mustBeAsked, statedBy, weakerFaults } from './request.marking.ts'
import { requestStates } from './request.schema.ts'
import type { RequestLife } from './request.table.ts'
import {
  advance,
  advancePart,
  clockOf,
  finalStates,
  markReceipt,
  nextWarning,
  type Receipt,
  requestEvents,
} from './request.workflow.ts'

const begun: RequestLife = {
  state: 'draft',
  lead: '',
  leadOfficer: '',
  unclaimed: false,
  sentAt: null,
  deliveredAt: null,
  feedbackDue: null,
  endedAt: null,
}
const at = (step: number): string => new Date(Date.UTC(2026, 10, 21) + step * 60_000).toISOString()

/** States each state may follow, as the issue names them. */
const predecessors: Readonly<Record<string, readonly string[]>> = {
  new: ['draft'],
  scoping: ['new'],
  collecting: ['scoping'],
  analysing: ['collecting', 'review'],
  review: ['analysing'],
  delivered: ['review'],
  closed: ['delivered'],
  declined: ['new'],
  withdrawn: ['new', 'scoping', 'collecting', 'analysing', 'review'],
}

/** A lead that may no longer answer gives up what nobody has delivered: then, and only then, a request under way is new again. */
const givenUpFrom: readonly string[] = ['scoping', 'collecting', 'analysing', 'review']

describe('the walk of a request', () => {
  test('has no state without its predecessor; a final one stays, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...requestEvents), { maxLength: 25 }), (events) => {
        let life = begun
        for (const [step, event] of events.entries()) {
          const before = life
          try {
            life = advance(before, event, at(step))
          } catch (error) {
            expect(error).toBeInstanceOf(Failure)
            continue
          }
          expect(finalStates).not.toContain(before.state)
          if (event === 'leave') expect(life.state).toBe('new')
          expect(event === 'leave' ? givenUpFrom : predecessors[life.state]).toContain(before.state)
          expect(life.endedAt !== null).toBe(finalStates.includes(life.state))
          expect(life.deliveredAt !== null).toBe(life.state === 'delivered' || life.state === 'closed')
          expect(life.sentAt).not.toBeNull()
        }
        expect(requestStates).toContain(life.state)
      }),
    )
  })

  test('takes pieces the same way: what is declined, handed in or taken back stays so', () => {
    const events = ['accept', 'decline', 'handIn', 'recall'] as const
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...events), fc.constantFrom(...requestStates)), { maxLength: 12 }),
        (tried) => {
          let part: Parameters<typeof advancePart>[0] = 'offered'
          for (const [event, state] of tried) {
            const before = part
            try {
              part = advancePart(before, event, state)
            } catch {
              continue
            }
            expect(['offered', 'accepted']).toContain(before)
            if (part === 'handed-in') expect(before).toBe('accepted')
          }
        },
      ),
    )
  })

  test('marks receipts in their order, each once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('open' as const, 'acknowledge' as const), { maxLength: 8 }), (acts) => {
        let receipt: Receipt = { deliveredAt: at(0), openedAt: null, acknowledgedAt: null }
        for (const [step, act] of acts.entries()) {
          const before = receipt
          try {
            receipt = markReceipt(before, act, at(step + 1))
          } catch {
            expect(before.openedAt).toBeNull()
            continue
          }
          if (before.openedAt !== null) expect(receipt.openedAt).toBe(before.openedAt)
          if (receipt.acknowledgedAt !== null) expect(receipt.openedAt).not.toBeNull()
        }
      }),
    )
  })

  test('warns ever more as a deadline comes nearer, and each warning lies ahead', () => {
    const rank = ['fine', 'soon', 'urgent', 'late']
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }), (due, minute) => {
        const [earlier, later] = [clockOf(at(due), false, at(minute)), clockOf(at(due), false, at(minute + 7))]
        expect(rank.indexOf(earlier)).toBeLessThanOrEqual(rank.indexOf(later))
        const next = nextWarning(at(due), at(minute))
        if (next === undefined) expect(at(due) <= at(minute)).toBe(true)
        else expect(next > at(minute)).toBe(true)
      }),
    )
  })
})

const marking = fc
  .record({
    handlingCode: fc.constantFrom(...handlingCodes),
    confidentiality: fc.constantFrom(...confidentialities),
    condition: fc.constantFrom('', 'Not to partners', 'Not in court'),
    source: fc.constantFrom('vn', 'fr', 'de'),
  })
  .map(
    ({ handlingCode, confidentiality, condition, source }): Marking =>
      statedBy(source, {
        handlingCode,
        confidentiality,
        conditions: handlingCode === 'H3' ? [condition || 'Ask first'] : [],
      }),
  )

describe('markings', () => {
  test('never weaken: whatever may be saved covers everything it is made of', () => {
    fc.assert(
      fc.property(marking, fc.array(marking, { maxLength: 6 }), (given, parts) => {
        const atLeast = joinMarkings(parts)
        const entry = { ...given, conditions: [...given.conditions] }
        const saved = completed('us', entry, atLeast)
        const isWeaker = weakerFaults(entry, atLeast).length > 0
        if (isWeaker) expect(covers(saved, atLeast)).toBe(false)
        else for (const part of parts) expect(covers(saved, part)).toBe(true)
      }),
    )
  })

  test('name every source that must be asked before it is passed on to somebody else', () => {
    fc.assert(
      fc.property(fc.array(marking, { minLength: 1, maxLength: 5 }), (parts) => {
        const together = joinMarkings(parts)
        const asked = mustBeAsked(together, ['vn'])
        const isStrict = together.handlingCode === 'H2' || together.handlingCode === 'H3'
        expect(asked).toEqual(isStrict ? together.consentOf.filter((source) => source !== 'vn') : [])
      }),
    )
  })
})

/** What an officer can ask of the slice without a name of a request: byte for byte. */
const questions = [
  requests,
  `${requests}?side=asked`,
  `${requests}?side=answering`,
  `${requests}?side=secretariat`,
  `${requests}?unclaimed=true`,
  `${requests}?waits=true`,
  `${requests}?clock=fine`,
  `${requests}?crimeArea=people-smuggling`,
  `${requests}?state=delivered`,
  `${requests}/load`,
]

const world = startWorld()
const { as, made, act, ask, answered, take, toReview, deliver, pass, later } = requestStories(world)

describe('who is no party', () => {
  test('sees the same lists, boards, load and earlier answers, byte for byte, as in a world without the request', async () => {
    const readers = ['us.analyst', 'eg.desk', 'iom.analyst', 'gs.analyst', 'xa.analyst']
    const similar = {
      question: 'Which routes do smugglers of people use between Alpha and Bravo?',
      wanted: 'pattern',
      crimeArea: 'people-smuggling',
      language: 'en',
      neededBy: later(20 * 24 * 3_600_000),
      confidentiality: 'official-use-only',
    }
    // Something of their own, so that the answers are not just empty.
    await answered('us.analyst', 'eg')
    await ask('eg.analyst', ['us'])
    const everything = async (): Promise<string[]> => {
      const texts: string[] = []
      for (const reader of readers) {
        const asked = questions.map((question) => as(reader).get(question))
        for (const { text } of await Promise.all([...asked, as(reader).post(`${requests}/similar`, similar)]))
          texts.push(text)
      }
      return texts
    }
    const without = await everything()
    // Between vn, fr and de: at every stage of its life, with pieces, talk, material and an answer.
    const one = await ask('vn.analyst', ['fr', 'de'])
    expect(await everything()).toEqual(without)
    await take('fr', one.id)
    made(await act('fr.analyst', one.id, 'talk', { kind: 'question', text: 'By sea only?' }))
    made(
      await act('fr.analyst', one.id, 'material', {
        kind: 'file',
        reference: 'FIL-2026-0001',
        marking: { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] },
      }),
    )
    expect(await everything()).toEqual(without)
    await toReview('fr', one.id)
    made(await deliver('fr', one.id))
    made(await act('vn.analyst', one.id, 'open'))
    made(await act('vn.analyst', one.id, 'feedback', { used: 'yes', ledTo: ['decision'] }))
    expect(await everything()).toEqual(without)
    for (const reader of readers) {
      const hidden = await as(reader).get(`${requests}/${one.id}`)
      const absent = await as(reader).get(`${requests}/00000000-0000-7000-8000-000000000000`)
      expect([hidden.status, hidden.body.key, hidden.body.detail]).toEqual([
        absent.status,
        absent.body.key,
        absent.body.detail,
      ])
    }
    await pass(1)
  })
})

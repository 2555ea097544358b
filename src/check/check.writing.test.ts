/** The text of an answer is that of its schema, whatever stands in it. */
import { SerializerSelector } from '@fastify/fast-json-stringify-compiler'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CheckAnswer, type CheckAnswerItem, checkAnswer } from './check.schema.ts'
import { writeAnswer } from './check.writing.ts'

type Route = Parameters<ReturnType<ReturnType<typeof SerializerSelector>>>[0]
const compile = SerializerSelector()({}, {})
const by = (schema: object) => compile({ schema } as Route)
const bySchema = by(checkAnswer)

const lists = [['travel-document', 'tdawn', 'nominal'], ['vehicle'], []] as const
/** The same list for many items, as of one check, or one of its own. */
const list = fc.tuple(fc.constantFrom(...lists), fc.boolean()).map(([one, isOwn]) => (isOwn ? [...one] : one))
const word = fc.oneof(fc.constantFrom('"fields":{}', 'X0000001', 'é\u2028"\\', '{}]'), fc.string({ unit: 'grapheme' }))
const seldom = <T>(some: T) => fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, fc.constant([some]))

const item = fc.record(
  {
    understood: fc.record(
      {
        kind: fc.constantFrom('travel-document', 'vehicle'),
        databases: list,
        fields: fc.dictionary(word, fc.oneof(word, fc.constant({ fields: {} }), fc.constant(undefined)), {
          maxKeys: 4,
        }),
        checks: seldom({ field: 'number', ok: true, expected: '1', found: '1' }),
        notes: seldom('Read as "X"'),
        reading: fc.constant({ names: [], dates: [], places: [] }),
      },
      { requiredKeys: ['kind', 'databases', 'fields', 'checks', 'notes'] },
    ),
    answered: list,
    silent: list,
    candidates: fc.constant([]),
    more: fc.boolean(),
    met: fc.nat(2),
    recent: seldom({
      hit: 'HIT-2026-000001',
      closedAt: '2026-11-21T10:00:00.000Z',
      until: '2026-11-24T10:00:00.000Z',
      identity: 'same',
      data: 'accurate',
      says: 'Closed "here"',
    }),
  },
  { noNullPrototype: true },
) as unknown as fc.Arbitrary<CheckAnswerItem>

test('an answer is written as its schema writes it', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 12 }), word, (items, id) => {
      const answer: CheckAnswer = { id, place: 7, at: '2026-11-22T10:00:00.000Z', items }
      const read = (write: () => string): string => {
        try {
          return write()
        } catch (error) {
          return `refused: ${(error as Error).message}`
        }
      }
      expect(read(() => writeAnswer(answer, by))).toBe(read(() => bySchema(answer)))
    }),
    { numRuns: 500 },
  )
})

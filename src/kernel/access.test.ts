/** The three readers of a rule agree: in memory, in SQL on the real store, and as a filter on classes. */
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { allows, columnsOf, explain, type Rule, toFilter, toSql } from './access.ts'

const words = ['fr', 'vn', 'us', '', "o'b", 'ü', '%', 'null'] as const
const word = fc.constantFrom(...words)
const row = fc.record({
  owner: word,
  life: word,
  level: fc.integer({ min: -1, max: 4 }),
  kept: fc.array(word, { maxLength: 3 }),
  open: fc.boolean(),
})

const comparison: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({ kind: fc.constant('equals' as const), field: fc.constantFrom('owner', 'life'), value: word }),
  fc.record({ kind: fc.constant('equals' as const), field: fc.constant('open'), value: fc.boolean() }),
  fc.record({
    kind: fc.constant('equals' as const),
    field: fc.constant('level'),
    value: fc.integer({ min: -1, max: 4 }),
  }),
  fc.record({
    kind: fc.constant('in' as const),
    field: fc.constantFrom('owner', 'life'),
    values: fc.array(word, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('contains' as const), field: fc.constant('kept'), value: word }),
  fc.record({
    kind: fc.constant('overlaps' as const),
    field: fc.constant('kept'),
    values: fc.array(word, { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('atMost' as const),
    field: fc.constant('level'),
    value: fc.integer({ min: -1, max: 4 }),
  }),
  fc.constant<Rule>({ kind: 'yes' }),
  fc.constant<Rule>({ kind: 'no' }),
)
const { rule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    comparison,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
    fc.record({ kind: fc.constant('cited' as const), article: fc.constant('RPD 58'), rule: tie('rule') }),
  ),
}))

describe('a rule has three readers', () => {
  const store = freshDatabase()

  test('memory and SQL agree on every generated rule and row, empty lists and empty text included', async () => {
    await fc.assert(
      fc.asyncProperty(rule, fc.array(row, { minLength: 1, maxLength: 8 }), async (one, rows) => {
        const { rows: found } = await sql<{ at: number }>`
          select at from (
            select r.ordinality::int as at, r.owner, r.life, r.level, r.open,
                   array(select json_array_elements_text(r.kept)) as kept
            from rows from (json_to_recordset(${JSON.stringify(rows)}) as (owner text, life text, level int, open boolean, kept json))
              with ordinality as r (owner, life, level, open, kept, ordinality)
          ) as r where ${toSql(one, 'r')} order by at`.execute(store.database.sql)
        const inMemory = rows.flatMap((record, at) => (allows(one, record) ? [at + 1] : []))
        expect(found.map(({ at }) => at)).toEqual(inMemory)
      }),
      { numRuns: 300 },
    )
  })

  test('a filter that knows every column says what memory says', () => {
    fc.assert(
      fc.property(rule, row, (one, record) => {
        expect(toFilter(one, ['owner', 'life', 'level', 'kept', 'open'])(record)).toBe(
          allows(one, record) ? 'yes' : 'no',
        )
      }),
    )
  })

  test('a filter that knows some columns never says no to what memory allows, nor yes to what it refuses', () => {
    fc.assert(
      fc.property(rule, row, fc.subarray(['owner', 'life', 'level', 'kept', 'open']), (one, record, known) => {
        const verdict = toFilter(one, known)(record)
        if (verdict !== 'maybe') expect(verdict).toBe(allows(one, record) ? 'yes' : 'no')
        if (columnsOf(one).every((column) => known.includes(column))) expect(verdict).not.toBe('maybe')
      }),
    )
  })

  test('the explanation of a decision ends in the decision', () => {
    fc.assert(
      fc.property(rule, row, (one, record) => {
        expect(explain(one, record).holds).toBe(allows(one, record))
      }),
    )
  })
})

// Lines that are judged before their turn come out as if they had been judged in it.
import { beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { populate } from '../../test/world.ts'
import { type Actor, systemOf } from '../kernel/actor.ts'
import { fixedClock } from '../kernel/clock.ts'
import { asSystem, runChange, type Services } from '../kernel/invocation.ts'
import { databaseNames } from '../record/record.schema.ts'
import { purposes } from '../terms/purpose.ts'
import { type Ahead, judgeAhead } from './feed.ahead.ts'
import { applyBatch } from './feed.apply.ts'

const store = freshDatabase()
const clock = fixedClock('2026-11-21T20:05:00.000Z')
beforeAll(() => populate(store.database, clock))

const actor: Actor = { ...systemOf('fr'), databases: databaseNames, purposes }
const entry = (reference: string, more: object = {}, fields: object = {}) => ({
  reference,
  status: 'lost',
  purpose: 'locate',
  fields: { number: `XA${reference.replace(/\D/g, '').padStart(7, '0')}`, country: 'FRA', type: 'passport', ...fields },
  ...more,
})
const lines: readonly unknown[] = [
  entry('EX-1'),
  entry('EX-2', { status: 'melted' }),
  entry('EX-3', {}, { dateOfIssue: '2031' }),
  entry('EX-4', { restriction: { mode: 'hidden', bureaus: ['zz'] } }),
  entry('EX-1'),
  entry('EX-5', {}, { country: 'DEU' }),
  { reference: 'EX-6' },
  'no entry',
  entry('EX-7', { retainUntil: '2020-01-01' }),
]

const keptBack = new Error('kept back')

/** What becomes of the lines, and of the records: read back, and then nothing is kept. */
const outcomesOf = async (ahead: readonly Ahead[] | undefined) => {
  const services = { database: store.database, clock, wake: () => undefined } as unknown as Services
  let found: unknown
  await runChange(asSystem(services, actor), 'feed.batch', async (context) => {
    const { outcomes } = await applyBatch(context, 'travel-document', {
      upsert: lines,
      delete: [],
      ...(ahead ? { ahead } : {}),
    })
    const { rows } = await context.client.query(
      'select reference, status, keys, fields, retain_until from record order by reference',
    )
    found = { outcomes: outcomes.map(({ id, ...outcome }) => outcome), rows }
    throw keptBack
  }).catch((error: unknown) => {
    if (error !== keptBack) throw error
  })
  return found
}

test('a batch has the same outcomes and records, whether its lines were judged ahead or not', async () => {
  const plain = await outcomesOf(undefined)
  expect(plain).toMatchObject({ outcomes: { length: lines.length }, rows: [{ reference: 'EX-1' }] })
  expect(await outcomesOf(lines.map((line) => judgeAhead('travel-document', actor, '2026-11-21', line)))).toEqual(plain)
})

test('what was judged on another day or for another actor is judged again', async () => {
  const plain = await outcomesOf(undefined)
  const yesterday = lines.map((line) => judgeAhead('travel-document', actor, '2025-11-21', line))
  expect(await outcomesOf(yesterday)).toEqual(plain)
  const stranger: Actor = { ...actor, purposes: [] }
  expect(await outcomesOf(lines.map((line) => judgeAhead('travel-document', stranger, '2026-11-21', line)))).toEqual(
    plain,
  )
})

/** Copying many rows into a table: any text comes through as it was, and nothing is kept of what fails. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../../test/database.ts'
import { arrayText, copyPacked, copyRows } from './copy.ts'
import { type PackedAs, type PackedColumn, packRows } from './packing.ts'
import { transaction } from './transaction.ts'

const fresh = freshDatabase()

describe('copying', () => {
  test('brings any text through as it was', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ word: text, list: fc.array(text), deep: fc.record({ inner: text }) })),
        async (rows) => {
          const back = await transaction(fresh.database, async ({ client }) => {
            await client.query(
              'create temp table copied (word text, list text[], deep jsonb, place serial) on commit drop',
            )
            await copyRows({ client }, 'copied', ['word', 'list', 'deep'], rows)
            return (await client.query('select word, list, deep from copied order by place')).rows
          })
          expect(back).toEqual(rows)
        },
      ),
      { numRuns: 30 },
    )
  })

  test('sends a list of any texts as one parameter', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))
    const special = fc.constantFrom('', 'NULL', ' ', '{', '}', ',', '"', '\\', 'a b', '\n')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, special)), async (list) => {
        const { rows } = await fresh.database.client.query('select $1::text[] as list', [arrayText(list)])
        expect(rows).toEqual([{ list }])
      }),
      { numRuns: 50 },
    )
  })

  test('takes rows that are packed already, in as many pieces as they come', async () => {
    const packed = (value: number): Buffer => {
      const row = Buffer.alloc(2 + 4 + 4)
      row.writeInt16BE(1)
      row.writeInt32BE(4, 2)
      row.writeInt32BE(value, 6)
      return row
    }
    const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(whole, { maxLength: 5 }), { maxLength: 5 }), async (pieces) => {
        const back = await transaction(fresh.database, async ({ client }) => {
          await client.query('create temp table packed (one integer, place serial) on commit drop')
          await copyPacked(
            { client },
            'packed',
            ['one'],
            pieces.map((piece) => Buffer.concat(piece.map(packed))),
          )
          return (await client.query('select one from packed order by place')).rows
        })
        expect(back).toEqual(pieces.flat().map((one) => ({ one })))
      }),
      { numRuns: 20 },
    )
    const halved = transaction(fresh.database, async ({ client }) => {
      await client.query('create temp table packed (one integer) on commit drop')
      await copyPacked({ client }, 'packed', ['one'], [packed(1).subarray(0, 7)])
    })
    await expect(halved).rejects.toMatchObject({ code: '22P04' })
  })

  test('packs any values so that they come through as they were, alike rows among them', async () => {
    const text = fc.string({ unit: 'binary' }).map((value) => value.replaceAll('\0', ''))
    const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    const row = fc.record({
      word: fc.oneof(text, fc.string({ maxLength: 90 }), fc.constant(null)),
      list: fc.array(text, { maxLength: 4 }),
      deep: fc.record({ inner: text }),
      id: fc.uuid(),
      whole: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
      small: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
      day: instant.map((one) => one.toISOString().slice(0, 10)),
      at: instant.map((one) => one.toISOString()),
    })
    type Row = typeof row extends fc.Arbitrary<infer T> ? T : never
    const kinds: Readonly<Record<keyof Row, PackedAs>> = {
      word: 'text',
      list: 'text[]',
      deep: 'jsonb',
      id: 'uuid',
      whole: 'integer',
      small: 'smallint',
      day: 'date',
      at: 'timestamptz',
    }
    const names = Object.keys(kinds) as (keyof Row)[]
    const columns = names.map((name): PackedColumn<Row> => ({ name, as: kinds[name], of: (one) => one[name] }))
    const longer = row.map((one) => ({ ...one, word: (one.word ?? '').repeat(3_000) }))
    // Rows drawn from few have most values in common with the one before; long ones cross the ends of what is handed on at once.
    const alike = fc
      .array(fc.oneof({ weight: 4, arbitrary: row }, longer), { minLength: 1, maxLength: 3 })
      .chain((few) =>
        fc.array(
          fc.tuple(fc.nat(few.length - 1), fc.nat(few.length - 1)).map(([one, other]) => ({
            ...(few[one] as Row),
            word: few[other]?.word ?? null,
          })),
          { maxLength: 40 },
        ),
      )
    await fc.assert(
      fc.asyncProperty(alike, async (rows) => {
        const back = await transaction(fresh.database, async ({ client }) => {
          await client.query(
            `create temp table made (${names.map((name) => `${name} ${kinds[name]}`).join(', ')}, place serial) on commit drop`,
          )
          await copyPacked({ client }, 'made', names, packRows(columns, rows))
          return (await client.query(`select ${names.join(', ')} from made order by place`)).rows
        })
        expect(back).toEqual(rows)
      }),
      { numRuns: 40 },
    )
    const named: PackedColumn<string>[] = [{ name: 'id', as: 'uuid', of: (one) => one }]
    for (const none of ['', 'x', '018f0000-0000-7000-8000-00000000000', '018f0000-0000-7000-8000-0000000000001'])
      expect(() => [...packRows(named, [none])]).toThrow(RangeError)
  })

  test('keeps nothing when a row cannot be made or is not taken', async () => {
    const broken = function* () {
      yield { word: 'one' }
      throw new RangeError('no second one')
    }
    const copying = (rows: Iterable<{ word: string }>) =>
      transaction(fresh.database, async (connection) => {
        await connection.client.query('create temp table whole (word text check (length(word) < 9)) on commit drop')
        await copyRows(connection, 'whole', ['word'], rows)
      })
    await expect(copying(broken())).rejects.toThrow('no second one')
    await expect(copying([{ word: 'much too long' }])).rejects.toMatchObject({ code: '23514' })
    await expect(copying([{ word: 'short' }])).resolves.toBeUndefined()
  })
})

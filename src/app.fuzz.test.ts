/** Whatever is sent, the answer is a refusal in words or the thing done: never a fault of ours, and nothing is left half. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { startWorld } from '../test/world.ts'
import { operations } from './app.ts'
import type { Operation } from './kernel/operation.ts'
import { databaseNames } from './terms/database.ts'
import { duties } from './terms/duty.ts'

const world = startWorld()

type Schema = {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

const nasty = fc.constantFrom(
  '',
  ' ',
  "'; drop table record; --",
  '<script>alert(1)</script>',
  '\u202Eoverride',
  'a\u0000b',
  'Đỗ Thị Ngọc Ánh (exercise)',
  '🛂🛂',
  '\uD800',
  '%00../../etc',
  '__proto__',
  '9'.repeat(300),
  '-1e999',
)
const ofFormat: Readonly<Record<string, fc.Arbitrary<string>>> = {
  id: fc.oneof(fc.uuid({ version: 7 }), nasty),
  instant: fc.oneof(
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString()),
    fc.constantFrom('2026-02-30T00:00:00.000Z', '0000-00-00T00:00:00.000Z', 'now'),
  ),
  day: fc.constantFrom('2026-11-30', '2027-02-29', '9999-12-31', '0001-01-01', '2036-11-21'),
  'partial-date': fc.constantFrom('1965', '1965-03', '1980~', '1980/1983', '1983/1980', '2026-02-30', '0000'),
  country: fc.constantFrom('FRA', 'VNM', 'UTO', 'QXA', 'D', 'ZZZ', 'XXA'),
}
const textOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.enum) return fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...schema.enum) }, nasty)
  const plain = schema.pattern
    ? fc.constantFrom('vn', 'fr', 'gs', 'xa', 'nowhere')
    : fc.oneof(
        fc.constantFrom('X0000001', '1XXEXERC10A000001', 'EXERCISE-7', 'fr.desk'),
        fc.string({ maxLength: 60, unit: 'grapheme' }),
      )
  return fc.oneof({ weight: 6, arbitrary: ofFormat[schema.format ?? ''] ?? plain }, nasty)
}

/** Values that mostly fit the schema and sometimes do not: deep enough to reach the handlers, odd enough to hurt. */
const anyOf = (schema: Schema): fc.Arbitrary<unknown> => {
  if (schema.const !== undefined) return fc.constant(schema.const)
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? [])
  const whole: fc.Arbitrary<unknown> = fc.oneof(
    fc.integer({ min: schema.minimum ?? 0, max: Math.min(schema.maximum ?? 1000, 2_147_483_647) }),
    fc.constantFrom(-1, 1.5, 2 ** 53, 2_147_483_647),
  )
  const one = (type: string): fc.Arbitrary<unknown> => {
    switch (type) {
      case 'object':
        return objectOf(schema)
      case 'array':
        return fc.array(anyOf(schema.items ?? {}), { maxLength: Math.min(schema.maxItems ?? 3, 3) })
      case 'string':
        return textOf(schema)
      case 'integer':
      case 'number':
        return whole
      case 'boolean':
        return fc.boolean()
      default:
        return fc.constant(null)
    }
  }
  const fitting = types.length === 0 ? fc.jsonValue({ maxDepth: 2 }) : fc.oneof(...types.map(one))
  return fc.oneof({ weight: 20, arbitrary: fitting }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) })
}
const objectOf = (schema: Schema): fc.Arbitrary<unknown> => {
  const properties = schema.properties ?? {}
  if (Object.keys(properties).length === 0)
    return fc.dictionary(
      fc.constantFrom('number', 'country', 'type', 'vin', 'plate', 'colour'),
      fc.oneof(textOf({}), fc.constantFrom('FRA', 'passport')),
      { maxKeys: 5 },
    )
  const model = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, anyOf(inner)]))
  return fc.oneof(
    { weight: 12, arbitrary: fc.record(model, { requiredKeys: [...(schema.required ?? [])] }) },
    { weight: 1, arbitrary: fc.record(model, { requiredKeys: [] }) },
  )
}

/** As an address would carry it. An object may hold a `toString` of its own making, so it is never asked for one. */
const asText = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(asText).join(',')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** An address cannot carry half a character; bodies can, and do here. */
const wellFormed = (text: string): string => Buffer.from(text, 'utf8').toString('utf8')

const officersOf = (operation: Operation): string[] => {
  const admitted = typeof operation.admits === 'string' ? duties : operation.admits
  return [...admitted.flatMap((duty) => [`fr.${duty}`, `gs.${duty}`]), 'vn.post']
}

/** Ending or locking the own session would only have the next calls refused; that has stories of its own. */
const keptOpen = ['session.end', 'session.begin-demonstration', 'session.lock']
const fuzzed = operations.filter(({ name }) => !keptOpen.includes(name))

test.each(fuzzed.map((operation) => [operation.name, operation] as const))(
  '%s answers anything with 2xx or 4xx',
  async (_name, operation) => {
    const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
    const parts = fc.record(
      Object.fromEntries(
        names.map((name) => [
          name,
          name === 'database' ? fc.constantFrom(...databaseNames, 'nominal') : textOf({ format: 'id' }).map(String),
        ]),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...officersOf(operation)),
        parts,
        anyOf(operation.body as Schema),
        objectOf(operation.query as Schema),
        async (officer, params, body, query) => {
          const path = operation.path.replace(
            /:(\w+)/g,
            (_all, name: string) => encodeURIComponent(wellFormed(params[name] ?? '')) || 'x',
          )
          const pairs = Object.entries((query ?? {}) as object).map(([key, value]) => [key, wellFormed(asText(value))])
          const search = operation.method === 'get' && pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
          const client = world.as(officer)
          const reply =
            operation.method === 'get'
              ? await client.get(`${path}${search}`)
              : await client[operation.method === 'delete' ? 'post' : operation.method](path, JSON.stringify(body))
          expect(reply.status, `${officer} ${path}${search} ${JSON.stringify(body)}: ${reply.text}`).toBeLessThan(500)
          if (reply.status >= 400) {
            expect(reply.headers['content-type']).toContain('application/problem+json')
            expect(reply.body.detail).not.toMatch(/^failure\./)
            for (const pointer of reply.body.pointers ?? []) expect(pointer.says).not.toMatch(/^(fault|failure)\./)
          }
        },
      ),
      { numRuns: 40 },
    )
    const reports = world.takeReports().map((error) => (error as Error).stack ?? String(error))
    expect(reports).toEqual([])
  },
)

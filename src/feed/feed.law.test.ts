// Laws of batches: whatever is sent in whatever order, the records are the map the batches describe, and repeating changes nothing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordEntries } from '../../test/records.ts'
import { type Reply, startWorld } from '../../test/world.ts'

const world = startWorld()
const { lastSubjects } = recordEntries(world)
const path = '/api/v1/records/vehicle/batch'

type Operation = { readonly reference: string; readonly plate: string | null }
const entry = (reference: string, plate: string) => ({
  reference,
  status: 'stolen',
  purpose: 'locate',
  fields: { plate, country: 'FRA' },
})
const bodyOf = (batch: readonly Operation[], more: object = {}) => ({
  upsert: batch.flatMap(({ reference, plate }) => (plate === null ? [] : [entry(reference, plate)])),
  delete: batch.flatMap(({ reference, plate }) => (plate === null ? [{ reference, reason: 'Found.', ...more }] : [])),
})
const put = async (body: object, officer = 'fr.system'): Promise<Reply> => {
  const reply = await world.as(officer).put(path, body)
  if (reply.status !== 200) throw new Error(reply.text)
  return reply
}

type Stand = { readonly plate: string; readonly life: string; readonly version: number }

/**
 * What a sequence of batches describes: upserts of a batch before its deletions, changed only by a difference; listed again what the feed
 * itself withdrew, and never what was `decided`.
 */
const describedBy = (batches: readonly (readonly Operation[])[], decided = false): Map<string, Stand> => {
  const map = new Map<string, Stand>()
  for (const batch of batches) {
    const seen = new Set<string>()
    for (const { reference, plate } of [
      ...batch.filter((one) => one.plate !== null),
      ...batch.filter((one) => one.plate === null),
    ]) {
      const before = map.get(reference)
      if (seen.has(reference)) continue
      seen.add(reference)
      const isGone = before?.life === 'withdrawn'
      if (isGone && (plate === null || decided)) continue
      if (plate === null && before) map.set(reference, { ...before, life: 'withdrawn', version: before.version + 1 })
      if (plate !== null && (isGone || before?.plate !== plate))
        map.set(reference, { plate, life: 'active', version: (before?.version ?? 0) + 1 })
    }
  }
  return map
}

const standing = async (prefix: string): Promise<Map<string, Stand>> => {
  const { rows } = await world.database.client.query<Stand & { reference: string; versions: number }>(
    `select reference, fields ->> 'plate' as plate, life, version,
       (select count(*)::int from record_version v where v.id = r.id) as versions
     from record r where owner = 'fr' and reference like $1`,
    [`${prefix}-%`],
  )
  for (const { version, versions } of rows) expect(versions).toBe(version - 1)
  return new Map(rows.map(({ reference, plate, life, version }) => [reference, { plate, life, version }]))
}

let run = 0
const operation = fc.record({
  reference: fc.constantFrom('A', 'B', 'C', 'D', 'E'),
  plate: fc.option(fc.constantFrom('EX-1', 'EX-2', 'EX-3'), { freq: 4 }),
})
const sequence = fc.array(fc.array(operation, { maxLength: 6 }), { minLength: 1, maxLength: 5 })

describe('batches', () => {
  test('make of the records the map they describe, whatever their sequence', async () => {
    await fc.assert(
      fc.asyncProperty(sequence, async (drawn) => {
        run += 1
        const batches = drawn.map((batch) => batch.map((one) => ({ ...one, reference: `L${run}-${one.reference}` })))
        for (const batch of batches) await put(bodyOf(batch))
        expect(await standing(`L${run}`)).toEqual(describedBy(batches))
      }),
      { numRuns: 40 },
    )
  })

  test('never bring back what they say is decided, whatever their sequence', async () => {
    await fc.assert(
      fc.asyncProperty(sequence, async (drawn) => {
        run += 1
        const batches = drawn.map((batch) => batch.map((one) => ({ ...one, reference: `D${run}-${one.reference}` })))
        for (const batch of batches) await put(bodyOf(batch, { decided: true }))
        expect(await standing(`D${run}`)).toEqual(describedBy(batches, true))
      }),
      { numRuns: 25 },
    )
  })

  test('replayed as they were sent leave every record that stands as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(operation, { maxLength: 8 }), fc.nat({ max: 3 }), async (drawn, times) => {
        run += 1
        const batch = drawn.map((one) => ({ ...one, reference: `R${run}-${one.reference}` }))
        await put(bodyOf(batch))
        const before = await standing(`R${run}`)
        for (let again = 0; again <= times; again += 1) {
          const reply = await put(bodyOf(batch))
          const told = new Set(reply.body.results.map((line: { result: string }) => line.result))
          for (const result of ['created', 'changed', 'withdrawn']) expect(told.has(result)).toBe(false)
          expect(await lastSubjects('feed.batch')).toEqual([expect.objectContaining({ subject: null })])
        }
        expect(await standing(`R${run}`)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  })

  test('of sixteen writers on the same references leave one record each, a version for each change, and no line untold', async () => {
    const references = Array.from({ length: 60 }, (_, at) => `W-${at}`)
    const writers = Array.from({ length: 16 }, (_, writer) => {
      // Each in an order of its own, so that waiting in circles would show.
      const own = references.filter((_, at) => (at * (writer + 3)) % 5 !== 0).sort(() => (writer % 2 === 0 ? 1 : -1))
      const body = { upsert: own.map((reference) => entry(reference, `EX-${writer}`)) }
      return put(body, writer % 2 === 0 ? 'fr.system' : 'fr.desk')
    })
    const replies = await Promise.all(writers)
    const told = replies.flatMap(
      (reply) => reply.body.results as { reference: string; result: string; version: number }[],
    )
    expect(new Set(told.map(({ result }) => result))).toEqual(new Set(['created', 'changed']))
    const stands = await standing('W')
    for (const [reference, { version }] of stands) {
      const own = told.filter((one) => one.reference === reference)
      expect(own.filter(({ result }) => result === 'created')).toHaveLength(1)
      expect(own.map((one) => one.version).sort((one, other) => one - other)).toEqual(
        Array.from({ length: version }, (_, at) => at + 1),
      )
    }
    expect([...stands.keys()].sort()).toEqual([...new Set(told.map(({ reference }) => reference))].sort())
  })
})

/** Checks of numbers within a range of stolen blanks: one record, any of its numbers finds it, under the same rights as any other. */
import { describe, expect, test } from 'vitest'
import { checkStories } from '../../test/checks.ts'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, post, ask, hitsOf } = checkStories(world)

let series = 0
/** A hundred blank passports of France, `XR…100` to `XR…199`, in letters that no other story of this file uses. */
const enterBlanks = async (described: object = {}, fields: object = {}) => {
  series += 1
  const stem = `XR${String.fromCharCode(64 + series)}000`
  const { numberTo = `${stem}199`, ...more } = fields as { numberTo?: string }
  const record = await enter(
    {
      database: 'travel-document',
      status: 'stolen-blank',
      fields: { number: `${stem}100`, numberTo, country: 'FRA', type: 'passport', ...more },
    },
    described,
  )
  return { ...record, stem }
}
const passport = (number: string, more: object = {}) => ({
  travelDocument: { number, country: 'FRA', type: 'passport', ...more },
})
const idsOf = (item: { candidates: { record: { id?: string } }[] }) => item.candidates.map((one) => one.record.id)

describe('a number within a range of stolen blanks', () => {
  test('finds the one record from its first number to its last, and none beside it', async () => {
    const { id, stem } = await enterBlanks()
    for (const inside of ['100', '101', '150', '199'])
      expect(idsOf(await ask('vn.post', passport(`${stem}${inside}`)))).toEqual([id])
    for (const outside of ['099', '200']) expect(idsOf(await ask('vn.post', passport(`${stem}${outside}`)))).toEqual([])
    // Another length, other letters, another state, another kind: other documents.
    expect(idsOf(await ask('vn.post', passport(`${stem}0150`)))).toEqual([])
    expect(idsOf(await ask('vn.post', passport(`Y${stem.slice(1)}150`)))).toEqual([])
    expect(idsOf(await ask('vn.post', passport(`${stem}150`, { country: 'DEU' })))).toEqual([])
    expect(idsOf(await ask('vn.post', passport(`${stem}150`, { type: 'id-card' })))).toEqual([])
    // Booklets are one family, and spelling is only spelling.
    expect(idsOf(await ask('vn.post', passport(`${stem}-1 50`.toLowerCase(), { type: 'service-passport' })))).toEqual([
      id,
    ])
  })

  test('is said to lie within it, in the language of the reader, and stands beside both ends', async () => {
    const { stem } = await enterBlanks()
    const { candidates } = await ask('vn.post', passport(`${stem}150`))
    expect(candidates).toMatchObject([
      {
        verdict: 'exact',
        score: 1,
        record: { status: 'stolen-blank', fields: { number: `${stem}100`, numberTo: `${stem}199` } },
        explanation: [
          {
            feature: 'within-range',
            says: `Within a range of stolen blanks, ${stem}100 to ${stem}199: same issuing state, same kind.`,
          },
        ],
      },
    ])
    const shown = (await world.as('vn.desk').get(`/api/v1/hits/${candidates[0].hit}`)).body
    expect(shown.compare).toContainEqual(
      expect.objectContaining({ field: 'number', record: `${stem}100 – ${stem}199`, verdict: 'same' }),
    )
    expect(shown.question.fields).toMatchObject({ number: `${stem}150` })
  })

  test('makes a hit for each document: two numbers of one batch are two, the same one again is the same', async () => {
    const record = await enterBlanks()
    const { stem } = record
    const reply = await post('vn.post', [passport(`${stem}110`), passport(`${stem}111`), passport(`${stem}110`)])
    const [one, other, again] = reply.body.items.map(
      (item: { candidates: { hit: string }[] }) => item.candidates[0]?.hit,
    )
    expect(one).toEqual(expect.any(String))
    expect(other).not.toBe(one)
    expect(again).toBe(one)
    expect((await ask('vn.post', passport(`${stem}111`))).candidates[0].hit).toBe(other)
    expect((await ask('vn.post', passport(`${stem}112`))).candidates[0].hit).not.toBe(other)
    const owned = await hitsOf('fr.desk', record)
    expect(owned).toHaveLength(3)
    expect(owned.every((hit: { told: string }) => hit.told === 'source')).toBe(true)
  })

  test('is found by the document of a person, too, and by a paper of its own kind', async () => {
    const { id, stem } = await enterBlanks()
    const person = {
      family: 'Exemple',
      given: 'Luc',
      documents: [{ number: `${stem}177`, country: 'FRA', type: 'passport' }],
    }
    expect(idsOf(await ask('vn.post', { person }))).toContain(id)
    const paper = { country: 'FRA', type: 'vehicle-registration' }
    const papers = await enter({
      database: 'administrative-document',
      status: 'stolen-blank',
      fields: { number: 'ZP0100', numberTo: 'ZP0299', ...paper },
    })
    expect(idsOf(await ask('vn.post', { administrativeDocument: { number: 'ZP 0211', ...paper } }))).toEqual([
      papers.id,
    ])
    expect(idsOf(await ask('vn.post', { administrativeDocument: { number: 'ZP 0300', ...paper } }))).toEqual([])
  })

  test('is hidden from whom the range is hidden, and to be asked about by whom it may be', async () => {
    const { stem, ...hidden } = await enterBlanks({ restriction: { mode: 'hidden', bureaus: ['vn'] } })
    const absent = await ask('vn.post', passport('XRZ000150'))
    const kept = await ask('vn.post', passport(`${stem}150`))
    expect({ ...kept, id: '', understood: {} }).toEqual({ ...absent, id: '', understood: {} })
    expect(idsOf(await ask('us.post', passport(`${stem}150`)))).toEqual([hidden.id])
    const asked = await enterBlanks({ restriction: { mode: 'ask', bureaus: ['vn'] } })
    const { candidates } = await ask('vn.post', passport(`${asked.stem}150`))
    expect(candidates).toMatchObject([{ verdict: 'ask-owner', record: { owner: 'fr' }, explanation: [] }])
    expect(candidates[0].record).not.toHaveProperty('fields')
    expect(idsOf(await ask('vn.post', passport(`${asked.stem}200`)))).toEqual([])
  })

  test('follows the record: shortened, withdrawn, it is found no more', async () => {
    const { id, stem, version } = await enterBlanks()
    const path = `/api/v1/records/travel-document/${id}`
    const fields = { number: `${stem}100`, numberTo: `${stem}149`, country: 'FRA', type: 'passport' }
    const changed = await world
      .as('fr.desk')
      .put(path, { version, status: 'stolen-blank', purpose: 'security-check', fields })
    expect(changed.status, changed.text).toBe(200)
    await world.settle()
    expect(idsOf(await ask('vn.post', passport(`${stem}149`)))).toEqual([id])
    expect(idsOf(await ask('vn.post', passport(`${stem}150`)))).toEqual([])
    const gone = await world.as('fr.desk').post(`${path}/withdraw`, { version: changed.body.version, reason: 'Found' })
    expect(gone.status, gone.text).toBe(200)
    await world.settle()
    expect(idsOf(await ask('vn.post', passport(`${stem}149`)))).toEqual([])
  })
})

describe('a range', () => {
  test.each([
    ['reversed', 'XS000200', 'XS000100', 'fault.range-reversed'],
    ['of one number', 'XS000200', 'XS000200', 'fault.range-reversed'],
    ['of two lengths', 'XS00100', 'XS000199', 'fault.range-of-one-series'],
    ['of two series', 'XS000100', 'XT000199', 'fault.range-of-one-series'],
    ['of more than a million numbers', 'XS0000000', 'XS1000000', 'fault.range-too-long'],
  ])('that is %s is refused in words', async (_what, number, numberTo, key) => {
    const reply = await world.as('fr.desk').post('/api/v1/records/travel-document', {
      reference: 'EXERCISE-RANGE',
      status: 'stolen-blank',
      purpose: 'security-check',
      fields: { number, numberTo, country: 'FRA', type: 'passport' },
    })
    expect([reply.status, pointers(reply)]).toEqual([400, [`/fields/numberTo ${key}`]])
    expect(reply.body.pointers[0].says).not.toContain('{')
  })

  test('of a million numbers is taken, and its last number found', async () => {
    const fields = { number: 'XU0000000', numberTo: 'XU0999999', country: 'FRA', type: 'passport' }
    const { id } = await enter({ database: 'travel-document', status: 'stolen-blank', fields })
    expect(idsOf(await ask('vn.post', passport('XU0999999')))).toEqual([id])
  })
})

/** Records like one that is open: who else may be meant, as far as the reader may read, each look in the register. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter } = checkStories(world)
const { lastSubjects } = recordEntries(world)

const similar = (officer: string, id: string, database = 'nominal') =>
  world.as(officer).get(`/api/v1/records/${database}/${id}/similar`)

describe('records like one', () => {
  test('are those of persons alike, the most alike first, never itself, with what speaks against', async () => {
    const one = await enter(wanted('Semblable', 'Irénée'))
    const same = await enter(wanted('Semblable', 'Irenee', { documents: [] }))
    const other = await enter(wanted('Semblable', 'Irénée', { datesOfBirth: ['1979-12-04'], nationalities: [] }))
    await enter(wanted('Dissemblable', 'Ottokar', { datesOfBirth: ['1955-01-09'] }))
    const reply = await similar('vn.desk', one.id)
    expect(reply.status, reply.text).toBe(200)
    expect(reply.body).toMatchObject({ answered: ['nominal', 'outside-list'], silent: [], more: false })
    expect(reply.body.records.map(({ id }: { id: string }) => id)).toEqual([same.id, other.id])
    expect(reply.body.records[1].explanation).toEqual(
      expect.arrayContaining([expect.objectContaining({ feature: 'date-of-birth', code: 'swapped' })]),
    )
    const subjects = await lastSubjects('check.similar')
    expect(subjects.map(({ subject }: { subject: string }) => subject).sort()).toEqual(
      [one.id, same.id, other.id].sort(),
    )
  })

  test('that the reader may not read are as if they were not there: hidden, to be asked about, discreet alerts', async () => {
    const one = await enter(wanted('Effacé', 'Barnabé', { datesOfBirth: ['1951-08-30'] }))
    const bare = async () => (await similar('vn.desk', one.id)).body
    const before = await bare()
    await enter(wanted('Effacé', 'Barnabé', { datesOfBirth: ['1951-08-30'] }), {
      restriction: { mode: 'hidden', bureaus: ['vn'] },
    })
    await enter(wanted('Effacé', 'Barnabé', { datesOfBirth: ['1951-08-30'] }), {
      restriction: { mode: 'ask', bureaus: ['vn'] },
    })
    expect(await bare()).toEqual(before)
    expect(before.records).toEqual([])
    expect((await similar('us.desk', one.id)).body.records).toHaveLength(2)
    const hidden = await enter(wanted('Caché', 'Barnabé'), { restriction: { mode: 'hidden', bureaus: ['vn'] } })
    expect((await similar('vn.desk', hidden.id)).status).toBe(404)
  })

  test('are none of things, and a post, which reads no records, may not look', async () => {
    const document = { number: 'XSP000001', country: 'FRA', type: 'passport' }
    const lost = await enter({ database: 'travel-document', status: 'lost', fields: document })
    expect((await similar('vn.desk', lost.id, 'travel-document')).body.records).toEqual([])
    expect((await similar('vn.post', lost.id, 'travel-document')).status).toBe(403)
  })
})

/** The nearest records below the line: shown to an officer who finds few, as far as they may read them, each a use, none a match. */
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { recordEntries } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { possibleFrom } from '../matching/compare.ts'
import { mostNearest } from './check.reading.schema.ts'

const world = startWorld()
const { enter, post, ask, couldBe } = checkStories(world)
const { lastSubjects } = recordEntries(world)

type Near = {
  id: string
  owner: string
  score: number
  fields: Record<string, unknown>
  explanation: { feature: string; code?: string; says: string }[]
}

const nearestTo = async (officer: string, person: object, asking: object = {}): Promise<Near[] | undefined> =>
  (await ask(officer, { person }, { widen: true, ...asking })).help?.nearest
const idsOf = (nearest: readonly Near[] | undefined): string[] => (nearest ?? []).map(({ id }) => id)

/** A short name that no lexicon knows, and a family name that is not rare enough by itself. */
const asked = { family: 'Ostrel', given: 'Zibbi' }
const kept = (mode: 'hidden' | 'ask') => ({ restriction: { mode, bureaus: ['vn'] } })

describe('the nearest records below the line', () => {
  test('show who bears a nickname that no lexicon knows, with what speaks against, and make no match of them', async () => {
    const record = await enter(wanted('Ostrel', 'Perpetua', { datesOfBirth: ['1951-08-30'] }))
    const hits = async () => (await world.database.client.query('select count(*)::int as many from hit')).rows[0]
    const before = await hits()
    const plain = await ask('vn.desk', { person: asked })
    expect(plain).toMatchObject({ candidates: [], met: 0 })
    expect(plain.help?.nearest).toBeUndefined()
    const item = await ask('vn.desk', { person: asked }, { widen: true })
    expect(item).toMatchObject({ candidates: [], met: 0, more: false, silent: [] })
    expect(item.help.nearest).toMatchObject([{ id: record.id, database: 'nominal', owner: 'fr', life: 'active' }])
    const [near] = item.help.nearest
    expect(near.score).toBeGreaterThan(0)
    expect(near.score).toBeLessThan(possibleFrom)
    expect(near.explanation).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ feature: 'name', code: 'equal' }),
        expect.objectContaining({ feature: 'name', code: 'differs', says: expect.stringContaining('Zibbi') }),
      ]),
    )
    const said = await couldBe('vn.desk', item.id, record.id)
    expect(said).toMatchObject({ status: 409, body: { key: 'check.could-be-no-longer' } })
    expect(await hits()).toEqual(before)
  })

  test('are each a use that the register holds, kept from its source where the check is silent', async () => {
    const record = await enter(wanted('Ostrelle', 'Sosthène'))
    const person = { family: 'Ostrelle', given: 'Quuxi' }
    expect(idsOf(await nearestTo('vn.desk', person))).toContain(record.id)
    const shown = await lastSubjects('check.ask')
    const line = (discreet: boolean) => expect.objectContaining({ subject: record.id, part: 'shown', discreet })
    expect(shown).toEqual(expect.arrayContaining([line(false)]))
    expect(shown.every(({ part }) => part === 'shown')).toBe(true)
    expect(shown[0]?.detail).toMatchObject({ items: 1, candidates: 0 })
    expect(idsOf(await nearestTo('vn.desk', person, { silent: true }))).toContain(record.id)
    expect(await lastSubjects('check.ask')).toEqual(expect.arrayContaining([line(true)]))
  })

  test('that the asker may not read are as if they were not there: hidden, to be asked about, discreet alerts', async () => {
    const person = { family: 'Vrandel', given: 'Zibbi' }
    const open = await enter(wanted('Vrandel', 'Sosthène'))
    const before = await nearestTo('vn.post', person)
    expect(idsOf(before)).toEqual([open.id])
    const hidden = await enter(wanted('Vrandel', 'Perpetua'), kept('hidden'))
    const toAsk = await enter(wanted('Vrandel', 'Perpetua'), kept('ask'))
    const alert = await enter(wanted('Vrandel', 'Perpetua'), { alert: 'discreet' })
    expect(idsOf(await nearestTo('vn.post', person))).toEqual([open.id])
    expect((await lastSubjects('check.ask')).map(({ subject }) => subject)).toEqual([open.id])
    const others = idsOf(await nearestTo('us.desk', person))
    expect([...others].sort()).toEqual([open.id, hidden.id, toAsk.id, alert.id].sort())
  })

  test('state nothing else than what is insisted on, are few, equal ones all or none, and are of persons only', async () => {
    const another = (letter: string) => enter(wanted('Grumelon', `Perpetua${letter}`, { datesOfBirth: ['1961-02-03'] }))
    for (const letter of [...'abcdefg'].slice(0, mostNearest - 1)) await another(letter)
    const late = await enter(wanted('Grumelon', 'Ottokar', { datesOfBirth: ['1963-07-19'] }))
    const person = { family: 'Grumelon', given: 'Zibbi', dateOfBirth: '1963' }
    const all = (await nearestTo('vn.desk', person)) ?? []
    expect(all).toHaveLength(mostNearest)
    expect(all[0]?.id).toBe(late.id)
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).sort((one, other) => other - one))
    expect(idsOf(await nearestTo('vn.desk', { ...person, insists: ['dateOfBirth'] }))).toEqual([late.id])
    await another('z')
    expect(idsOf(await nearestTo('vn.desk', person))).toEqual([late.id])
    const initials = await ask('vn.desk', { person: { family: 'G', given: 'Z.' } }, { widen: true })
    expect(initials.help?.nearest).toBeUndefined()
    const reply = await post('vn.desk', [{ vehicle: { plate: 'EX-9', country: 'FRA' } }], { widen: true })
    expect(reply.body.items[0].help).toBeUndefined()
  })

  test('tell a post no more of a record than a match would, in the language of the reader', async () => {
    await enter(wanted('Pellandre', 'Sosthène', { mother: 'Ondine Exercise' }))
    const [near] = (await nearestTo('vn.post', { family: 'Pellandre', given: 'Zibbi' })) ?? []
    expect(near?.fields).toMatchObject({ names: [{ family: 'Pellandre' }] })
    expect(near?.fields).not.toHaveProperty('mother')
    expect(near?.fields).not.toHaveProperty('charge')
    const person = { family: 'Pellandre', given: 'Zibbi' }
    const [read] = (await nearestTo('us.desk', person)) ?? []
    expect(read?.fields).toHaveProperty('mother')
    const asking = { purpose: 'security-check', reference: 'EXERCISE-7', items: [{ person }], widen: true }
    const french = await world.as('us.desk', { 'accept-language': 'fr' }).post('/api/v1/checks', asking)
    const says = ({ explanation }: Near): string[] => explanation.map((line) => line.says)
    const [told] = french.body.items[0].help.nearest as Near[]
    expect(told?.id).toBe(read?.id)
    expect(told && says(told)).toHaveLength(read ? says(read).length : -1)
    expect(told && says(told)).not.toEqual(read && says(read))
  })
})

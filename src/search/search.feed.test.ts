// The indexes behind the front door: what is entered is found, what is changed or withdrawn is not, and only by who may know.
import { describe, expect, test } from 'vitest'
import { startWorld } from '../../test/world.ts'
import { type Actor, stranger } from '../kernel/actor.ts'
import { emptyPersonForm, type PersonForm } from '../matching/person-form.ts'
import { databaseNames } from '../record/record.schema.ts'
import { searchPart } from './search.feed.ts'

const world = startWorld()
const nominals = '/api/v1/records/nominal'

const actor = (bureau: string, duty: 'desk' | 'post' = 'desk'): Actor => ({
  ...stranger,
  kind: 'officer',
  officer: `${bureau}.${duty}`,
  bureau,
  duties: [duty],
  databases: databaseNames,
  clearance: 2,
  post: duty === 'post' ? 'Exercise post' : '',
  rights: `${bureau} ${duty}`,
})

/** Invented persons who have nothing in common: given name and date of birth by family name. */
const persons: Readonly<Record<string, readonly [given: string, born: string]>> = {
  Quellmann: ['Anna', '1961-02-03'],
  Brzostek: ['Tomasz', '1973-11-20'],
  Zhukov: ['Pavel', '1985-06-14'],
  Schneider: ['Ulrich', '1957-08-30'],
  Leise: ['Margot', '1990-12-01'],
  Wintermann: ['Johanna', '1948-04-22'],
  Nobodyatall: ['Xaver', '1966-10-09'],
}
const named = (family: string): PersonForm => {
  const [given = '', born = ''] = persons[family] ?? []
  return { ...emptyPersonForm, names: [{ family, given }], datesOfBirth: [born] }
}

let entered = 0
const wanted = (family: string, described: object = {}) => {
  entered += 1
  return {
    reference: `EXERCISE-S-${entered}`,
    status: 'wanted-arrest',
    personStatus: 'charged',
    purpose: 'wanted',
    fields: {
      names: named(family).names.map((name) => ({ use: 'main', ...name })),
      sex: 'F',
      datesOfBirth: named(family).datesOfBirth,
      nationalities: [{ country: 'FRA', state: 'confirmed' }],
      documents: [{ type: 'passport', number: `XS${String(entered).padStart(7, '0')}`, country: 'FRA' }],
      cautions: [],
      charge: 'Exercise: fraud.',
      warrant: 'Exercise Court, EX-1/2026',
    },
    ...described,
  }
}

const find = async (who: Actor, ...families: string[]) => {
  await world.settle()
  const questions = families.map((family) => ({ form: named(family), databases: databaseNames }))
  return world.hub.part(searchPart).findPersons(who, questions)
}

describe('the index of persons of a hub', () => {
  test('finds a person once entered, by the new name once changed, and not once withdrawn', async () => {
    const entry = wanted('Quellmann')
    const { body, status, text } = await world.as('fr.desk').post(nominals, entry)
    expect(status, text).toBe(201)
    const [first, other] = await find(actor('vn'), 'Quellmann', 'Brzostek')
    expect(first?.proposals).toMatchObject([{ askOwner: false, discreet: false }])
    expect(first?.more).toBe(false)
    expect(Object.keys(first?.rarity ?? {})).toEqual(['quellmann', 'anna'])
    expect(other?.proposals).toEqual([])

    const { reference: _reference, ...described } = wanted('Brzostek')
    const changed = { ...described, version: 1 }
    const reply = await world.as('fr.desk').put(`${nominals}/${body.id}`, changed)
    expect(reply.status, reply.text).toBe(200)
    const [gone, now] = await find(actor('vn'), 'Quellmann', 'Brzostek')
    expect(gone?.proposals).toEqual([])
    expect(now?.proposals.map(({ number }) => number)).toEqual(first?.proposals.map(({ number }) => number))

    const withdrawn = await world
      .as('fr.desk')
      .post(`${nominals}/${body.id}/withdraw`, { version: 2, reason: 'Exercise: the purpose is met' })
    expect(withdrawn.status, withdrawn.text).toBeLessThan(300)
    expect((await find(actor('vn'), 'Brzostek'))[0]?.proposals).toEqual([])
  })

  test('says nothing of a person to who is kept out, or only that there is an owner to ask', async () => {
    await world.as('fr.desk').post(nominals, wanted('Zhukov', { restriction: { mode: 'hidden', bureaus: ['us'] } }))
    await world.as('fr.desk').post(nominals, wanted('Schneider', { restriction: { mode: 'ask', bureaus: ['us'] } }))
    const [kept, asked, nobody] = await find(actor('us'), 'Zhukov', 'Schneider', 'Nobodyatall')
    expect(kept).toEqual({ proposals: [], more: false, rarity: expect.anything() })
    expect(nobody?.proposals).toEqual([])
    expect(asked?.proposals).toMatchObject([{ askOwner: true }])
    expect((await find(actor('vn'), 'Zhukov'))[0]?.proposals).toMatchObject([{ askOwner: false }])
  })

  test('marks a discreet alert for whoever stands at a post', async () => {
    const reply = await world.as('fr.desk').post(nominals, wanted('Leise', { alert: 'discreet' }))
    expect(reply.status, reply.text).toBe(201)
    expect((await find(actor('vn', 'post'), 'Leise'))[0]?.proposals).toMatchObject([{ discreet: true }])
    expect((await find(actor('vn'), 'Leise'))[0]?.proposals).toMatchObject([{ discreet: false }])
  })

  test('asks those databases only that the question names', async () => {
    await world.as('fr.desk').post(nominals, wanted('Wintermann'))
    await world.settle()
    const ask = (databases: typeof databaseNames | readonly ['outside-list']) =>
      world.hub.part(searchPart).findPersons(actor('vn'), [{ form: named('Wintermann'), databases }])
    expect((await ask(['outside-list']))[0]?.proposals).toEqual([])
    expect((await ask(databaseNames))[0]?.proposals).toHaveLength(1)
  })

  test('tells health how large it is and that it answers', async () => {
    const { body } = await world.stranger().get('/api/v1/health')
    expect(body.persons).toMatchObject({ ok: true, workers: 1, bytes: expect.any(Number) })
    expect(body.persons.entries).toBeGreaterThan(0)
    expect(body.index).toMatchObject({ ok: true, entries: expect.any(Number) })
  })
})

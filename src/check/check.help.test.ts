/** What helps an officer on: how the question was read, what would find more or fewer, and that every count is what asking it gives. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkStories, wanted } from '../../test/checks.ts'
import { startWorld } from '../../test/world.ts'
import { mostAlike } from './check.shown.ts'

const world = startWorld()
const { enter, post, ask } = checkStories(world)

type Changed = { change: string; value?: string; person: object; count: number; more: boolean }
type Near = {
  id: string
  score: number
  fields: Record<string, unknown>
  explanation: { feature: string; code?: string; says: string }[]
}
type Help = {
  broad?: { why: string; missing: string[]; narrowings: Changed[] }
  widenings: Changed[]
  nearest?: Near[]
}
type Item = { met: number; more: boolean; candidates: { record: { id: string } }[]; help?: Help }

const widened = async (officer: string, person: object): Promise<Item> => {
  const reply = await post(officer, [{ person }], { widen: true })
  expect(reply.status, reply.text).toBe(200)
  return reply.body.items[0]
}
const changes = (of: readonly Changed[] | undefined) => (of ?? []).map(({ change }) => change)
const hidden = { restriction: { mode: 'hidden', bureaus: ['vn'] } }

describe('how a person was read', () => {
  test('is told word by word, with the date and what was not used', async () => {
    const person = { family: 'Dr Exercise', given: 'Анна B.', dateOfBirth: '1985-03-07', mother: 'Ondine Exercise' }
    const { understood } = await ask('vn.post', { person }, { widen: true })
    expect(understood.reading).toMatchObject({
      names: [
        {
          field: 'parts',
          onlyTitles: false,
          ignored: [{ text: 'Dr', why: 'title' }],
          words: [
            { text: 'Exercise', kind: 'family', role: 'name', script: 'latin' },
            { text: 'Анна', kind: 'given', role: 'name', script: 'cyrillic', latin: 'Anna' },
            { text: 'B', kind: 'given', role: 'initial' },
          ],
        },
      ],
      date: { text: '1985-03-07', precision: 'day', swapped: '1985-07-03', calendars: [] },
      unused: [{ field: 'mother', why: 'desk-only' }],
    })
    expect((await ask('vn.post', { person })).understood.reading).toBeUndefined()
    const others = { person: { name: 'Exercise', other: 'Paulovna', mother: 'Ondine' } }
    const desk = await ask('vn.desk', others, { widen: true })
    expect(desk.understood.reading.unused).toEqual([{ field: 'other', why: 'needs-parts' }])
  })

  test('with the day it is in other calendars where nobody alive was born in the year', async () => {
    const { understood } = await ask('vn.post', { person: { name: 'Exercise', dateOfBirth: '1365' } }, { widen: true })
    expect(understood.reading.date.calendars).toEqual([
      { calendar: 'hijri', text: '1945/1946' },
      { calendar: 'persian', text: '1986/1987' },
    ])
    const refused = await post('vn.post', [{ person: { name: 'Exercise', dateOfBirth: '2508-03-07' } }])
    expect(refused.body.pointers).toMatchObject([
      { pointer: '/items/0/person/dateOfBirth', says: expect.stringContaining('1965-03-07') },
    ])
  })

  test('for persons only', async () => {
    const document = { number: 'XHP000001', country: 'FRA', type: 'passport' }
    const item = await ask('vn.post', { travelDocument: document }, { widen: true })
    expect(item.understood.reading).toBeUndefined()
    expect(item.help).toBeUndefined()
  })
})

describe('what would find more', () => {
  test('is told where few are shown, only of changes that find somebody else, and only to an officer at a screen', async () => {
    const record = await enter(wanted('Élargisseur', 'Ambroise', { datesOfBirth: ['1961-02-03'] }))
    const person = {
      family: 'Elargisseur',
      given: 'Ambroise',
      dateOfBirth: '1985-09-30',
      nationalities: ['FRA'],
      sex: 'F',
    }
    const item = await widened('vn.post', person)
    expect(item.candidates).toEqual([])
    expect(item.help?.broad).toBeUndefined()
    const byDate = item.help?.widenings.find(({ change }) => change === 'without-date')
    expect(byDate).toMatchObject({ count: 1, more: false, person: { family: 'Elargisseur' } })
    expect(changes(item.help?.widenings)).not.toContain('without-nationality')
    expect((await widened('vn.post', byDate?.person ?? {})).candidates).toMatchObject([{ record: { id: record.id } }])
    expect((await ask('vn.post', { person })).help).toBeUndefined()
  })

  test('is one entry of the register, tells nobody and makes no hit', async () => {
    const document = { number: 'XHP000002', country: 'FRA', type: 'passport' }
    await enter(wanted('Discretissime', 'Aubin', { documents: [document], datesOfBirth: ['1961-02-03'] }))
    await enter(wanted('Discretissime', 'Aubin', { datesOfBirth: ['1961-02-03'] }), { alert: 'discreet' })
    const factsOf = async () => {
      await world.settle()
      const { rows } = await world.database.client.query<{ facts: number; subjects: number; hits: number }>(
        `select (select count(*)::int from fact) as facts, (select count(*)::int from fact_subject) as subjects,
                (select count(*)::int from hit) as hits`,
      )
      return rows[0] ?? { facts: 0, subjects: 0, hits: 0 }
    }
    world.forget('vn.post')
    await widened('vn.post', { name: 'Nobody Whatsoever' })
    const before = await factsOf()
    const item = await widened('vn.post', {
      family: 'Discretissime',
      given: 'Aubin',
      dateOfBirth: '1990-09-30',
    })
    expect(item.help?.widenings.find(({ change }) => change === 'without-date')).toMatchObject({ count: 1 })
    const after = await factsOf()
    // The only subjects are the nearest records that the officer was shown.
    const shown = item.help?.nearest?.length ?? 0
    expect(after).toEqual({ ...before, facts: before.facts + 1, subjects: before.subjects + shown })
    const { rows } = await world.database.client.query(
      `select detail from fact where operation = 'check.ask' order by at desc, id desc limit 1`,
    )
    expect(rows[0]?.detail).toMatchObject({ candidates: 0, counted: item.help?.widenings.length })
  })

  test('is asked of five items at most', async () => {
    const refused = await post(
      'vn.post',
      Array.from({ length: 6 }, (_, at) => ({ person: { name: `Exercise ${at}` } })),
      { widen: true },
    )
    expect(refused.status).toBe(400)
    expect(refused.body.pointers).toMatchObject([{ pointer: '/widen', says: expect.stringContaining('5 items') }])
  })
})

describe('a question that is too broad', () => {
  test('says so, with what is missing, how many there are and how many each decade would leave', async () => {
    for (let made = 0; made < mostAlike + 2; made += 1)
      await enter(wanted('Foisonnant', 'Bruno', { datesOfBirth: [made < 4 ? '1964' : '1987-05-05'] }))
    const item = await widened('vn.post', { family: 'Foisonnant', given: 'Bruno' })
    expect(item).toMatchObject({ more: true, met: mostAlike + 2 })
    expect(item.candidates).toHaveLength(mostAlike)
    expect(item.help?.broad).toMatchObject({
      why: 'more',
      missing: ['date', 'nationality', 'sex', 'place', 'document'],
    })
    const told = item.help?.broad?.narrowings.map(({ value, count }) => [value, count])
    expect(told).toEqual(
      expect.arrayContaining([
        ['1960/1969', 4],
        ['1980/1989', mostAlike - 2],
      ]),
    )
    expect(told).toHaveLength(2)
    const sixties = item.help?.broad?.narrowings[0]?.person ?? {}
    const left = await widened('vn.post', sixties)
    expect(left).toMatchObject({ met: 4, more: false })
    expect(left.help).toBeUndefined()
    expect(item.help?.widenings).toEqual([])
    const plain = await ask('vn.post', { person: { family: 'Foisonnant', given: 'Bruno' } })
    expect(plain.help).toMatchObject({ broad: { why: 'more', narrowings: [] }, widenings: [] })
  })

  test('is told from one that finds nobody: a name everybody bears, and letters that stand for any name', async () => {
    const common = await ask('vn.post', { person: { family: 'Nguyễn' } })
    expect(common).toMatchObject({ candidates: [], more: false, help: { broad: { why: 'common' } } })
    expect(common.help.broad.missing[0]).toBe('given')
    const initials = await ask('vn.post', { person: { family: 'N', given: 'V. A.' } })
    expect(initials.help.broad.why).toBe('initials')
    const rare = await ask('vn.post', { person: { family: 'Quidamissime', given: 'Ottokar' } })
    expect(rare).toMatchObject({ candidates: [] })
    expect(rare.help).toBeUndefined()
  })
})

describe('the law of counts', () => {
  const families = ['Martin', 'Garcia', 'Kim', 'Martins']
  const givens = ['Maria', 'Jean', 'Min', 'Marie']
  const births = ['1961', '1961-02-03', '1961-03-02', '1985-12-24', '1973~']
  const countries = ['FRA', 'DEU', 'BEL']

  test('asking what is offered gives what was counted, and hidden records change nothing', async () => {
    // Every fifth record of a grid, by a stride that meets all values of each.
    for (let made = 0; made < 40; made += 1)
      await enter(
        wanted(families[made % 4] ?? '', givens[(made * 3 + Math.floor(made / 4)) % 4] ?? '', {
          datesOfBirth: made % 7 === 0 ? [] : [births[(made * 2) % 5] ?? ''],
          nationalities: made % 3 === 0 ? [] : [{ country: countries[made % 3] ?? 'FRA', state: 'confirmed' }],
          sex: made % 2 === 0 ? 'M' : 'F',
        }),
      )
    const person = fc.record(
      {
        family: fc.constantFrom(...families),
        given: fc.constantFrom(...givens, 'A.', 'Désiré'),
        dateOfBirth: fc.constantFrom(...births, '1999-09-09', '1960/1965'),
        nationalities: fc.constantFrom(['FRA'], ['BEL', 'DEU'], ['VNM']),
        sex: fc.constantFrom('F' as const, 'M' as const),
      },
      { requiredKeys: ['family'] },
    )
    // The first is certain to be met by what is hidden later.
    const asked = [
      { family: 'Martin', given: 'Jean', dateOfBirth: '1999-09-09' },
      ...fc.sample(person, { numRuns: 60, seed: 6 }),
    ]
    const answers: Item[] = []
    let offered = 0
    for (const one of asked) {
      const item = await widened('vn.desk', one)
      answers.push(item)
      for (const changed of [...(item.help?.widenings ?? []), ...(item.help?.broad?.narrowings ?? [])]) {
        const again = await widened('vn.desk', changed.person)
        const told = `${JSON.stringify(one)} ${changed.change} ${changed.value ?? ''}`
        expect([again.met, again.more && again.met > mostAlike], told).toEqual([
          changed.count,
          changed.more || changed.count > mostAlike,
        ])
        offered += 1
      }
    }
    expect(offered).toBeGreaterThan(25)
    for (const family of families)
      for (const given of givens) await enter(wanted(family, given, { datesOfBirth: ['1999-09-09'] }), hidden)
    const bare = ({ candidates, met, more, help }: Item) => ({
      ids: candidates.map(({ record }) => record.id),
      met,
      more,
      help,
    })
    for (const [at, one] of asked.entries()) {
      const again = await widened('vn.desk', one)
      const before = answers[at]
      expect(before && bare(again)).toEqual(before && bare(before))
    }
    const [unseen] = asked
    if (unseen) expect((await widened('us.desk', unseen)).met).toBeGreaterThan((await widened('vn.desk', unseen)).met)
  }, 60_000)
})

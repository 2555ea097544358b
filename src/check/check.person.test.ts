/** Checks of persons: names are possible until people decide, each line says why, and what a reader may not see weighs nothing. */
import { describe, expect, test } from 'vitest'
import { checkStories, type Entry, wanted } from '../../test/checks.ts'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'
import { mostAlike } from './check.shown.ts'

const world = startWorld()
const { enter, post, ask, hitsOf } = checkStories(world)

type Line = { feature: string; says: string; weight: number }
type Candidate = {
  record: { id: string; database: string }
  verdict: string
  score: number
  hit: string | null
  couldBe: boolean
  explanation: Line[]
}
const ids = (item: { candidates: Candidate[] }) => item.candidates.map(({ record }) => record.id)
const features = ({ explanation }: Candidate) => explanation.map(({ feature }) => feature)
/** An answer without what differs of itself. */
const bare = ({ body }: { body: object }) => ({ ...body, id: '', place: 0, at: '' })

const listed = (family: string, given: string): Entry => ({
  database: 'outside-list',
  by: 'gs.desk',
  status: 'listed',
  purpose: 'warn',
  fields: {
    source: 'Exercise list',
    entry: `EX-${family}`,
    kind: 'person',
    names: [{ use: 'main', family, given }],
    datesOfBirth: ['1979'],
    placesOfBirth: [],
    nationalities: [],
    documents: [],
    identifiers: [],
    addresses: [],
    programmes: [],
  },
})

describe('a person looked for by name', () => {
  test('is possible and no more: explained line by line, dangers first, no hit, and the source hears nothing', async () => {
    const record = await enter(
      wanted('Chercheur', 'Émile', { cautions: [{ code: 'contagious' }, { code: 'armed', since: '2024-05' }] }),
    )
    const item = await ask('vn.post', {
      person: { family: 'CHERCHEUR', given: 'Emile', dateOfBirth: '1979', nationalities: ['FRA'], sex: 'M' },
    })
    expect(item).toMatchObject({
      understood: { kind: 'person', databases: ['nominal', 'outside-list'] },
      answered: ['nominal', 'outside-list'],
      silent: [],
      more: false,
    })
    const [candidate] = item.candidates
    expect(candidate).toMatchObject({ record: { id: record.id }, verdict: 'possible', hit: null, couldBe: true })
    expect(candidate.score).toBeLessThan(1)
    expect(candidate.caution.map((one: { code: string }) => one.code)).toEqual(['armed', 'contagious'])
    expect(candidate.caution[0]).toEqual({ code: 'armed', says: 'ARMED', since: '2024-05', source: 'fr' })
    expect(features(candidate)).toEqual(expect.arrayContaining(['name', 'date-of-birth', 'nationality', 'sex']))
    for (const line of candidate.explanation) expect(line.says).not.toMatch(/^match\.|[{}]/)
    expect(await hitsOf('fr.desk', record)).toEqual([])
    expect(await hitsOf('vn.desk', record)).toEqual([])
  })

  test('is found in another order, without accents, misspelled, by an alias, by the whole name', async () => {
    const record = await enter(
      wanted('Trouvaille', 'Anaïs', {
        sex: 'F',
        names: [
          { use: 'main', family: 'Trouvaille', given: 'Anaïs' },
          { use: 'alias', whole: 'Zénobie Quintefeuille' },
        ],
      }),
    )
    const names = [
      { name: 'anais trouvaille' },
      { name: 'Trouvaille Anaïs' },
      { family: 'Anais', given: 'Trouvaille' },
      { family: 'Trouvalle', given: 'Anais' },
      { name: 'Quintefeuille, Zenobie' },
    ]
    for (const person of names)
      expect(ids(await ask('vn.post', { person })), JSON.stringify(person)).toContain(record.id)
    expect(ids(await ask('vn.post', { person: { name: 'Ottokar Besenbinder' } }))).not.toContain(record.id)
  })

  test('on a list kept by others informs only', async () => {
    const record = await enter(listed('Inscrit', 'Théophraste'))
    const item = await ask('vn.post', { person: { family: 'Inscrit', given: 'Theophraste' } })
    expect(item.candidates).toMatchObject([
      { record: { id: record.id, database: 'outside-list' }, verdict: 'possible', hit: null, couldBe: false },
    ])
  })

  test('who shows a document is met by it too, in one candidate with both explanations, best first', async () => {
    const document = { number: 'XPD000001', country: 'FRA', type: 'passport' }
    const known = await enter(wanted('Doublet', 'Firmin', { documents: [document] }))
    const namesake = await enter(wanted('Doublet', 'Firmin', { datesOfBirth: ['1979-04-12'] }))
    await enter({ database: 'travel-document', status: 'lost', fields: document })
    const person = { family: 'Doublet', given: 'Firmin', dateOfBirth: '1979-04-12', documents: [document] }
    const item = await ask('vn.post', { person })
    expect(item.understood.databases).toEqual(['nominal', 'outside-list', 'tdawn', 'travel-document'])
    const verdicts = item.candidates.map(({ record, verdict }: Candidate) => `${verdict} ${record.database}`)
    expect(verdicts.slice(0, 2).sort()).toEqual(['exact nominal', 'exact travel-document'])
    expect(verdicts.slice(2)).toEqual(['possible nominal'])
    const both = item.candidates.find(({ record }: Candidate) => record.id === known.id)
    expect(features(both)).toEqual(expect.arrayContaining(['equal-person-document', 'name', 'date-of-birth']))
    expect(both.hit).toEqual(expect.any(String))
    expect(item.candidates.at(-1).record.id).toBe(namesake.id)
    expect(item.candidates.at(-1).hit).toBeNull()
  })

  test('is shown with the twenty best only, and that there are more', async () => {
    for (let made = 0; made < mostAlike; made += 1) await enter(wanted('Legion', 'Bruno', { datesOfBirth: ['1960'] }))
    const born = await enter(wanted('Legion', 'Bruno', { datesOfBirth: ['1960-01-01'] }))
    const item = await ask('vn.post', { person: { family: 'Legion', given: 'Bruno', dateOfBirth: '1960-01-01' } })
    expect(item.candidates).toHaveLength(mostAlike)
    expect(item.more).toBe(true)
    const scores = item.candidates.map(({ score }: Candidate) => score)
    expect([...scores].sort((one, other) => other - one)).toEqual(scores)
    expect(item.candidates[0].record.id).toBe(born.id)
    const precise = await ask('vn.post', { person: { family: 'Legion', given: 'Gustave', dateOfBirth: '1990-05-05' } })
    expect(precise.more).toBe(false)
  })
})

describe('what a reader may not see', () => {
  test('of a person weighs nothing at a post: the name of the mother changes no score there, and does at a desk', async () => {
    const record = await enter(wanted('Filial', 'Hector', { mother: 'Ondine Maternelle' }))
    const asked = (mother: object) => ({ person: { family: 'Filial', given: 'Hector', ...mother } })
    const scoreFor = async (officer: string, mother: object) => {
      const item = await ask(officer, asked(mother))
      const candidate = item.candidates.find((one: Candidate) => one.record.id === record.id)
      return { features: features(candidate), score: candidate.score, fields: Object.keys(candidate.record.fields) }
    }
    const [right, wrong] = [{ mother: 'Ondine Maternelle' }, { mother: 'Berthe Autrement' }]
    const plain = await scoreFor('vn.post', {})
    expect(await scoreFor('vn.post', right)).toEqual(plain)
    expect(await scoreFor('vn.post', wrong)).toEqual(plain)
    expect(plain.fields).not.toContain('mother')
    const desk = await scoreFor('vn.desk', right)
    expect(desk.features).toContain('mother')
    expect(desk.score).toBeGreaterThan((await scoreFor('vn.desk', wrong)).score)
  })

  test('as a whole record changes no answer: nothing but ids differs before and after it is entered', async () => {
    await enter(wanted('Invisible', 'Nestor'))
    const document = { number: 'XPD000002', country: 'FRA', type: 'passport' }
    const questions = [
      { person: { family: 'Invisible', given: 'Nestor', dateOfBirth: '1979-04-12', documents: [document] } },
      { person: { family: 'Invisible', given: 'N.' } },
      { travelDocument: document },
    ]
    const before = await post('vn.post', questions)
    const hidden = { restriction: { mode: 'hidden', bureaus: ['vn'] } }
    for (let made = 0; made < 25; made += 1)
      await enter(wanted('Invisible', 'Nestor', { documents: [document] }), hidden)
    await enter(wanted('Invisible', 'Nestor', { documents: [document] }), { alert: 'discreet', ...hidden })
    for (let made = 0; made < 3; made += 1) await enter(wanted('Invisible', 'Nestor'), { alert: 'discreet' })
    const after = await post('vn.post', questions)
    expect(bare(after)).toEqual(bare(before))
    expect(bare(await post('us.post', questions))).not.toEqual(bare(before))
  })

  test('and may ask about names owner and database, and nothing of the person', async () => {
    const record = await enter(wanted('Demandable', 'Sosthène'), { restriction: { mode: 'ask', bureaus: ['vn'] } })
    const reply = await post('vn.post', [
      { person: { family: 'Demandable', given: 'Sosthene', dateOfBirth: '1979-04-12' } },
    ])
    expect(reply.body.items[0].candidates).toEqual([
      {
        record: { database: 'nominal', owner: 'fr' },
        score: 0,
        verdict: 'ask-owner',
        explanation: [],
        caution: [],
        couldBe: false,
        hit: null,
        ask: expect.any(String),
      },
    ])
    expect(reply.text).not.toContain(record.id)
    expect(reply.text).not.toContain('Sosthène')
  })
})

describe('a question about a person', () => {
  test('that cannot be put is refused with each fault at its place', async () => {
    const document = { number: 'X 1', country: 'FRA', type: 'passport' }
    const refused = await post('vn.post', [
      { person: { family: '...', dateOfBirth: '2030-01-01' } },
      { person: { other: 'Exercise' } },
      { person: { name: 'Exercise', documents: [document, { ...document, number: '§' }] } },
    ])
    expect(pointers(refused)).toEqual([
      '/items/0/person/family fault.name-without-letters',
      '/items/0/person/dateOfBirth fault.date-in-future',
      '/items/1/person/name fault.nothing-to-check-person',
      '/items/2/person/documents/1/number fault.identifier-foreign-character',
    ])
    for (const one of refused.body.pointers) expect(one.says).not.toMatch(/^fault\./)
  })

  test('stands beside the register for its time, and not in it', async () => {
    const item = await ask('us.desk', { person: { family: 'Mémoire', given: 'Colette' } })
    const own = await world.as('us.desk').get('/api/v1/checks')
    expect(own.body.checks[0]).toEqual(
      expect.objectContaining({
        id: item.id,
        asked: [{ kind: 'person', fields: { family: 'Mémoire', given: 'Colette' } }],
      }),
    )
    expect((await world.as('us.desk').get('/api/v1/facts')).text).not.toContain('Mémoire')
  })
})

/** Checks of papers and things: which databases answer, what an equal number amounts to, what is told of one that does not hold. */
import { describe, expect, test } from 'vitest'
import { checkStories } from '../../test/checks.ts'
import { pointers } from '../../test/records.ts'
import { startWorld } from '../../test/world.ts'

const world = startWorld()
const { enter, post, ask, hitsOf } = checkStories(world)

type Candidate = {
  verdict: string
  hit: string | null
  couldBe: boolean
  explanation: { feature: string; says: string }[]
}
const verdicts = (item: { candidates: Candidate[] }) => item.candidates.map((one) => one.verdict)

describe('a travel document', () => {
  const passport = { number: 'XT0000001', country: 'FRA', type: 'passport' }

  test('asks by its number who is recorded with it, too: valid, but its holder is sought; each in its own hit', async () => {
    const valid = await enter({
      database: 'tdawn',
      status: 'holder-to-locate',
      purpose: 'locate',
      fields: { ...passport, family: 'EXEMPLE', given: 'Luc', notice: 'EX-2026/1', dateOfBirth: '1970-01-02' },
    })
    const person = await enter({
      database: 'nominal',
      status: 'wanted-locate',
      purpose: 'locate',
      fields: {
        names: [{ use: 'main', family: 'Exemple', given: 'Luc' }],
        datesOfBirth: ['1970-01-02'],
        nationalities: [],
        documents: [passport],
        cautions: [{ code: 'needs-medication', since: '2025' }],
      },
    })
    const item = await ask('vn.post', { travelDocument: passport })
    expect(item.understood).toMatchObject({
      kind: 'travel-document',
      databases: ['travel-document', 'tdawn', 'nominal', 'outside-list'],
    })
    expect(item.candidates.map((one: { record: { id: string } }) => one.record.id).sort()).toEqual(
      [valid.id, person.id].sort(),
    )
    expect(verdicts(item)).toEqual(['exact', 'exact'])
    for (const candidate of item.candidates) expect(candidate.hit).toEqual(expect.any(String))
    const nominal = item.candidates.find((one: { record: { database: string } }) => one.record.database === 'nominal')
    expect(nominal.caution).toEqual([
      { code: 'needs-medication', says: 'NEEDS MEDICATION', since: '2025', source: 'fr' },
    ])
    expect(nominal.explanation[0].says).toContain('Exact document number')
    const [hit] = await hitsOf('fr.desk', person)
    const view = await world.as('fr.desk').get(`/api/v1/hits/${hit.id}`)
    expect(view.body).toMatchObject({
      origin: 'key',
      database: 'nominal',
      question: { kind: 'travel-document', fields: { documents: [passport] } },
      caution: [{ code: 'needs-medication' }],
    })
  })

  test('on a list kept by others informs, and makes no hit and tells nobody', async () => {
    const listed = await enter({
      database: 'outside-list',
      by: 'gs.desk',
      status: 'listed',
      purpose: 'warn',
      fields: {
        source: 'Exercise list',
        entry: 'EX-1',
        kind: 'person',
        names: [{ use: 'main', family: 'Listed', given: 'Ann' }],
        datesOfBirth: [],
        placesOfBirth: [],
        nationalities: [],
        documents: [{ number: 'XT0000002', country: 'FRA', type: 'passport' }],
        identifiers: [],
        addresses: [],
        programmes: ['EXERCISE'],
      },
    })
    const item = await ask('vn.post', { travelDocument: { number: 'XT0000002', country: 'FRA', type: 'passport' } })
    expect(item.candidates).toMatchObject([
      { record: { id: listed.id, database: 'outside-list' }, verdict: 'exact', hit: null, couldBe: false },
    ])
    expect(item.candidates[0].action.call.map((call: { bureau: string }) => call.bureau)).toEqual(['vn'])
    expect(await hitsOf('gs.desk', listed)).toEqual([])
    const looks = await world.as('gs.desk').get(`/api/v1/records/outside-list/${listed.id}/lookups`)
    expect(looks.body.lookups).toEqual([])
  })

  test('asks the other databases only where actor and purpose may; the main one is refused, not left out', async () => {
    const trends = await ask('vn.analyst', { travelDocument: passport }, { purpose: 'threat-trends' })
    expect(trends.understood.databases[0]).toBe('travel-document')
    expect(trends.understood.databases).not.toContain('tdawn')
    expect(trends.answered).toEqual(trends.understood.databases)
    const refused = await post('vn.analyst', [{ workOfArt: { title: 'Exercise' } }], { purpose: 'wanted' })
    expect(refused).toMatchObject({ status: 403, body: { key: 'check.database-not-granted' } })
  })
})

describe('a firearm', () => {
  test('of one serial number and make is the thing itself; where a side does not say the make it may be, and makes no hit', async () => {
    const record = await enter({
      database: 'firearm',
      status: 'stolen',
      purpose: 'locate',
      fields: { serial: 'EX 4711', make: 'Heckler & Koch', calibre: '9mm' },
    })
    const exact = await ask('vn.desk', { firearm: { serial: 'ex4711', make: 'HK' } })
    expect(exact.candidates).toMatchObject([{ verdict: 'exact', couldBe: false, hit: expect.any(String) }])
    const near = await ask('de.desk', { firearm: { serial: 'EX-4711' } })
    expect(near.candidates).toMatchObject([{ verdict: 'near', couldBe: true, hit: null }])
    expect(near.candidates[0].explanation[0].says).toContain('Compare the marks')
    expect((await ask('us.desk', { firearm: { serial: 'EX4711', make: 'Beretta' } })).candidates).toEqual([])
    expect((await hitsOf('fr.desk', record)).map((hit: { finder: string }) => hit.finder)).toEqual(['vn'])
  })
})

describe('a vessel', () => {
  test('is found by each number it bears, and by its name under one flag only nearly', async () => {
    const record = await enter({
      database: 'vessel',
      status: 'stolen',
      purpose: 'locate',
      fields: {
        hull: 'FR-ABC12345D404',
        imo: '9074729',
        callSign: 'FXEX',
        registration: 'EX 123456',
        flag: 'FRA',
        name: 'Exercice Deux',
        engines: [{ make: 'Exercise Marine', serial: 'ZX-99-1' }],
      },
    })
    const questions: readonly (readonly [object, string])[] = [
      [{ hull: 'fr abc12345d404' }, 'exact'],
      [{ imo: 'IMO 9074729' }, 'exact'],
      [{ callSign: 'fxex' }, 'exact'],
      [{ registration: 'EX123456', flag: 'FRA' }, 'exact'],
      [{ engine: 'ZX991' }, 'near'],
      [{ name: 'M/V Exercice Deux', flag: 'FRA' }, 'near'],
    ]
    for (const [vessel, verdict] of questions) {
      const item = await ask('vn.post', { vessel })
      expect(verdicts(item), JSON.stringify(vessel)).toEqual([verdict])
      expect(item.candidates[0].record.id).toBe(record.id)
      expect(item.candidates[0].explanation[0].says).not.toMatch(/^check\./)
    }
    expect(verdicts(await ask('vn.post', { vessel: { name: 'Exercice Deux', flag: 'DEU' } }))).toEqual([])
  })

  test('that a list names is told for information, by a number it keeps for life', async () => {
    await enter({
      database: 'outside-list',
      by: 'gs.desk',
      status: 'listed',
      purpose: 'warn',
      fields: {
        source: 'Exercise list',
        entry: 'EX-SHIP',
        kind: 'vessel',
        names: [{ use: 'main', whole: 'EXERCICE TROIS' }],
        ...Object.fromEntries(['datesOfBirth', 'placesOfBirth', 'nationalities', 'documents'].map((one) => [one, []])),
        identifiers: [{ kind: 'IMO', number: 'IMO 9319466' }],
        addresses: [],
        programmes: [],
      },
    })
    const item = await ask('vn.post', { vessel: { imo: '9319466' } })
    expect(item.understood.databases).toEqual(['vessel', 'outside-list'])
    expect(item.candidates).toMatchObject([{ verdict: 'exact', hit: null, couldBe: false }])
    expect((await ask('vn.post', { vessel: { engine: 'ZX-1' } })).answered).toEqual(['vessel'])
  })

  test('whose numbers do not hold is told with the digit or the place, and taken when the officer insists', async () => {
    const refused = await post('vn.post', [
      { vessel: { imo: '9074728' } },
      { vessel: { hull: 'FRABC1I345D404' } },
      { vessel: { mmsi: '003660001' } },
      { vessel: { registration: 'EX 1' } },
    ])
    expect(refused.status).toBe(400)
    expect(pointers(refused)).toEqual([
      '/items/0/vessel/imo fault.check-digit',
      '/items/1/vessel/hull fault.hull-structure',
      '/items/2/vessel/mmsi fault.mmsi-no-vessel',
      '/items/3/vessel/flag fault.required',
    ])
    const insisted = await world.as('vn.post').post('/api/v1/checks', {
      purpose: 'security-check',
      reference: 'EXERCISE-7',
      checkDigits: 'as-read',
      items: [{ vessel: { imo: '9074728' } }, { vessel: { hull: 'FRABC1I345D404' } }],
    })
    expect(insisted.status, insisted.text).toBe(200)
    for (const item of insisted.body.items) expect(item.understood.notes.length).toBeGreaterThan(0)
    expect(insisted.body.items[0].understood.checks).toEqual([{ field: 'imo', ok: false, expected: '9', found: '8' }])
  })
})

describe('a paper and a work of art', () => {
  test('are found by their numbers; words of a title are near at most', async () => {
    await enter({
      database: 'administrative-document',
      status: 'stolen-blank',
      purpose: 'locate',
      fields: { number: 'AD 00077', country: 'FRA', type: 'vehicle-registration' },
    })
    const art = await enter({
      database: 'work-of-art',
      status: 'stolen',
      purpose: 'locate',
      fields: {
        kind: 'painting',
        title: 'Exercise in Blue with Lamp',
        maker: 'Invented Painter',
        inventory: 'EX.1931-7',
      },
    })
    const paper = { number: 'ad-00077', country: 'FRA', type: 'vehicle-registration' }
    expect(verdicts(await ask('vn.post', { administrativeDocument: paper }))).toEqual(['exact'])
    expect(verdicts(await ask('vn.post', { administrativeDocument: { ...paper, type: 'vehicle-title' } }))).toEqual([])
    const byWords = await ask('de.desk', { workOfArt: { title: 'Exercise in blue', maker: 'Painter, Invented' } })
    expect(byWords.candidates).toMatchObject([{ verdict: 'near', hit: null, couldBe: true, record: { id: art.id } }])
    const byNumber = await ask('vn.desk', {
      workOfArt: { inventory: 'EX 1931/7', title: 'Exercise in Blue with Lamp' },
    })
    expect(verdicts(byNumber)).toEqual(['exact'])
  })
})

test('a work of more words than it is found by is met by those beyond them, too', async () => {
  const words =
    'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec'
  const long = await enter({
    database: 'work-of-art',
    status: 'stolen',
    purpose: 'locate',
    fields: {
      kind: 'painting',
      title: `${words} Romeo Sierra Tango Uniform Victor Whiskey Xray`,
      maker: 'Yankee Zulu',
    },
  })
  await enter({
    database: 'work-of-art',
    status: 'stolen',
    purpose: 'locate',
    fields: { kind: 'painting', title: 'Alpha Bravo', maker: 'Nobody' },
  })
  // Of two words that are asked both must be there: the first is a key of either work, the second of neither.
  const item = await ask('vn.desk', { workOfArt: { title: 'Alpha Zulu' } })
  expect(item.candidates).toMatchObject([{ verdict: 'near', record: { id: long.id } }])
})

test('many works that share a word are cut to the twenty nearest, those that share the most words first, and it is said', async () => {
  for (let made = 0; made < 22; made += 1)
    await enter({
      database: 'work-of-art',
      status: 'stolen',
      purpose: 'locate',
      fields: {
        kind: 'icon',
        title: `Exercise Madonna ${made === 21 ? 'of the Harbour' : ''}`.trim(),
        maker: `Workshop ${made}`,
      },
    })
  const item = await ask('vn.desk', { workOfArt: { title: 'Madonna' } })
  expect(item.candidates).toHaveLength(20)
  expect(item.more).toBe(true)
  const precise = await ask('vn.desk', { workOfArt: { title: 'Exercise Madonna of the Harbour' } })
  expect(precise.candidates[0].record.fields.title).toContain('Harbour')
})

describe('a question that nothing can be looked up by', () => {
  test('is refused with its pointer, never answered as no match', async () => {
    const refused = await post('vn.desk', [
      { person: { dateOfBirth: '1990' } },
      { vessel: { flag: 'FRA' } },
      { workOfArt: { kind: 'icon' } },
      { workOfArt: { title: 'The' } },
      { firearm: { serial: 'none' } },
      { vehicle: {} },
    ])
    expect(pointers(refused)).toEqual([
      '/items/0/person/name fault.nothing-to-check-person',
      '/items/1/vessel/hull fault.nothing-to-check-vessel',
      '/items/2/workOfArt/title fault.nothing-to-check-work-of-art',
      '/items/3 fault.finds-nothing',
      '/items/4/firearm/serial fault.identifier-no-number',
      '/items/5/vehicle/vin fault.nothing-to-check',
    ])
    for (const one of refused.body.pointers) expect(one.says).not.toMatch(/^(fault|failure)\./)
  })

  test('that asks for particularly sensitive data is refused with the article', async () => {
    for (const member of ['religion', 'tradeUnion', 'health']) {
      const reply = await post('vn.desk', [{ person: { name: 'Exercise', [member]: 'any' } }])
      expect(reply.status).toBe(400)
      expect(pointers(reply)).toEqual([`/items/0/person/${member} fault.sensitive`])
      expect(reply.body.pointers[0].says).toContain('RPD 42')
    }
  })
})

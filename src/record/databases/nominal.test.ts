// What a record of a person must state, in which capacity and why, what is poor in it, and what an officer is told to do.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PersonStatus, personStatuses } from '../../terms/person-status.ts'
import { type Purpose, purposes } from '../../terms/purpose.ts'
import { lives } from '../record.schema.ts'
import { fieldsSeen } from './database.ts'
import { type NominalFields, type NominalStatus, nominal, nominalStatuses } from './nominal.ts'
import { entriesOfStatus } from './nominal-rules.ts'

const today = '2026-11-21'
const person: NominalFields = {
  names: [{ use: 'main', family: 'Exercise', given: 'Anna' }],
  sex: 'F',
  datesOfBirth: ['1980-02-03'],
  placeOfBirth: 'Exercise City',
  nationalities: [{ country: 'FRA', state: 'confirmed' }],
  documents: [],
  cautions: [],
}
type How = {
  readonly status?: NominalStatus
  readonly personStatus?: PersonStatus | undefined
  readonly purpose?: Purpose
}
const faults = (fields: Partial<NominalFields>, how: How = {}): string[] =>
  nominal
    .faultsOf({
      status: how.status ?? 'wanted-locate',
      fields: { ...person, ...fields },
      today,
      purpose: how.purpose ?? 'locate',
      personStatus: 'personStatus' in how ? how.personStatus : 'suspect',
    })
    .map((fault) => `${fault.pointer} ${fault.key}`)
const flaws = (fields: Partial<NominalFields>): readonly string[] => nominal.flaws({ ...person, ...fields }, today)
const arrest: How = { status: 'wanted-arrest', purpose: 'wanted', personStatus: 'charged' }
const warranted = { charge: 'Exercise', warrant: 'Exercise Court, EX-1/2026' }
const main = { use: 'main', family: 'Exercise' } as const

describe('a record of a person', () => {
  test('states in which capacity the person is recorded (RPD 44)', () => {
    expect(faults({})).toEqual([])
    expect(faults({}, { personStatus: undefined })).toEqual(['/personStatus fault.capacity-required'])
  })

  test('stands in no capacity and for no purpose but those of its status', () => {
    for (const status of nominalStatuses)
      for (const personStatus of personStatuses)
        for (const purpose of purposes) {
          const found = faults({ ...warranted, dateOfEvent: '2026' }, { status, personStatus, purpose })
          const { capacities, purposes: served } = entriesOfStatus[status]
          const isSound = capacities.includes(personStatus) && served.includes(purpose)
          if (!isSound) expect(found, `${status} ${personStatus} ${purpose}`).not.toEqual([])
          else if (purpose !== 'threat-trends') expect(found, `${status} ${personStatus} ${purpose}`).toEqual([])
          // RPD 39, 38 and 83, whatever the table says.
          const isProtected = personStatus === 'victim' || personStatus === 'witness'
          if (isProtected && (status.startsWith('wanted') || purpose === 'wanted')) expect(found).not.toEqual([])
          if (personStatus === 'deceased' && !['unidentified', 'deceased', 'criminal-history'].includes(status))
            expect(found).toContain('/personStatus fault.deceased-status')
          if (purpose === 'wanted' && status !== 'wanted-arrest') expect(found).not.toEqual([])
          if (status === 'sanctions' && personStatus !== 'un-sanctions') expect(found).not.toEqual([])
        }
  })

  test.each([
    [
      'a victim wanted',
      arrest,
      'victim',
      ['/personStatus fault.protected-person-status', '/purpose fault.protected-person-wanted'],
    ],
    ['a witness located', { status: 'wanted-locate' }, 'witness', ['/personStatus fault.protected-person-status']],
    ['a dead person wanted', arrest, 'deceased', ['/personStatus fault.deceased-status']],
    [
      'sanctions of nobody',
      { status: 'sanctions', purpose: 'warn' },
      'suspect',
      ['/personStatus fault.sanctions-of-united-nations'],
    ],
    ['a threat arrested', arrest, 'possible-threat', ['/personStatus fault.capacity-not-of-status']],
    ['an arrest to warn', { ...arrest, purpose: 'warn' }, 'charged', ['/purpose fault.purpose-not-of-status']],
    [
      'a past analysed',
      { status: 'criminal-history', purpose: 'threat-trends' },
      'convicted',
      ['/purpose fault.purpose-not-of-status'],
    ],
    ['a dead one’s past analysed', { status: 'criminal-history', purpose: 'threat-trends' }, 'deceased', []],
  ] as const)('%s is judged', (_, how, personStatus, expected) => {
    expect(faults(warranted, { ...how, personStatus })).toEqual(expected)
  })

  test('of somebody to arrest states charge and warrant', () => {
    expect(faults(warranted, arrest)).toEqual([])
    expect(faults({}, arrest)).toEqual(['/charge fault.arrest-needs-charge', '/warrant fault.arrest-needs-warrant'])
  })

  test('of somebody missing states since when', () => {
    const how: How = { status: 'missing', personStatus: 'missing' }
    expect(faults({ dateOfEvent: '2026-11' }, how)).toEqual([])
    expect(faults({}, how)).toEqual(['/dateOfEvent fault.missing-needs-date'])
  })

  test('has a name, unless nobody knows it and something else describes the person', () => {
    const nameless = { names: [], sex: undefined as unknown as 'F', datesOfBirth: [], nationalities: [] }
    const body: How = { status: 'unidentified', purpose: 'identify', personStatus: 'unidentified-body' }
    const { sex: _, ...undescribed } = { ...person, ...nameless }
    const judged = (fields: object, how: How) =>
      nominal
        .faultsOf({ status: 'unidentified', purpose: 'identify', today, ...how, fields: { ...undescribed, ...fields } })
        .map((fault) => `${fault.pointer} ${fault.key}`)
    expect(judged({}, body)).toEqual([' fault.person-not-described'])
    for (const one of [{ sex: 'F' }, { marks: 'Scar' }, { height: 170 }, { placeOfEvent: 'Exercise beach' }])
      expect(judged(one, body)).toEqual([])
    expect(judged({ height: 170 }, { ...body, status: 'deceased' })).toEqual([])
    expect(judged({ height: 170 }, { ...body, status: 'deceased', personStatus: 'deceased' })).toEqual([
      '/names fault.person-needs-name',
    ])
    expect(judged({ height: 170 }, { status: 'missing', purpose: 'locate', personStatus: 'missing' })).toEqual([
      '/names fault.person-needs-name',
      '/dateOfEvent fault.missing-needs-date',
    ])
  })

  test.each([
    ['no main name', [{ use: 'alias', whole: 'Ann' }], ['/names fault.one-main-name']],
    ['two main names', [main, main], ['/names/1/use fault.one-main-name']],
    ['a name of digits', [{ use: 'main', family: '123' }], ['/names/0 fault.name-empty']],
    ['a father only', [{ use: 'main', other: 'Exercise' }], ['/names/0 fault.name-empty']],
    ['an original script only', [{ use: 'main', original: '演习' }], []],
    ['whole and parts', [{ ...main, whole: 'Exercise, Anna' }], ['/names/0/whole fault.name-whole-or-parts']],
    ['a telegraphic code', [{ ...main, telegraphic: '7115 2429' }], []],
    ['a broken code', [{ ...main, telegraphic: '7115 242' }], ['/names/0/telegraphic fault.telegraphic-code']],
    ['a zone', [{ ...main, zone: 'EXERCISE<<ANNA<MARIA' }], []],
    ['a zone with a space', [{ ...main, zone: 'EXERCISE ANNA' }], ['/names/0/zone fault.zone-characters']],
  ] as const)('%s is judged', (_, names, expected) => {
    expect(faults({ names: [...names] })).toEqual(expected)
  })

  const passport = { type: 'passport', number: 'X0000001', country: 'FRA' } as const
  test.each([
    ['a birth to come', { datesOfBirth: ['2027'] }, ['/datesOfBirth/0 fault.date-in-future']],
    ['a birth in 1896', { datesOfBirth: ['1896-11-20'] }, ['/datesOfBirth/0 fault.born-too-long-ago']],
    ['a birth 130 years ago', { datesOfBirth: ['1896-11-21'] }, []],
    ['a birth told twice', { datesOfBirth: ['1980', '1980'] }, ['/datesOfBirth/1 fault.repeated']],
    [
      'a nationality told twice',
      {
        nationalities: [
          { country: 'FRA', state: 'confirmed' },
          { country: 'FRA', state: 'presumed' },
        ],
      },
      ['/nationalities/1/country fault.repeated'],
    ],
    [
      'a number of nothing',
      { documents: [{ ...passport, number: '--' }] },
      ['/documents/0/number fault.identifier-empty'],
    ],
    [
      'an expiry before the issue',
      { documents: [passport, { ...passport, number: 'X2', dateOfIssue: '2020', dateOfExpiry: '2019' }] },
      ['/documents/1/dateOfExpiry fault.expires-before-issue'],
    ],
    [
      'an issue to come',
      { documents: [{ ...passport, dateOfIssue: '2027' }] },
      ['/documents/0/dateOfIssue fault.date-in-future'],
    ],
    ['an expired document', { documents: [{ ...passport, dateOfExpiry: '2019' }] }, []],
    [
      'one document in two spellings',
      { documents: [passport, { ...passport, number: 'x 0000 001' }] },
      ['/documents/1/number fault.repeated'],
    ],
    ['a caution to come', { cautions: [{ code: 'armed', since: '2027' }] }, ['/cautions/0/since fault.date-in-future']],
    ['a caution told twice', { cautions: [{ code: 'armed' }, { code: 'armed' }] }, ['/cautions/1/code fault.repeated']],
    ['an event to come', { dateOfEvent: '2027' }, ['/dateOfEvent fault.date-in-future']],
    ['a language by name', { languages: ['vi', 'French'] }, ['/languages/1 fault.language-code']],
  ] as const)('%s is judged', (_, fields, expected) => {
    expect(faults(fields as unknown as Partial<NominalFields>)).toEqual(expected)
  })

  test('of a victim or witness says no danger but what they need help against (RPD 39)', () => {
    const how: How = { status: 'missing', personStatus: 'victim' }
    const cautions = [{ code: 'suicidal' }, { code: 'armed' }, { code: 'needs-medication' }] as const
    const dateOfEvent = '2026'
    expect(faults({ dateOfEvent, cautions: [...cautions] }, how)).toEqual([
      '/cautions/1/code fault.protected-person-caution',
    ])
    expect(faults({ dateOfEvent, cautions: [{ code: 'armed' }] }, { ...how, personStatus: 'missing' })).toEqual([])
  })

  test.each([
    ['seventeen today', ['2008-11-22'], undefined, true],
    ['eighteen today', ['2008-11-21'], undefined, false],
    ['a child then, grown since', ['1990'], '2001', true],
    ['perhaps eighteen', ['2008'], '2026', false],
    ['a child by one of two dates', ['2010', '1990'], undefined, false],
    ['a child by both', ['2010', '2012~'], undefined, true],
    ['born on a leap day, the day before', ['2008-02-29'], '2026-02-28', true],
    ['born on a leap day, the day after', ['2008-02-29'], '2026-03-01', false],
    ['of unknown age', [], undefined, false],
  ] as const)('asks of somebody %s whether they are a minor (RPD 40)', (_, datesOfBirth, dateOfEvent, isAsked) => {
    const fields = { datesOfBirth: [...datesOfBirth], ...(dateOfEvent === undefined ? {} : { dateOfEvent }) }
    expect(faults(fields)).toEqual(isAsked ? ['/minor fault.minor-not-stated'] : [])
    expect(faults({ ...fields, minor: true })).toEqual([])
    expect(faults({ ...fields, minor: false })).toEqual([])
  })

  test('is never judged by what it does not say: nothing throws, whatever the lists hold', () => {
    const word = fc.string({ minLength: 1, maxLength: 8 })
    const name = fc.record(
      { use: fc.constantFrom('main', 'alias'), family: word, whole: word, zone: word, telegraphic: word },
      { requiredKeys: ['use'] },
    )
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), (names) => {
        const fields = { ...person, names } as NominalFields
        const found = nominal.faultsOf({ status: 'warning', fields, today, purpose: 'warn', personStatus: 'suspect' })
        for (const { pointer } of found) expect(pointer).toMatch(/^\/names/)
        expect(nominal.titleOf(fields)).toBeTypeOf('string')
      }),
    )
  })
})

describe('flaws of a record of a person', () => {
  test('are none of a good one', () => {
    expect(flaws({})).toEqual([])
  })

  test.each([
    ['empty lists', { datesOfBirth: [], nationalities: [] }, ['missing:datesOfBirth', 'missing:nationalities']],
    ['only whole names', { names: [{ use: 'main', whole: 'Anna Exercise' }] }, ['missing:names.family']],
    [
      'no name in a script that papers carry',
      { nationalities: [{ country: 'EGY', state: 'confirmed' }] },
      ['missing:names.original'],
    ],
    [
      'such a name',
      { names: [{ ...main, original: 'تمرين' }], nationalities: [{ country: 'EGY', state: 'confirmed' }] },
      [],
    ],
    ['a caution without date', { cautions: [{ code: 'armed' }] }, ['missing:cautions.since']],
    ['two days of birth', { datesOfBirth: ['1980-02-03', '1981-02-03'] }, ['contradiction:dates-of-birth']],
    ['a day and its year', { datesOfBirth: ['1980-02-03', '1980'] }, []],
    [
      'a nationality nobody confirmed',
      { nationalities: [{ country: 'FRA', state: 'presumed' }] },
      ['contradiction:nationality-unconfirmed'],
    ],
    [
      'expired papers',
      { documents: [{ type: 'passport', number: 'X1', country: 'FRA', dateOfExpiry: '2019' }] },
      ['contradiction:documents-expired'],
    ],
    ['papers without dates', { documents: [{ type: 'passport', number: 'X1', country: 'FRA' }] }, []],
    ['an event before birth', { dateOfEvent: '1979' }, ['contradiction:event-before-birth']],
    ['a minor of 46', { minor: true }, ['contradiction:adult-by-birth']],
    ['a child of age', { minor: false, datesOfBirth: ['2015'] }, ['contradiction:minor-by-birth']],
    [
      'nothing but a body',
      { names: [], sex: 'F' },
      ['missing:height', 'missing:marks', 'missing:dateOfEvent', 'missing:placeOfEvent'],
    ],
  ] as const)('%s', (_, fields, expected) => {
    expect(flaws(fields as unknown as Partial<NominalFields>)).toEqual(expected)
  })
})

describe('what an officer is told about a person', () => {
  test('has an action and limits for every status', () => {
    for (const status of nominalStatuses) {
      const action = nominal.action(status, 'active')
      expect(action.code).toBe(`nominal.${status}`)
      expect(action.limits.length).toBeGreaterThan(1)
    }
    expect(nominal.action('unheard-of', 'active').limits).toEqual(['no-measure'])
  })

  test('lets nobody be arrested but on a request for arrest', () => {
    for (const status of nominalStatuses)
      expect(nominal.action(status, 'active').limits.includes('arrest-by-own-law')).toBe(status === 'wanted-arrest')
  })

  test('is never coercive against a victim or witness, whatever the record asks for (RPD 39)', () => {
    for (const status of nominalStatuses)
      for (const personStatus of ['victim', 'witness']) {
        const { code, limits } = nominal.action(status, 'active', { personStatus })
        expect(limits).toContain('no-coercion')
        expect(limits).not.toContain('arrest-by-own-law')
        expect([`nominal.${personStatus}`, 'nominal.unidentified', 'nominal.deceased']).toContain(code)
      }
  })

  test('thinks of a child first (RPD 40)', () => {
    for (const status of nominalStatuses) {
      const { limits } = nominal.action(status, 'active', { personStatus: 'charged', fields: { minor: true } })
      expect(limits.filter((limit) => limit === 'protect-child')).toHaveLength(1)
    }
  })

  test('says the same of every suspension, and tells the General Secretariat of its hits', () => {
    const said = nominalStatuses.map((status) => JSON.stringify(nominal.action(status, 'blocked')))
    expect(new Set(said).size).toBe(1)
    expect(lives.map((life) => nominal.noticeTo({ status: 'wanted-arrest', life }))).toEqual([
      'source',
      'general-secretariat',
      'general-secretariat',
      'source',
    ])
  })

  test('names the gravest danger first', () => {
    const cautions = [{ code: 'needs-medication' }, { code: 'armed', since: '2020' }] as const
    expect(nominal.cautions({ cautions: [...cautions] }).map(({ code }) => code)).toEqual(['armed', 'needs-medication'])
  })

  test('shows a post the person and a desk the case', () => {
    const fields = { ...person, ...warranted, mother: 'Exercise', dateOfEvent: '2026' }
    expect(fieldsSeen(nominal, fields, 'post')).toEqual(person)
    expect(fieldsSeen(nominal, fields, 'desk')).toEqual(fields)
  })
})

describe('a person beside a question', () => {
  const record: NominalFields = {
    ...person,
    names: [main, { use: 'alias', family: 'Phạm', given: 'Văn Diễn Tập', original: '演习' }],
    datesOfBirth: ['1975', '1980-02-03'],
    nationalities: [
      { country: 'FRA', state: 'confirmed' },
      { country: 'VNM', state: 'presumed' },
    ],
    documents: [{ type: 'passport', number: 'X0 000-001', country: 'FRA' }],
  }
  const verdicts = (question: object) =>
    Object.fromEntries(nominal.compare({ ...question }, record).map((line) => [line.field, line.verdict]))

  test('is compared with the closest of all names, dates, nationalities and documents', () => {
    const documents = [
      { type: 'id-card', number: '77', country: 'FRA' },
      { type: 'passport', number: 'X0000001', country: 'FRA' },
    ]
    const question = {
      family: 'PHAM',
      given: 'Dien Tap Van',
      dateOfBirth: '1980-02',
      sex: 'M',
      nationalities: ['DEU', 'VNM'],
      placeOfBirth: 'exercise city',
      documents,
    }
    expect(nominal.compare(question, record)).toEqual([
      { field: 'names', question: 'PHAM Dien Tap Van', record: 'Phạm Văn Diễn Tập', verdict: 'same' },
      { field: 'datesOfBirth', question: '1980-02', record: '1980-02-03', verdict: 'near' },
      { field: 'sex', question: 'M', record: 'F', verdict: 'differs' },
      { field: 'nationalities', question: 'VNM', record: 'VNM', verdict: 'same' },
      { field: 'placeOfBirth', question: 'exercise city', record: 'Exercise City', verdict: 'same' },
      { field: 'documents', question: 'FRA X0000001', record: 'FRA X0 000-001', verdict: 'same' },
    ])
  })

  test.each([
    [{ name: 'Exercise' }, { names: 'same' }],
    [{ name: 'Exercices' }, { names: 'differs' }],
    [{ name: 'Exercisse' }, { names: 'near' }],
    [{ original: '演习' }, { names: 'same' }],
    [{ name: 'Van Pham' }, { names: 'near' }],
    [{ name: 'Nobody', documents: [{ type: 'passport', number: 'X0000007', country: 'FRA' }] }, { documents: 'near' }],
    [
      { documents: [{ type: 'id-card', number: 'X0000001', country: 'DEU' }] },
      { documents: 'differs', names: 'missing' },
    ],
  ])('%j', (question, expected) => {
    expect(verdicts(question)).toMatchObject(expected)
  })

  test('is found by its documents, and by name through what matching compares', () => {
    expect(nominal.keys(record)).toEqual(['person-document:FRA:passport:X0000001'])
    expect(nominal.personOf(record)).toEqual({
      names: [{ family: 'Exercise' }, { family: 'Phạm', given: 'Văn Diễn Tập' }, { whole: '演习' }],
      datesOfBirth: ['1975', '1980-02-03'],
      nationalities: ['FRA', 'VNM'],
      sex: 'F',
      placesOfBirth: ['Exercise City'],
      mothers: [],
      documents: ['FRA:passport:X0000001'],
    })
  })
})

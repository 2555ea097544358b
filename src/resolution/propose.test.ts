// Proposals: what is one, what is not, whatever the order, however large the blocks, however it is cut into slices.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEntities } from './compare.ts'
import type { Entity, Proposal, Resolution } from './entity.ts'
import { createPreparing, rememberPrepared } from './prepared.ts'
import { neighbours, proposalsFor, proposalsOf } from './propose.ts'
import { createSetRarity } from './set-rarity.ts'
import { runToEnd, sliceSteps, sortInSlices } from './slice.ts'

const entity = (id: string, stated: Partial<Entity>): Entity => ({
  id,
  kind: 'person',
  names: [],
  datesOfBirth: [],
  nationalities: [],
  identifiers: [],
  ...stated,
})
const resolve = (...entities: readonly Entity[]): Resolution => runToEnd(proposalsOf(entities))
/** What is proposed of two, among nobody else. */
const judge = (one: Partial<Entity>, other: Partial<Entity>): Proposal | undefined =>
  resolve(entity('a', one), entity('b', other)).proposals[0]

const vu: Partial<Entity> = {
  names: [{ family: 'Vrindelka', given: 'Oskar' }],
  datesOfBirth: ['1981-04-07'],
  nationalities: ['DEU'],
  sex: 'M',
}
const passport = (value: string, more: object = {}) => ({ kind: 'passport', value, country: 'DEU', ...more })

describe('two entities are proposed as one', () => {
  test.each<readonly [string, Partial<Entity>, Proposal['verdict']]>([
    ['everything equal', vu, 'same'],
    ['another spelling', { ...vu, names: [{ family: 'Wrindelka', given: 'Oscar' }] }, 'same'],
    ['another script', { ...vu, names: [{ whole: 'Оскар Вринделька' }] }, 'same'],
    ['parts exchanged', { ...vu, names: [{ family: 'Oskar', given: 'Vrindelka' }] }, 'same'],
    ['day and month exchanged', { ...vu, datesOfBirth: ['1981-07-04'] }, 'same'],
    ['one digit of the date wrong', { ...vu, datesOfBirth: ['1981-04-01'] }, 'possible'],
    ['the year alone', { ...vu, datesOfBirth: ['1981'] }, 'possible'],
    ['no date', { ...vu, datesOfBirth: [] }, 'possible'],
    ['an alias beside the name', { ...vu, names: [{ whole: 'Compass' }, ...(vu.names ?? [])] }, 'same'],
  ])('%s', (_what, other, verdict) => {
    expect(judge(vu, other)?.verdict).toBe(verdict)
  })

  test('an equal number joins an alias that has nothing of the name', () => {
    const found = judge(
      { ...vu, identifiers: [passport('X 0000-001')] },
      { names: [{ whole: 'Compass' }], identifiers: [passport('x0000001')] },
    )
    expect(found?.evidence.map(({ words }) => words)).toContain('resolution.identifier.equal')
  })

  test.each<readonly [Entity['kind'], Partial<Entity>, Partial<Entity>]>([
    [
      'vehicle',
      { identifiers: [{ kind: 'vin', value: 'XXEXR000001234567' }] },
      { identifiers: [{ kind: 'vin', value: 'xxexr-000001234567' }] },
    ],
    [
      'phone',
      { identifiers: [{ kind: 'phone', value: '+49 30 0000 01' }] },
      { identifiers: [{ kind: 'phone', value: '0049 30000001' }] },
    ],
    [
      'account',
      { identifiers: [{ kind: 'account', value: 'GB29 NWBK 6016' }] },
      { identifiers: [{ kind: 'account', value: 'GB29NWBK6016' }] },
    ],
    [
      'email',
      { identifiers: [{ kind: 'email', value: 'A@mail.example' }] },
      { identifiers: [{ kind: 'email', value: 'a@MAIL.example' }] },
    ],
    [
      'vessel',
      { names: [{ whole: 'Nordwind' }], identifiers: [{ kind: 'imo', value: '9000001' }] },
      { identifiers: [{ kind: 'imo', value: 'IMO 9000001'.slice(4) }] },
    ],
  ])('a %s by its number, however it is written', (kind, one, other) => {
    expect(judge({ kind, ...one }, { kind, ...other })?.verdict).toBe('same')
  })

  test('an organisation without its legal form', () => {
    const one = {
      kind: 'organisation',
      names: [{ whole: 'Blaue Bucht Spedition GmbH' }],
      nationalities: ['DEU'],
    } as const
    expect(judge(one, { ...one, names: [{ whole: 'Blaue Bucht Spedition' }] })?.verdict).toBe('possible')
  })

  test('the evidence is told in words with what was compared, and its sum is behind the score', () => {
    const found = judge(vu, { ...vu, identifiers: [passport('X0000001')] })
    expect(found?.evidence).toContainEqual({
      words: 'match.date-of-birth.equal',
      values: { asked: '1981-04-07', recorded: '1981-04-07' },
      weight: 11,
    })
    expect(found?.score).toBeGreaterThan(judge(vu, { ...vu, datesOfBirth: ['1981'] })?.score ?? 1)
  })
})

describe('two entities are not proposed', () => {
  const family = { fathers: ['Emil Vrindelka'], mothers: ['Rosa Halm'], placesOfBirth: ['Kalven'] }
  test.each<readonly [string, Partial<Entity>, Partial<Entity>]>([
    ['namesakes of other days', vu, { ...vu, datesOfBirth: ['1969-11-23'] }],
    ['twins', { ...vu, ...family }, { ...vu, ...family, names: [{ family: 'Vrindelka', given: 'Tobias' }] }],
    [
      'twins of near names and other sex',
      { ...vu, ...family, names: [{ family: 'Vrindelka', given: 'Jean' }] },
      { ...vu, ...family, sex: 'F', names: [{ family: 'Vrindelka', given: 'Jeanne' }] },
    ],
    [
      'siblings',
      { ...vu, ...family },
      { ...vu, ...family, names: [{ family: 'Vrindelka', given: 'Marlene' }], datesOfBirth: ['1984-01-19'], sex: 'F' },
    ],
    [
      'father and son of one name',
      { ...vu, fathers: ['Emil Vrindelka'] },
      { ...vu, datesOfBirth: ['2009-02-11'], fathers: ['Oskar Vrindelka'] },
    ],
    ['fathers of other names', { ...vu, fathers: ['Emil Vrindelka'] }, { ...vu, fathers: ['Konrad Vrindelka Zoll'] }],
    ['contradicting sex', vu, { ...vu, sex: 'F' }],
    [
      'two passports of one country valid at once',
      { ...vu, identifiers: [passport('X0000001', { validFrom: '2019-01-01', validUntil: '2029-01-01' })] },
      { ...vu, identifiers: [passport('X7777777', { validFrom: '2020-05-05', validUntil: '2030-05-05' })] },
    ],
    [
      'two numbers given for life',
      { ...vu, identifiers: [{ kind: 'personal-number', value: '111122223333', country: 'DEU' }] },
      { ...vu, identifiers: [{ kind: 'personal-number', value: '999988887777', country: 'DEU' }] },
    ],
    [
      'one number of two countries',
      { names: [{ whole: 'Oskar Halm' }], identifiers: [passport('X0000001')] },
      { names: [{ whole: 'Livia Brand' }], identifiers: [passport('X0000001', { country: 'FRA' })] },
    ],
    [
      'persons who share a telephone alone',
      { ...vu, identifiers: [{ kind: 'phone', value: '+49300000001' }] },
      {
        names: [{ family: 'Halm', given: 'Livia' }],
        datesOfBirth: ['1990-09-09'],
        identifiers: [{ kind: 'phone', value: '+49300000001' }],
      },
    ],
    [
      'numbers that only say that there is none',
      { ...vu, datesOfBirth: [], names: [{ whole: 'Oskar' }], identifiers: [passport('unknown')] },
      { names: [{ whole: 'Livia' }], identifiers: [passport('unknown')] },
    ],
    [
      'things of two kinds',
      { kind: 'vehicle', identifiers: [{ kind: 'serial', value: '12345678' }] },
      { kind: 'firearm', identifiers: [{ kind: 'serial', value: '12345678' }] },
    ],
  ])('%s', (_what, one, other) => {
    expect(judge(one, other)).toBeUndefined()
  })

  test('a renewed passport is no contradiction', () => {
    const found = judge(
      { ...vu, identifiers: [passport('X0000001', { validFrom: '2009-01-01', validUntil: '2019-01-01' })] },
      { ...vu, identifiers: [passport('X7777777', { validFrom: '2019-01-02', validUntil: '2029-01-02' })] },
    )
    expect(found?.verdict).toBe('same')
  })

  test('contradictions beside a number that is proof are shown, and never called the same', () => {
    const found = judge(
      { ...vu, identifiers: [passport('X0000001')] },
      { ...vu, sex: 'F', datesOfBirth: ['1969-11-23'], identifiers: [passport('X0000001')] },
    )
    expect(found?.verdict).toBe('possible')
    expect(found?.evidence.map(({ words }) => words)).toEqual(
      expect.arrayContaining(['resolution.conflict.dates', 'resolution.conflict.sex']),
    )
  })
})

const families = ['Vrindelka', 'Wrindelka', 'Halm', 'Nguyễn', 'Nguyen', 'Haddad', 'حداد', 'Orlov', 'Орлов']
const givens = ['Oskar', 'Oscar', 'Livia', 'Văn An', 'Van An', 'Samir', 'سمير', 'Ivan', 'Иван']
const persons = fc
  .array(
    fc.record({
      family: fc.constantFrom(...families),
      given: fc.constantFrom(...givens),
      date: fc.constantFrom('', '1981-04-07', '1981-07-04', '1981', '1991-04-07', '1969-11-23'),
      nationality: fc.constantFrom('', 'DEU', 'VNM'),
      sex: fc.constantFrom('', 'F', 'M'),
      father: fc.constantFrom('', 'Emil Vrindelka', 'Oskar Vrindelka'),
      number: fc.constantFrom('', 'X0000001', 'X0000002', 'X0000010'),
      kind: fc.constantFrom('passport', 'phone', 'personal-number'),
    }),
    { minLength: 2, maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ family, given, date, nationality, sex, father, number, kind }, at) =>
      entity(`id-${String(at).padStart(2, '0')}`, {
        names: [{ family, given }],
        datesOfBirth: date === '' ? [] : [date],
        nationalities: nationality === '' ? [] : [nationality],
        ...(sex === 'F' || sex === 'M' ? { sex } : {}),
        fathers: father === '' ? [] : [father],
        identifiers: number === '' ? [] : [{ kind, value: number, country: 'DEU' }],
      }),
    ),
  )

describe('laws', () => {
  test('comparing is symmetric', () => {
    fc.assert(
      fc.property(persons, (entities) => {
        const prepare = createPreparing()
        const rarity = createSetRarity()
        const prepared = entities.map(prepare)
        for (const { forms } of prepared) rarity.add(forms)
        const [one, other] = prepared
        if (one === undefined || other === undefined) throw new Error('two at least')
        const there = compareEntities(one, other, rarity.rarityOf, entities.length)
        const back = compareEntities(other, one, rarity.rarityOf, entities.length)
        expect(back?.verdict).toBe(there?.verdict)
        expect(back?.score ?? 0).toBeCloseTo(there?.score ?? 0, 10)
      }),
    )
  })

  test('the order of the input does not matter', () => {
    const shuffled = persons.chain((entities) =>
      fc.tuple(fc.constant(entities), fc.shuffledSubarray(entities, { minLength: entities.length })),
    )
    fc.assert(
      fc.property(shuffled, ([entities, others]) => {
        expect(JSON.stringify(resolve(...others))).toBe(JSON.stringify(resolve(...entities)))
      }),
    )
  })

  test('newcomers get exactly what a run over all would say of them', () => {
    fc.assert(
      fc.property(persons, fc.nat(), (entities, cut) => {
        const at = cut % (entities.length + 1)
        const [standing, newcomers] = [entities.slice(0, at), entities.slice(at)]
        const isNew = new Set(newcomers.map(({ id }) => id))
        const whole = resolve(...entities).proposals.filter(({ one, other }) => isNew.has(one) || isNew.has(other))
        expect(runToEnd(proposalsFor(newcomers, standing)).proposals).toEqual(whole)
      }),
    )
  })

  test('what is remembered of entities changes nothing', () => {
    fc.assert(
      fc.property(persons, (entities) => {
        const prepare = rememberPrepared()
        runToEnd(proposalsOf(entities.slice(1), { prepare }))
        expect(runToEnd(proposalsOf(entities, { prepare }))).toEqual(resolve(...entities))
      }),
    )
  })

  test('in a set without cuts no two with an equal number, or an equal name, are missed', () => {
    fc.assert(
      fc.property(persons, (entities) => {
        const prepare = createPreparing()
        const rarity = createSetRarity()
        const prepared = entities.map(prepare)
        for (const { forms } of prepared) rarity.add(forms)
        const expected = prepared.flatMap((one, at) =>
          prepared.slice(at + 1).flatMap((other) => {
            const isMet =
              one.identifiers.some(({ key }) => other.identifiers.some((their) => their.key === key)) ||
              one.person.names[0]?.sorted === other.person.names[0]?.sorted
            const proposal = compareEntities(one, other, rarity.rarityOf, entities.length)
            return isMet && proposal !== undefined ? [`${proposal.one} ${proposal.other}`] : []
          }),
        )
        const found = resolve(...entities).proposals.map(({ one, other }) => `${one} ${other}`)
        expect(expected.filter((pair) => !found.includes(pair))).toEqual([])
      }),
    )
  })

  test('proposals come strongest first, each pair once, nobody with himself', () => {
    fc.assert(
      fc.property(persons, (entities) => {
        const { proposals } = resolve(...entities)
        const scores = proposals.map(({ score }) => score)
        expect(scores).toEqual([...scores].sort((one, other) => other - one))
        expect(new Set(proposals.map(({ one, other }) => `${one} ${other}`)).size).toBe(proposals.length)
        expect(proposals.every(({ one, other, score }) => one < other && score >= 0.5 && score < 1)).toBe(true)
      }),
    )
  })

  test('sorting in slices sorts as sorting does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { maxLength: 2000 }), (numbers) => {
        const turn = { isOver: () => true }
        const sorted = runToEnd(sortInSlices(numbers, (one, other) => one - other, turn))
        expect(sorted).toEqual([...numbers].sort((one, other) => one - other))
      }),
    )
  })

  test('two entities of one id are refused', () => {
    expect(() => resolve(entity('a', vu), entity('a', vu))).toThrow(RangeError)
  })
})

describe('large blocks', () => {
  const count = 1500
  const crowd = Array.from({ length: count }, (_, at) =>
    entity(`crowd-${String(at).padStart(5, '0')}`, {
      names: [{ family: 'Nguyễn', given: 'Văn An' }],
      nationalities: ['VNM'],
      sex: 'M',
      datesOfBirth: at % 3 === 0 ? [] : [`19${50 + (at % 50)}-0${1 + (at % 9)}-1${at % 9}`],
    }),
  )

  test('of one name for all are cut, told, and never compared pair by pair', () => {
    const found = resolve(...crowd)
    expect(found.compared).toBeLessThan(count * neighbours * 12)
    expect(found.cuts.some(({ members, pairsLeftOut }) => members === count && pairsLeftOut > count)).toBe(true)
    expect(found.cuts.every(({ key }) => key !== '')).toBe(true)
  })

  test('hide nobody who has a number or a whole date of his own', () => {
    const own = { names: [{ family: 'Nguyễn', given: 'Văn An' }], nationalities: ['VNM'], datesOfBirth: ['1933-03-13'] }
    const pair = [entity('x', { ...own, sex: 'M' }), entity('y', { ...own, names: [{ whole: 'Nguyen Van An' }] })]
    const numbered = { names: [{ whole: 'An Nguyen' }], identifiers: [passport('X5550001', { country: 'VNM' })] }
    const other = [entity('p', numbered), entity('q', { ...numbered, datesOfBirth: ['1944-04-14'] })]
    const found = resolve(...crowd, ...pair, ...other).proposals.map(({ one, other: two }) => `${one} ${two}`)
    expect(found).toEqual(expect.arrayContaining(['x y', 'p q']))
  })

  test('are worked off in slices of few steps, with progress told', () => {
    const work = proposalsOf(crowd.slice(0, 600))
    let slices = 0
    let compared = 0
    let mostBetween = 0
    for (let step = work.next(); !step.done; step = work.next()) {
      slices += 1
      mostBetween = Math.max(mostBetween, step.value.compared - compared)
      compared = step.value.compared
      expect(step.value.done).toBeLessThanOrEqual(step.value.of)
    }
    expect(slices).toBeGreaterThan(10)
    expect(mostBetween).toBeLessThanOrEqual(sliceSteps)
  })
})

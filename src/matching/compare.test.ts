/** Evidence for and against, on invented persons: what each statement adds, and where the line lies. */
import { describe, expect, test } from 'vitest'
import { comparePersons, plainRarity, possibleFrom, scoreOfBits } from './compare.ts'
import type { Match, MatchCode } from './match.ts'
import { gluedKeys, preparePerson } from './person.ts'
import { emptyPersonForm, type PersonForm } from './person-form.ts'

type Stated = Partial<PersonForm> & { readonly name?: string }

function formOf({ name, ...stated }: Stated): PersonForm {
  return { ...emptyPersonForm, names: name === undefined ? [] : [{ whole: name }], ...stated }
}

function compare(question: Stated, record: Stated): Match {
  return comparePersons(preparePerson(formOf(question)), preparePerson(formOf(record)))
}

function codesOf(match: Match): readonly MatchCode[] {
  return match.lines.map((line) => line.code)
}

const rare = 'Casimir Brandovan'
const common = 'Nguyễn Văn Anh'

describe('the line', () => {
  test('lies at nine bits, and nine in ten where they were counted', () => {
    expect(scoreOfBits(9)).toBe(possibleFrom)
    expect(scoreOfBits(19.7)).toBeCloseTo(0.9, 10)
    expect(scoreOfBits(8.999)).toBeLessThan(possibleFrom)
  })

  test.each([rare, common])('an equal name alone, %s, is above it beside a record that states more', (name) => {
    const match = compare({ name }, { name, datesOfBirth: ['1965-03-07'], nationalities: ['QXA'] })
    expect(match.score).toBeGreaterThanOrEqual(possibleFrom)
    expect(match.score).toBeLessThan(1)
  })

  test('a rare name scores higher than a common one', () => {
    const record = { datesOfBirth: ['1965-03-07'] }
    expect(compare({ name: rare }, { name: rare, ...record }).score).toBeGreaterThan(
      compare({ name: common }, { name: common, ...record }).score,
    )
  })

  test('a common name with a full date of birth that contradicts is below', () => {
    const match = compare(
      { name: common, datesOfBirth: ['1965-03-07'] },
      { name: common, datesOfBirth: ['1991-10-22'] },
    )
    expect(match.score).toBeLessThan(possibleFrom)
  })

  test('a misspelt rare name with an equal date of birth is above', () => {
    const match = compare(
      { name: 'Casmir Brandovam', datesOfBirth: ['1965-03-07'] },
      { name: rare, datesOfBirth: ['1965-03-07'] },
    )
    expect(match.score).toBeGreaterThan(0.8)
  })

  test('birthday, country, sex and place without a name that is alike are below', () => {
    const rest = {
      datesOfBirth: ['1965-03-07'],
      nationalities: ['QXA'],
      sex: 'F',
      placesOfBirth: ['Marrow Cross'],
      mothers: ['Ida Vell'],
    } as const
    expect(compare({ name: rare, ...rest }, { name: 'Leopold Vandermerk', ...rest }).score).toBeLessThan(possibleFrom)
    expect(compare(rest, rest).score).toBeLessThan(possibleFrom)
  })

  test('an initial is no name to be found by, whatever else agrees', () => {
    const rest = { datesOfBirth: ['1965-03-07'], nationalities: ['QXA'] }
    expect(compare({ name: 'C. B.', ...rest }, { name: rare, ...rest }).score).toBeLessThan(possibleFrom)
  })

  test('an equal document is above whatever the name', () => {
    const documents = ['QXA:passport:X0000001']
    expect(compare({ name: rare, documents }, { name: 'Ottoline Vandermerk', documents }).score).toBeGreaterThanOrEqual(
      possibleFrom,
    )
    expect(compare({ documents }, { name: rare, documents }).score).toBeGreaterThanOrEqual(possibleFrom)
  })
})

describe('dates of birth', () => {
  test.each<[string, string, MatchCode]>([
    ['1965-03-07', '1965-03-07', 'equal'],
    ['1965', '1965-03-07', 'within'],
    ['1965-03', '1965-03-07', 'within'],
    ['1964~', '1965-03-07', 'within'],
    ['1960/1970', '1965', 'within'],
    ['1965-01-01', '1965-03-07', 'within'],
    ['1965-03-07', '1965-07-03', 'swapped'],
    ['1965-03-07', '1965-03-09', 'one-digit'],
    ['1965-03-07', '1985-03-07', 'one-digit'],
    ['1965-03-07', '1966-03-07', 'year-off'],
    ['1965-03-07', '1966-11-20', 'close'],
    ['1965', '1967-02-11', 'close'],
    ['1965-03-07', '1981-11-20', 'differs'],
    ['1965~', '1981-11-20', 'differs'],
  ])('%s and %s: %s', (asked, recorded, code) => {
    for (const [mine, theirs] of [
      [asked, recorded],
      [recorded, asked],
    ]) {
      const match = compare({ datesOfBirth: [mine ?? ''] }, { datesOfBirth: [theirs ?? ''] })
      expect(codesOf(match)).toEqual([code])
      expect(match.bits > 0).toBe(!['close', 'differs'].includes(code))
    }
  })

  test('the more precise, the more bits', () => {
    const bits = ['1965-03-07', '1965-03', '1965', '1965~', '1950/1980'].map(
      (date) => compare({ datesOfBirth: ['1965-03-07'] }, { datesOfBirth: [date] }).bits,
    )
    expect(bits).toEqual([...bits].sort((a, b) => b - a))
    expect(new Set(bits).size).toBe(bits.length)
  })

  test('of several dates the best counts, and what is no date is silence', () => {
    expect(compare({ datesOfBirth: ['1965-03-07'] }, { datesOfBirth: ['1940', '1965-03-07'] }).lines).toHaveLength(1)
    expect(codesOf(compare({ datesOfBirth: ['1965-03-07'] }, { datesOfBirth: ['1940', '1965-03-07'] }))).toEqual([
      'equal',
    ])
    expect(compare({ datesOfBirth: ['some day'] }, { datesOfBirth: ['1965-03-07'] }).lines).toEqual([])
  })
})

describe('other statements', () => {
  test('one nationality in common agrees, none contradicts mildly', () => {
    expect(compare({ nationalities: ['QXA', 'QXB'] }, { nationalities: ['QXB'] }).bits).toBeGreaterThan(0)
    const differs = compare({ nationalities: ['QXA'] }, { nationalities: ['QXB'] })
    expect(differs.bits).toBeLessThan(0)
    expect(differs.bits).toBeGreaterThan(-3)
  })

  test('another number of the same kind and country is mildly against, of another country nothing', () => {
    const other = compare({ documents: ['QXA:passport:X0000001'] }, { documents: ['QXA:passport:X0000002'] })
    expect(codesOf(other)).toEqual(['other'])
    expect(other.bits).toBeLessThan(0)
    expect(compare({ documents: ['QXA:passport:X0000001'] }, { documents: ['QXB:passport:X0000001'] }).lines).toEqual(
      [],
    )
  })

  test('places and mothers: equal, close, other', () => {
    const places = [
      ['Marrow Cross', 'MARROW CROSS'],
      ['Marrow Cross', 'Marrow Cros, Lowland'],
      ['Marrow Cross', 'Vell Harbour'],
    ] as const
    expect(
      places.map(([one, other]) => codesOf(compare({ placesOfBirth: [one] }, { placesOfBirth: [other] }))[0]),
    ).toEqual(['equal', 'close', 'differs'])
    expect(codesOf(compare({ mothers: ['Ida Vellamarsh'] }, { mothers: ['Ida Velamarsh'] }))).toEqual(['close'])
  })

  test('silence is no evidence', () => {
    const record = formOf({
      name: rare,
      datesOfBirth: ['1965'],
      nationalities: ['QXA'],
      sex: 'F',
      mothers: ['Ida'],
      documents: ['QXA:visa:1'],
    })
    const lines = compare({ name: rare }, record).lines
    expect(new Set(lines.map((line) => line.feature))).toEqual(new Set(['name']))
  })
})

describe('what a comparison tells', () => {
  test('the lines are those of the name that fits best, with what was typed on each side', () => {
    const match = compare(
      { name: 'Kasimir Brandovan' },
      { names: [{ whole: 'Ottoline Vandermerk' }, { family: 'BRANDOVAN', given: 'Casimir Aurel' }] },
    )
    expect(match.lines.map(({ code, asked, recorded }) => [code, asked, recorded])).toEqual([
      ['equal', 'Brandovan', 'BRANDOVAN'],
      ['spelling', 'Kasimir', 'Casimir'],
      ['part-extra', '', 'Aurel'],
    ])
  })

  test.each<[string, string, MatchCode]>([
    ['Nguyen Van Dat', 'Nguyễn Văn Đạt', 'accents'],
    ['Athanasius Chudnovitsky', 'Чудновицкий', 'script'],
    ['Bill Thackerwell', 'William Thackerwell', 'nickname'],
    ['Casimir Brandovam', 'Casimir Brandovan', 'slip'],
    ['C Brandovan', 'Casimir Brandovan', 'initial'],
    ['Vanthanh Brandovan', 'Van Thanh Brandovan', 'glued'],
    ['Leopold Brandovan', 'Casimir Brandovan', 'differs'],
    ['Casimir Aurel Brandovan', 'Casimir Brandovan', 'part-missing'],
  ])('%s and %s: %s', (asked, recorded, code) => {
    expect(codesOf(compare({ name: asked }, { name: recorded }))).toContain(code)
  })

  test('family and given names in each other’s place are told', () => {
    const match = compare(
      { names: [{ family: 'Casimir', given: 'Brandovan' }] },
      { names: [{ family: 'Brandovan', given: 'Casimir' }] },
    )
    expect(codesOf(match)).toContain('order')
    expect(match.score).toBeLessThan(1)
  })

  test('the rarity of an index is used where it is given', () => {
    const persons = [preparePerson(formOf({ name: rare })), preparePerson(formOf({ name: `${rare} Aurel` }))] as const
    const asRare = comparePersons(...persons, () => 12)
    const asCommon = comparePersons(...persons, () => 2)
    expect(asRare.score).toBeGreaterThan(asCommon.score)
    expect(asCommon.score).toBeLessThan(possibleFrom)
  })

  test('common names are worth fewer bits than others of their length, in each script', () => {
    expect(plainRarity('nguyen')).toBeLessThan(plainRarity('vandov'))
    const tokens = ['محمد', 'Иванов', '王', '김'].map(
      (written) => preparePerson(formOf({ names: [{ family: written }] })).names[0]?.tokens[0],
    )
    for (const token of tokens) expect(token?.rarity).toBeLessThan(7.5)
  })

  test('words written as one and apart share a key, and tokens have few keys', () => {
    const glued = preparePerson(formOf({ name: 'Vũ Vanthanh' })).names[0]
    const apart = preparePerson(formOf({ name: 'Vũ Vân Thành' })).names[0]
    if (glued === undefined || apart === undefined) throw new Error('both are names')
    expect(glued.tokens[1]?.keys.some((key) => gluedKeys(apart).includes(key))).toBe(true)
    for (const token of [...glued.tokens, ...apart.tokens]) expect(token.keys.length).toBeLessThan(20)
  })

  test('a word is never two of the other side when it is only one of them', () => {
    const asked = preparePerson(formOf({ name: 'Nguyen Van Anh' }))
    const other = comparePersons(asked, preparePerson(formOf({ name: 'Nguyễn Hữu Anh' })))
    const same = comparePersons(asked, preparePerson(formOf({ name: 'Nguyễn Văn Anh' })))
    expect(other.lines.map(({ code }) => code)).not.toContain('glued')
    expect(same.score).toBeGreaterThan(other.score)
  })

  test('blank names and signs are no names', () => {
    expect(preparePerson(formOf({ names: [{ whole: ' ' }, { family: '-', given: '…' }, {}] })).names).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { comparePersons, possibleFrom } from './compare.ts'
import { preparePerson } from './person.ts'
import { emptyPersonForm } from './person-form.ts'
import { readChinese } from './wade-giles.ts'

describe('Chinese words in Latin letters', () => {
  test.each([
    ['jing', ['zhing']],
    ['ching', ['zhing']],
    ['qing', ['ching']],
    ['hsin', ['shin']],
    ['xin', ['shin']],
    ['tse', ['ze']],
    ['cai', ['tsai']],
    ['jingqi', ['zhingchi']],
    ['zhang', []],
    ['xiaojingqi', []],
    ['camila', []],
    ['jean', []],
    ['x', []],
  ])('%s is heard as %j, too', (form, read) => {
    expect(readChinese(form)).toEqual(read)
  })

  const person = ([family, given]: readonly [string, string]) =>
    preparePerson({ ...emptyPersonForm, names: [{ family, given }], datesOfBirth: ['1980-04-05'] })

  test.each([
    [
      ['Qian', 'Jing Tai'],
      ['Chien', 'Ching Tai'],
    ],
    [
      ['Jiang', 'Ze'],
      ['Chiang', 'Tse'],
    ],
    [
      ['Xiao', 'Jie'],
      ['Hsiao', 'Chieh'],
    ],
    [
      ['Zhang', 'Xin'],
      ['Chang', 'Hsin'],
    ],
  ] as const)('%j may be who another paper writes %j', (one, other) => {
    expect(comparePersons(person(one), person(other)).score).toBeGreaterThan(possibleFrom)
  })

  test('those of another sound are not taken for one', () => {
    const asked = preparePerson({ ...emptyPersonForm, names: [{ family: 'Qian', given: 'Jing Tai' }] })
    const other = preparePerson({ ...emptyPersonForm, names: [{ family: 'Sheng', given: 'Tsung Pei' }] })
    expect(comparePersons(asked, other).score).toBeLessThan(possibleFrom)
  })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distanceOf, hundred } from './distance.ts'
import { createRendered, excessOf } from './excess.ts'
import { prepareName } from './name.ts'
import { createNearing, type Unvowelled } from './nearing.ts'
import { renderingsOf } from './rendering.ts'
import { createSpelt, spell } from './spelt.ts'

/** Of few letters, so that many begin alike; a digit is none of the letters. */
const sound = fc.stringMatching(/^[aiukmntShR7`]{0,9}$/, { size: 'max' })
const manner = fc.constantFrom<Unvowelled>('own', 'other', 'alike')
const budgets = fc
  .integer({ min: 20, max: 90 })
  .map((each) => Int32Array.from({ length: 64 }, (_, letters) => each * letters))

/** Whether a sound is near one of some, told by their distance alone. */
const isNear = (own: readonly string[], other: string, allowed: Int32Array, side: Unvowelled): boolean =>
  own.some((mine) => {
    const letters = side === 'alike' ? Math.max(mine.length, other.length) : Math.min(mine.length, other.length)
    const [one, two] = side === 'own' ? [other, mine] : [mine, other]
    return distanceOf(one, two, (allowed[letters] ?? 0) / hundred, side !== 'alike') < Number.POSITIVE_INFINITY
  })

test('sounds are near some that are kept as far as their distance tells, whichever were compared before', () => {
  let near = 0
  const nearing = createNearing()
  fc.assert(
    fc.property(
      fc.array(sound, { minLength: 1, maxLength: 3 }),
      manner,
      fc.array(fc.tuple(sound, budgets), { minLength: 10, maxLength: 30, size: 'max' }),
      (own, side, others) => {
        nearing.take(
          own.map((text) => spell(text, createSpelt())),
          own.length,
          side,
        )
        for (const [other, allowed] of others)
          for (let many = 1; many <= own.length; many++) {
            const expected = isNear(own.slice(0, many), other, allowed, side)
            expect(nearing.isWithin(Buffer.from(other), 0, other.length, allowed, many)).toBe(expected)
            near += expected ? 1 : 0
          }
      },
    ),
    { numRuns: 300 },
  )
  expect(near).toBeGreaterThan(1000)
})

test('more beginnings than there is room for are as near as the first', () => {
  const letters = 'abdehiklmnorstuz'
  const nearing = createNearing()
  nearing.take([spell('bananosmakelu', createSpelt())], 1, 'alike')
  const allowed = new Int32Array(64).fill(500)
  for (let word = 0; word < 4000; word++) {
    const other = Array.from({ length: 12 }, (_, at) => letters[(word * (at + 7) * (at + 3) + (word >> at)) % 16]).join(
      '',
    )
    const within = nearing.isWithin(Buffer.from(other), 0, other.length, allowed, 1)
    expect(within).toBe(isNear(['bananosmakelu'], other, allowed, 'alike'))
  }
})

const writings = [
  ['بافيلكوف', 'pavelkov'],
  ['الشهرزوري', 'shahrazuri'],
  ['ヴェルディンガー', 'verudinga'],
  ['Кжендзовский', 'krzendowski'],
  ['Щукин', 'shchukin'],
  ['王小明', 'wangxiaoming'],
  ['벨딩거', 'beldinger'],
  ['יוסף', 'yosef'],
] as const
/** Forms like those of the names, a letter or more of them otherwise. */
const slips = fc.array(fc.record({ at: fc.nat(9), by: fc.constantFrom('', 'a', 'sh', 'o7', 'dz') }), { maxLength: 3 })
const slipped = (text: string): fc.Arbitrary<string> =>
  slips.map((all) => all.reduce((left, { at, by }) => `${left.slice(0, at)}${by}${left.slice(at + 1)}`, text))
const other = fc.stringMatching(/^[a-z7]{1,44}$/)

test('a form is within what a word becomes wherever its excess is, and hardly elsewhere', () => {
  let within = 0
  fc.assert(
    fc.property(
      fc.constantFrom(...writings).chain(([written, latin]) =>
        fc.record({
          written: fc.constant(written),
          forms: fc.array(
            fc.record({
              text: fc.oneof({ weight: 4, arbitrary: slipped(latin) }, other),
              from: fc.constantFrom(0, 0, 2),
              most: fc.double({ min: 0, max: 25, noNaN: true }),
            }),
            { minLength: 10, maxLength: 30, size: 'max' },
          ),
        }),
      ),
      ({ written, forms }) => {
        const token = prepareName({ whole: written })?.tokens[0]
        if (token === undefined) throw new Error('a name has tokens')
        for (const rendering of renderingsOf(token)) {
          const along = createRendered()
          along.take(rendering)
          for (const { text, from, most } of forms.filter((one) => one.text.length > one.from)) {
            const spelt = spell(text, createSpelt())
            const found = along.isWithin(Buffer.from(text), from, text.length, most)
            if (excessOf(rendering, spelt, from, most) < Number.POSITIVE_INFINITY) {
              expect(found).toBe(true)
              within += 1
            } else if (text.length - from <= 40) {
              expect(found && excessOf(rendering, spelt, from, most + 1e-5) === Number.POSITIVE_INFINITY).toBe(false)
            }
          }
        }
      },
    ),
    { numRuns: 300 },
  )
  expect(within).toBeGreaterThan(300)
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNameReader } from '../index/name-reader.ts'
import { isOneSlip } from '../matching/distance.ts'
import { likenessOfGlued } from '../matching/likeness.ts'
import { glueTokens, prepareName } from '../matching/name.ts'
import { makeToken, type Token } from '../matching/person.ts'
import { emptyPersonForm } from '../matching/person-form.ts'
import { soundOf } from '../matching/sound.ts'
import { createApart } from './search.person.apart.ts'
import { createTokens } from './search.person.reading.ts'
import { createPersonWriter } from './search.person.shared.ts'

/** Words of an index, and what else stands under keys of theirs: as they sound, a slip beside, beyond ASCII, a particle. */
const vocabulary = [
  ...['Quellmann', 'Brzostek', 'Schultz', 'Shults', 'Kowalski', 'Kovalsky', 'Maier', 'Meyer', 'Mayer', 'Mair'],
  ...['Rahman', 'Rachman', 'Wilhelm', 'Vilhelm', 'Иванов', 'Ivanov', 'محمد', '田中', 'de', 'van', 'Jo', 'Jou', 'Щ'],
]
const parts = ['quellmann', 'brzostek', 'shults', 'kovalski', 'mayer', 'mejer', 'rahman', 'vilhelm', 'ivanov', 'jo']

const part = fc
  .record({
    text: fc.constantFrom(...parts),
    at: fc.nat(9),
    letter: fc.constantFrom('', 'x', 'e', 'h'),
    isOther: fc.boolean(),
  })
  .map(({ text, at, letter, isOther }) => (isOther ? text.slice(0, at) + letter + text.slice(at + 1) : text))

const tokenOfWhole = (whole: string): Token | undefined => prepareName({ whole })?.tokens[0]

const partOf = (form: string): Token =>
  makeToken(
    { display: form, lower: form, script: 'latin', form, sounds: [soundOf(form)], article: false },
    'unknown',
    false,
  )

/** From here on a slip in a part is looked for wherever it is. */
const shortestSlipped = 5

test('a word written apart with a part spelled otherwise and one a slip away is found in whatever words are there', () => {
  let [sounding, near] = [0, 0]
  fc.assert(
    fc.property(fc.subarray(vocabulary, { minLength: 6 }), part, part, fc.boolean(), (words, one, other, isMerged) => {
      const token = tokenOfWhole(one + other)
      if (!token || token.light || token.form.length < 7 || token.form.length > 20) return
      const writer = createPersonWriter({ capacity: 64 })
      const place = { classId: 1, group: 0, isOpen: true }
      for (const [number, whole] of words.entries())
        writer.put(number, { ...emptyPersonForm, names: [{ family: whole, given: 'Nobody' }] }, place)
      while (isMerged && writer.merge(true));
      const { views } = createNameReader(writer.share())
      const tokenOf = createTokens(views)
      const apartFrom = createApart({ views, tokenOf, isKnown: () => false, most: 100 })
      const found = new Set(apartFrom(token).map(({ words: all }) => all.map((word) => tokenOf(word).lower).join(' ')))
      const there = words.flatMap((whole) => tokenOfWhole(whole) ?? []).filter(({ script }) => script === 'latin')
      for (let at = 2; at <= token.form.length - 2; at++) {
        const [first, second] = [partOf(token.form.slice(0, at)), partOf(token.form.slice(at))]
        const soundsAs = (mine: Token, theirs: Token): boolean =>
          mine.form === theirs.form || mine.spellings[0] === theirs.spellings[0]
        const isNear = (mine: Token, theirs: Token): boolean =>
          mine.form.length >= shortestSlipped && isOneSlip(mine.form, theirs.form)
        for (const before of there)
          for (const behind of there) {
            const isSounding = soundsAs(first, before) && soundsAs(second, behind)
            const isOneNear =
              (soundsAs(first, before) && isNear(second, behind)) || (isNear(first, before) && soundsAs(second, behind))
            if ((!isSounding && !isOneNear) || (before.light && behind.light)) continue
            const glued = glueTokens([before, behind]).find(({ tokens }) => tokens === 3)
            if (!glued || !likenessOfGlued(token, glued)) continue
            expect(found).toContain(`${before.lower} ${behind.lower}`)
            if (isSounding) sounding += 1
            else near += 1
          }
      }
    }),
    { numRuns: 300 },
  )
  expect(Math.min(sounding, near)).toBeGreaterThan(50)
})

// What a record of a work of art must state, which words find it, and how much a match by number or by words is worth.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Fields, fieldsSeen } from './database.ts'
import { workOfArt, workOfArtStatuses } from './work-of-art.ts'

const today = '2026-11-21'
const painting = {
  kind: 'painting',
  title: 'The Exercise Madonna with the Blue Robe',
  maker: 'Workshop of Éxample',
  subject: 'Woman seated at a window',
  inventory: 'INV. 1932/17-b',
  collection: 'Exercise Museum',
}
const faults = (fields: Fields): string[] =>
  workOfArt.faultsOf({ status: 'stolen', fields, today }).map((fault) => `${fault.pointer} ${fault.key}`)

describe('a record of a work of art', () => {
  test('is found by its inventory number and by each significant word', () => {
    expect(workOfArt.keys(painting)).toEqual([
      'art-inventory:INV193217B',
      ...['exercise', 'madonna', 'blue', 'robe', 'example', 'woman', 'seated', 'window'].map(
        (word) => `art-word:${word}`,
      ),
    ])
  })

  test('has at most 24 words, whatever is written of it', () => {
    const fields = fc.record({ title: fc.lorem({ maxCount: 40 }), subject: fc.lorem({ maxCount: 40 }) })
    fc.assert(fc.property(fields, (one) => workOfArt.keys(one).length <= 24))
  })

  test.each([
    ['a kind alone', { kind: 'coin' }, [' fault.art-needs-description']],
    ['a maker alone', { kind: 'coin', maker: 'Exercise' }, [' fault.art-needs-description']],
    ['features alone', { kind: 'coin', features: 'A hole at the edge.' }, []],
    ['an inventory number that is none', { ...painting, inventory: 'N/A' }, ['/inventory fault.identifier-no-number']],
    ['a theft to come', { ...painting, dateOfTheft: '2027' }, ['/dateOfTheft fault.date-in-future']],
    [
      'a person in free text',
      { ...painting, additionalInformation: 'Ask owner@example.test' },
      ['/additionalInformation fault.nominal-data-e-mail'],
    ],
  ])('%s is judged', (_, fields, expected) => {
    expect(faults(fields)).toEqual(expected)
  })

  test('says what is desirable by the Object ID standard', () => {
    expect(workOfArt.flaws(painting, today)).toEqual(
      ['materials', 'measurements', 'inscriptions', 'features', 'period', 'dateOfTheft', 'countryOfTheft'].map(
        (field) => `missing:${field}`,
      ),
    )
  })

  test('tells whoever found it what not to do, and shows a post the object and not the file', () => {
    for (const status of workOfArtStatuses) expect(workOfArt.action(status, 'active').limits.length).toBeGreaterThan(1)
    expect(workOfArt.action('unheard-of', 'active').limits).toEqual(['no-measure'])
    expect(fieldsSeen(workOfArt, { ...painting, placeOfTheft: 'Exercise Street' }, 'post')).toEqual(painting)
  })

  test('is called by maker and title, and by its kind where nothing else is said', () => {
    expect(workOfArt.titleOf({ kind: 'coin', maker: 'Exercise', subject: 'A ship' })).toBe('Exercise, A ship')
    expect(workOfArt.titleOf({ kind: 'coin' })).toBe('coin')
  })

  test('is compared line by line', () => {
    const question = { kind: 'print', title: 'exercise madonna', inventory: 'inv 1932 17 B' }
    expect(workOfArt.compare(question, painting).map((line) => [line.field, line.verdict])).toEqual([
      ['kind', 'differs'],
      ['title', 'near'],
      ['maker', 'missing'],
      ['subject', 'missing'],
      ['inventory', 'same'],
    ])
  })
})

describe('an equal inventory number', () => {
  const judge = (question: Fields) => workOfArt.judge(question, painting, ['art-inventory'])

  test.each([
    ['with the same title is the object itself', { title: 'the exercise MADONNA with the blue robe' }, 'exact'],
    ['with the same collection too', { collection: 'exercise museum', title: 'Madonna' }, 'exact'],
    ['alone is near', {}, 'near'],
    ['of another kind is near', { kind: 'drawing' }, 'near'],
    ['of another kind and title is nothing', { kind: 'coin', title: 'A ship' }, undefined],
    ['of another collection is nothing', { collection: 'Another House' }, undefined],
  ])('%s', (_, question, verdict) => {
    expect(judge(question)).toBe(verdict)
  })
})

describe('equal words', () => {
  const judge = (question: Fields, kinds: readonly string[] = ['art-word']) =>
    workOfArt.judge(question, painting, kinds)

  test.each([
    ['one of one', { title: 'Madonna' }, 'near'],
    ['one of two', { title: 'Madonna, lilies' }, undefined],
    ['two of three, wherever they stand', { title: 'Madonna', maker: 'Example', subject: 'lilies' }, 'near'],
    ['two of four', { title: 'blue madonna lilies garden' }, undefined],
    ['all of them in another kind', { kind: 'print', title: 'blue madonna' }, 'near'],
    ['two of three in another kind', { kind: 'print', title: 'blue madonna lilies' }, undefined],
    ['none at all', { title: 'Untitled' }, undefined],
  ])('%s', (_, question, verdict) => {
    expect(judge(question)).toBe(verdict)
  })

  test('are never exact, and do not stand in for a number of another object', () => {
    expect(judge(painting)).toBe('near')
    expect(judge({ title: 'Madonna', collection: 'Another House' }, ['art-inventory', 'art-word'])).toBe('near')
    expect(judge({ title: 'A ship' }, [])).toBeUndefined()
  })

  test('propose every record whose own words are asked', () => {
    const text = fc.array(fc.constantFrom('blue', 'vase', 'Étude', 'de', 'the', 'woman', 'kota'), { maxLength: 6 })
    fc.assert(
      fc.property(text, text, (title, subject) => {
        const fields = { kind: 'painting', title: title.join(' '), subject: subject.join(' ') }
        const hasWords = workOfArt.keys(fields).length > 0
        expect(workOfArt.judge(fields, fields, ['art-word'])).toBe(hasWords ? 'near' : undefined)
      }),
    )
  })
})

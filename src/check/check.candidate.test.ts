/** Every reason a match can give has words, and tokens and keys say nothing to whoever holds them. */
import { expect, test } from 'vitest'
import { hasWords } from '../kernel/words.ts'
import type { Feature, MatchCode } from '../matching/match.ts'
import { askToken, likenessKey } from './check.candidate.ts'
import { kindOfKey } from './check.meeting.ts'
import { asksOf } from './check.question.ts'
import type { CheckItem } from './check.schema.ts'
import { understand } from './check.understand.ts'
import { isMisunderstood } from './check.understood.ts'

const document = { number: 'X0000001', country: 'FRA', type: 'passport' } as const
const everything: readonly CheckItem[] = [
  { travelDocument: document },
  { administrativeDocument: { number: 'A1', country: 'FRA', type: 'driving-licence' } },
  { vehicle: { vin: 'XX0ABCDE0F1234567', plate: 'EX1', country: 'FRA', engine: 'E1' } },
  {
    vessel: {
      hull: 'FRABC12345D404',
      imo: '9074729',
      mmsi: '227000001',
      callSign: 'FXEX',
      registration: 'EX1',
      flag: 'FRA',
      name: 'Exercise',
      engine: 'ZX1',
    },
  },
  { firearm: { serial: 'EX4711' } },
  { workOfArt: { title: 'Exercise Madonna', inventory: 'EX 7' } },
]

/** Keys of vessels, firearms and works of art may be judged near; those of documents, vehicles and lists never are. */
const mayBeNear = (kind: string) => !/document|administrative|^(vin|plate|engine)$|^list-/.test(kind)

test('every kind of key is explained, and where it may only be near, that too', () => {
  const kinds = everything.flatMap((item) => {
    const read = understand(item, '', { today: '2026-11-21', asRead: false })
    if (isMisunderstood(read)) throw new Error(JSON.stringify(read))
    return asksOf(read).flatMap(({ keys }) => keys.map(kindOfKey))
  })
  expect(new Set(kinds).size).toBeGreaterThan(15)
  const wanted = kinds.flatMap((kind) => [`equal-${kind}`, ...(mayBeNear(kind) ? [`near-${kind}`] : [])])
  expect(wanted.filter((one) => !hasWords(`check.explains.${one}`))).toEqual([])
})

test('every line of a comparison of persons is explained', () => {
  const codes: Readonly<Record<Feature, readonly MatchCode[]>> = {
    name: [
      ...(['equal', 'accents', 'spelling', 'script', 'nickname', 'slip', 'initial', 'glued', 'order'] as const),
      ...(['part-missing', 'part-extra', 'differs'] as const),
    ],
    'date-of-birth': ['equal', 'within', 'swapped', 'one-digit', 'year-off', 'close', 'differs'],
    nationality: ['equal', 'close', 'differs'],
    sex: ['equal', 'close', 'differs'],
    document: ['equal', 'other'],
    'place-of-birth': ['equal', 'close', 'differs'],
    mother: ['equal', 'close', 'differs'],
  }
  const wanted = Object.entries(codes).flatMap(([feature, some]) => some.map((code) => `match.${feature}.${code}`))
  expect(wanted.filter((one) => !hasWords(one))).toEqual([])
})

test('what names a check and a record names neither to whoever holds it, and no two are equal', () => {
  const [check, record] = ['0192f0c1-0000-7000-8000-000000000001', '0192f0c1-0000-7000-8000-000000000002']
  const made = [askToken(check, record), likenessKey(check, record), likenessKey(record, check)]
  expect(new Set(made).size).toBe(3)
  for (const one of made) expect(one).not.toContain(record)
  expect(likenessKey(check, record)).toBe(likenessKey(check, record))
})

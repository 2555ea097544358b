/** The compare view: whose words stand in it, and which words are said of them. */
import { describe, expect, test } from 'vitest'
import { databaseNamed } from '../record/databases/all.ts'
import { compareHit } from './hit.compare.ts'

const document = databaseNamed('travel-document')
const nominal = databaseNamed('nominal')
const line = (
  field: string,
  ...given: [Record<string, unknown>, Parameters<typeof compareHit>[2], Record<string, unknown>]
) => compareHit(document, ...given).find((one) => one.field === field)

describe('the compare view', () => {
  test('says of each field what the database judges, and where something is missing', () => {
    const asked = { number: 'X 0000001', country: 'FRA' }
    const recorded = { number: 'X0000001', country: 'FRA', type: 'passport' }
    expect(line('number', asked, null, recorded)).toMatchObject({ verdict: 'same', saysKey: 'hit.compare.same' })
    expect(line('type', asked, null, recorded)?.saysKey).toBe('hit.compare.missing-in-question')
    expect(line('type', recorded, null, asked)?.saysKey).toBe('hit.compare.missing-in-record')
    expect(line('number', { number: 'X0000007' }, null, { number: 'X9990001' })?.saysKey).toBe('hit.compare.differs')
    expect(line('number', asked, null, recorded)?.labelKey).toBe('field.travel-document.number')
  })

  test('puts what the officer typed from the page before what was asked, and leaves out what nobody states', () => {
    const bearer = { documentExpires: '2031-02-03', family: 'EXERCISE' }
    expect(line('dateOfExpiry', { dateOfExpiry: '2030-01-01' }, bearer, { dateOfExpiry: '2031-02' })).toMatchObject({
      question: '2031-02-03',
      verdict: 'near',
    })
    expect(compareHit(document, {}, null, {})).toEqual([])
  })
})

describe('the compare view of a person', () => {
  const recorded = {
    names: [{ use: 'main', family: 'Belkhemsa', given: 'Ilyana' }],
    datesOfBirth: ['1984-03-09'],
    nationalities: [{ country: 'FRA', state: 'presumed' }],
    documents: [],
    cautions: [],
    sex: 'F',
  }
  const heard = { family: 'Belkhamsa', given: 'Iliana', dateOfBirth: '1984', nationalities: ['VNM'] }
  const spelled = (code: 'spelling' | 'differs') =>
    [{ feature: 'name', code, bits: 4, asked: 'Belkhamsa', recorded: 'Belkhemsa' }] as const
  const verdicts = (...given: Parameters<typeof compareHit> extends [unknown, ...infer Rest] ? Rest : never) =>
    Object.fromEntries(compareHit(nominal, ...given).map((one) => [one.field, `${one.question} ${one.verdict}`]))

  test('calls two spellings of one name close, and another name another', () => {
    expect(verdicts(heard, null, recorded, spelled('spelling')).names).toBe('Belkhamsa Iliana near')
    expect(verdicts(heard, null, recorded, spelled('differs')).names).toBe('Belkhamsa Iliana differs')
    expect(verdicts(heard, null, recorded).names).toBe('Belkhamsa Iliana differs')
  })

  test('puts what stands on the page before what was only heard', () => {
    const page = { family: 'Belhadem', given: 'Inas', dateOfBirth: '1984-03-09', sex: 'F', nationality: 'FRA' } as const
    expect(verdicts(heard, page, recorded, spelled('spelling'))).toEqual({
      names: 'Belhadem Inas differs',
      datesOfBirth: '1984-03-09 same',
      sex: 'F same',
      nationalities: 'FRA same',
    })
    expect(verdicts(heard, { sex: 'X' }, recorded).sex).toBe('null missing')
  })
})

// Extraction by tables of examples in five languages, and by laws that hold for any text.
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { languages } from '../terms/language.ts'
import { isIban } from './account.ts'
import { countSteps, extractFrom, findAll } from './extract.ts'
import { type Finding, type FindingKind, mostCharacters } from './finding.ts'

const options = { referenceDay: '2026-11-22' }
const find = (text: string): readonly Finding[] => findAll(text, options)
const valuesOf = (text: string, kind: FindingKind): readonly string[] =>
  find(text)
    .filter((finding) => finding.kind === kind)
    .map(({ value }) => value)

/** Invented people and things. */
const examples: readonly (readonly [FindingKind, string, readonly string[]])[] = [
  ['person', 'On Monday Mr John Carter-Smith met the officer.', ['John Carter-Smith']],
  ['person', 'Name: NGUYEN Van An', ['NGUYEN Van An']],
  ['person', 'We saw Oskar Vrindel, born 3 May 1987, at the gate.', ['Oskar Vrindel']],
  ['person', 'Maria Lopez left early.', ['Maria Lopez']],
  ['person', 'Le nommé Jean-Pierre DUPONT, né le 1er mai 1987.', ['Jean-Pierre DUPONT']],
  ['person', 'Nom et prénom : Delcourt Éloïse', ['Delcourt Éloïse']],
  ['person', 'Mme Fatima Benali et M. Luc Marchand', ['Fatima Benali', 'Luc Marchand']],
  ['person', 'Señor José Luis García Fernández, nacido el 3 de mayo.', ['José Luis García Fernández']],
  ['person', 'La Sra. María del Carmen Ortega viajó.', ['María del Carmen Ortega']],
  ['person', 'Ông Nguyễn Văn Minh và bà Trần Thị Hương', ['Nguyễn Văn Minh', 'Trần Thị Hương']],
  ['person', 'Ông Nguyễn Thanh Phong và bà Trần Thị Diễn', ['Nguyễn Thanh Phong', 'Trần Thị Diễn']],
  ['person', 'Mr Nguyễn Văn Diễn, born 1984', ['Nguyễn Văn Diễn']],
  ['person', 'Ông Trần Văn Quân Điện thoại 0912 345 678', ['Trần Văn Quân']],
  ['person', 'Họ và tên: Lê Quốc Bảo', ['Lê Quốc Bảo']],
  ['person', 'seen with Nguyen Van Minh today', ['Nguyen Van Minh']],
  ['person', 'name: john smith', ['john smith']],
  ['person', 'Name: compare it with the page', []],
  ['person', 'Hôm qua Phạm Thị Lan đã đi.', ['Phạm Thị Lan']],
  ['person', 'السيد محمد بن أحمد الحداد من مواليد ١٩٨٧', ['محمد بن أحمد الحداد']],
  ['person', 'وصلت السيدة فاطمة علي حسن إلى المدينة', ['فاطمة علي حسن']],
  ['person', 'قال أبو بكر الصافي ذلك', ['أبو بكر الصافي']],
  ['person', 'The Green Park on Long Street was closed on Monday.', []],
  ['person', 'La Policía Nacional y la Guardia Civil informaron.', []],
  ['organisation', 'It belongs to Blue Harbour Trading Ltd since May.', ['Blue Harbour Trading Ltd']],
  ['organisation', 'payé par Transports du Littoral SARL hier', ['Transports du Littoral SARL']],
  ['organisation', 'la Naviera del Sur S.A. de Cádiz', ['Naviera del Sur S.A.']],
  ['organisation', 'Công ty TNHH Vận tải Biển Xanh đã thuê xe.', ['Công ty TNHH Vận tải Biển Xanh']],
  ['organisation', 'حوالة من شركة النور للتجارة في بيروت', ['شركة النور للتجارة']],
  ['document', 'passport no. X1234567', ['X1234567']],
  ['document', 'passeport n° 12AB34567', ['12AB34567']],
  ['document', 'pasaporte número XAA123456', ['XAA123456']],
  ['document', 'hộ chiếu số C1234567', ['C1234567']],
  ['document', 'CCCD số 001087012345', ['001087012345']],
  ['document', 'جواز سفر رقم A1234567', ['A1234567']],
  ['document', 'con DNI 12345678Z', ['12345678Z']],
  ['document', 'passport of the driver was shown', []],
  ['vehicle-plate', 'plate AB-123-CD was seen', ['AB123CD']],
  ['vehicle-plate', 'immatriculée XA 123456. La voiture', ['XA123456']],
  ['vehicle-plate', 'con matrícula 1234 BCD', ['1234BCD']],
  ['vehicle-plate', 'xe biển số 51F-123.45', ['51F12345']],
  ['vehicle-plate', 'لوحة رقم ١٢٣٤٥', ['12345']],
  ['vehicle-plate', 'plate กข ๑๒๓๔ กรุงเทพมหานคร', ['กข1234']],
  ['vehicle-plate', 'ทะเบียนรถ กข 9901 seen', ['กข9901']],
  ['vehicle-plate', 'a lorry, 1กข ๒๓๔๕, at the gate', ['1กข2345']],
  ['vin', 'chassis 1HGCM82633A004352', ['1HGCM82633A004352']],
  ['vin', 'the word ABCDEFGHJKLMNPRST is none', []],
  ['phone', 'call +44 20 7946 0958 now', ['+442079460958']],
  ['phone', 'Tél. : +33 (0)6 12 34 56 78', ['+33612345678']],
  ['phone', 'móvil 612 345 678', ['612345678']],
  ['phone', 'SĐT 0912 345 678', ['0912345678']],
  ['phone', 'هاتف ٠١٠١٢٣٤٥٦٧٨', ['01012345678']],
  ['phone', 'order 4912345678901234567890', []],
  ['phone', 'version 1.2.3 of 2024', []],
  ['email', 'Write to J.Smith@Mail.Example.', ['j.smith@mail.example']],
  ['email', 'not@an address', []],
  ['account', 'IBAN GB29 NWBK 6016 1331 9268 19', ['GB29NWBK60161331926819']],
  ['account', 'IBAN FR14 2004 1010 0505 0001 3M02 606', ['FR1420041010050500013M02606']],
  ['account', 'tarjeta 4111 1111 1111 1111', ['4111111111111111']],
  ['account', 'số tài khoản: 0123456789012', ['0123456789012']],
  ['account', 'رقم الحساب 123456789', ['123456789']],
  ['account', 'number 4111 1111 1111 1112', []],
  ['date', 'born 3 May 1987', ['1987-05-03']],
  ['date', 'on May 3rd, 1987', ['1987-05-03']],
  ['date', 'le 1er mai 1987, puis en août 1988', ['1987-05-01', '1988-08']],
  ['date', 'el 3 de mayo de 1987', ['1987-05-03']],
  ['date', 'ngày 3 tháng 5 năm 1987', ['1987-05-03']],
  ['date', 'tháng 5 năm 1987', ['1987-05']],
  ['date', '٣ مايو ١٩٨٧', ['1987-05-03']],
  ['date', '٣ كانون الثاني ١٩٨٧', ['1987-01-03']],
  ['date', 'about 1980', ['1980~']],
  ['date', 'من مواليد ١٩٨٠', ['1980']],
  ['date', '25/12/1980 and 1980-12-26 and 27.12.1980', ['1980-12-25', '1980-12-26', '1980-12-27']],
  ['date', '31/02/1980', []],
  ['date', '12.345.678 euros', []],
  ['place', 'from London to Vietnam', ['London', 'VNM']],
  ['place', 'de Marseille au Maroc', ['Marseille', 'MAR']],
  ['place', 'de España a México', ['ESP', 'MEX']],
  ['place', 'từ Việt Nam sang Đức qua Hà Nội', ['VNM', 'DEU', 'Hanoi']],
  ['place', 'من العراق إلى بيروت وفرنسا', ['IRQ', 'Beirut', 'FRA']],
]

describe('what a text is read for', () => {
  test.each(examples)('%s in: %s', (kind, text, values) => {
    expect(valuesOf(text, kind)).toEqual(values)
  })

  test('a machine readable zone is one document with its fields', () => {
    const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\r\nL898902C36UTO7408122F1204159ZE184226B<<<<<10'
    const found = find(`Seen at the gate:\n${zone}\nNothing else.`)
    expect(found.map(({ kind, value, text }) => [kind, value, text])).toEqual([['document', 'L898902C3', zone]])
    expect(found[0]?.details).toMatchObject({
      family: 'ERIKSSON',
      given: 'ANNA MARIA',
      dateOfBirth: '1974-08-12',
      checkDigits: 'ok',
    })
  })

  test('a Hijri day is a range about the day of the calendar by tables, with what was stated', () => {
    // 1 Muharram 1400 fell on 20 or 21 November 1979.
    const [found] = find('١ محرم ١٤٠٠ هـ')
    expect([found?.value, found?.details.hijri]).toEqual(['1979-11-20/1979-11-22', '1400-01-01'])
  })

  test('a date that may be read in two orders says the other', () => {
    expect(find('seen 3/5/1987')[0]).toMatchObject({
      value: '1987-05-03',
      strength: 'weak',
      details: { other: '1987-03-05' },
    })
  })

  test('the word beside a date says what it is for', () => {
    const roleOf = (text: string): string | undefined => find(text)[0]?.details.role
    expect(roleOf('née le 3 mai 1987')).toBe('birth')
    expect(roleOf('sinh ngày 3 tháng 5 năm 1987')).toBe('birth')
    expect(roleOf('valid until 3 May 2031')).toBe('expiry')
    expect(roleOf('on 3 May 2031')).toBeUndefined()
  })

  test('a number without a calling code takes that of the country it is dialled in', () => {
    const [found] = findAll('tél 06 12 34 56 78', { ...options, dialledIn: 'FRA' })
    expect([found?.value, found?.details.country]).toEqual(['+33612345678', 'FRA'])
    expect(findAll('tel 06 1234 5678', { ...options, dialledIn: 'ITA' })[0]?.value).toBe('+390612345678')
  })

  test('an IBAN with wrong check digits is weak, and no telephone either', () => {
    const found = find('IBAN GB29 NWBK 6016 1331 9268 18')
    expect(found.map(({ kind, strength }) => [kind, strength])).toEqual([['account', 'weak']])
  })
})

const parts = fc.constantFrom(
  ...examples.map(([, text]) => text),
  ...[
    '\n',
    '\n\n',
    ' ',
    '\t',
    '+',
    '@',
    '<<',
    '00',
    '1234567',
    '.',
    ',',
    'Mr ',
    'né le ',
    'السيد ',
    'ông ',
    '\u200f',
    '\u200b',
    '٣',
    '😀',
    '\ud800',
  ],
)
const texts = fc.oneof(
  fc.array(parts, { maxLength: 30 }).map((list) => list.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
)

describe('prose that names nobody', () => {
  test.each(languages)('the words of the screens in %s bring next to nothing', (language) => {
    const folder = new URL(`../../locales/${language}/`, import.meta.url)
    const catalogues = readdirSync(folder).map((file) => readFileSync(new URL(file, folder), 'utf8'))
    const text = catalogues.flatMap((file) => Object.values<string>(JSON.parse(file))).join('\n\n')
    const wrong = find(text).filter(({ kind }) => kind === 'person' || kind === 'organisation')
    expect(wrong.length).toBeLessThan(text.length / 10_000)
  })
})

describe('laws', () => {
  test('offsets give back the text, findings are in order and never overlap', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0
        for (const found of find(text)) {
          expect(text.slice(found.from, found.to)).toBe(found.text)
          expect(found.from).toBeGreaterThanOrEqual(end)
          expect(found.to).toBeGreaterThan(found.from)
          end = found.to
        }
      }),
    )
  })

  test('reading a value again gives the same value', () => {
    const label: Readonly<Partial<Record<FindingKind, string>>> = {
      document: 'passport no. ',
      'vehicle-plate': 'plate ',
      account: 'account no. ',
      phone: 'phone ',
      person: 'Name: ',
    }
    for (const [kind, text] of examples) {
      for (const value of valuesOf(text, kind)) {
        if (kind === 'place' || value.endsWith('~') || (kind === 'date' && value.length < 10)) continue
        expect([kind, valuesOf(`${label[kind] ?? ''}${value}`, kind)]).toEqual([kind, [value]])
      }
    }
  })

  test('what is found does not depend on what stands in other paragraphs, however long', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...examples.map(([, text]) => text)), { minLength: 1, maxLength: 120 }),
        (list) => {
          const apart = list.flatMap((text) => find(text).map(({ kind, value }) => [kind, value]))
          const together = find(list.join('\n\n')).map(({ kind, value }) => [kind, value])
          expect(together).toEqual(apart)
        },
      ),
      { numRuns: 20 },
    )
  })

  test('invisible characters and marks of direction hide nothing', () => {
    const hidden = ['\u200b', '\u200f', '\u202b', '\u2066', '\ufeff', '\u00ad']
    const certain = examples.filter(([kind]) => !['place', 'organisation'].includes(kind))
    fc.assert(
      fc.property(
        fc.constantFrom(...certain),
        fc.array(fc.tuple(fc.nat(), fc.constantFrom(...hidden)), { maxLength: 8 }),
        (example, inserted) => {
          const [kind, text, values] = example
          const characters = [...text]
          for (const [at, mark] of inserted) characters.splice(at % (characters.length + 1), 0, mark)
          expect(valuesOf(characters.join(''), kind)).toEqual(values)
        },
      ),
    )
  })

  test('letters with their marks apart are read as those with them', () => {
    for (const [kind, text, values] of examples) {
      expect([text, valuesOf(text.normalize('NFD'), kind)]).toEqual([text, values])
    }
  })

  test('digits within longer runs of digits or letters are no telephones, accounts or dates', () => {
    const digits = fc.stringMatching(/^[0-9]{20,60}$/)
    fc.assert(
      fc.property(digits, fc.constantFrom('', 'x', '_'), (number, end) => {
        expect(find(`see ${end}${number}${end} there`)).toEqual([])
      }),
    )
  })

  test('an IBAN with any one digit exchanged for another is none', () => {
    const iban = 'GB29NWBK60161331926819'
    const places = [...iban].flatMap((character, at) => (/\d/.test(character) ? [at] : []))
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (at, more) => {
        const digit = (Number(iban.charAt(at)) + more) % 10
        expect(isIban(`${iban.slice(0, at)}${digit}${iban.slice(at + 1)}`)).toBe(false)
      }),
    )
  })
})

describe('long texts', () => {
  /** Looks at a token for each character, at most: windows and look-ahead are bounded whatever the text. */
  const mostLooks = 90
  const adversaries = [
    'a',
    '1',
    '<',
    ' ',
    '\n',
    '.',
    '@',
    '+',
    '(',
    '-',
    '1 ',
    '1-',
    'A ',
    'A.',
    'Mr ',
    'a@',
    'a.',
    'a.a@',
    'Name: ',
    'né le ',
    'account ',
    'de ',
    'Nguyen ',
    'بن ',
    'السيد ',
    'GB29 ',
    '00 ',
    '3 May ',
    'tháng 5 ',
    'plate A',
    'P<UTO',
    'Ltd ',
    'A, ',
    'Congo - ',
    'born on ',
    'IBAN ',
    '(0) ',
    '🙂',
    '\u200b',
    'ا',
    'passport no ',
  ]

  test.each(adversaries)('work grows with the length alone: %j again and again', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length))
    expect(countSteps(text, options) / text.length).toBeLessThan(mostLooks)
  })

  test('work grows with the length alone for any mixture', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...adversaries), { minLength: 1, maxLength: 6 }), (pieces) => {
        const piece = pieces.join('')
        const text = piece.repeat(Math.ceil(6_000 / piece.length))
        expect(countSteps(text, options) / text.length).toBeLessThan(mostLooks)
      }),
      { numRuns: 60 },
    )
  })

  test('is read in many short steps, and refused above the limit', () => {
    const text = 'Mr John Carter met Maria Lopez in London. '.repeat(500)
    const steps = [...extractFrom(text, options)]
    expect(steps.length).toBeGreaterThan(10)
    expect(steps.flat().filter(({ kind }) => kind === 'place')).toHaveLength(500)
    expect(() => extractFrom('x'.repeat(mostCharacters + 1), options).next()).toThrow(RangeError)
  })

  test('a run without any gap is cut, and what touches the cut is not found', () => {
    const text = `${'7'.repeat(5000)}0612345678`
    expect(find(text)).toEqual([])
  })
})

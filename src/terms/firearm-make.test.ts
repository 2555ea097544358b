/** Laws and samples of makes and calibres of firearms. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldCalibre, foldMake } from './firearm-make.ts'

test.each([
  ['Smith & Wesson', 'S&W', 'smith and wesson', 'Smith+Wesson'],
  ['FN Herstal', 'Fabrique Nationale', 'F.N.', 'FN'],
  ['Heckler & Koch GmbH', 'H&K', 'HK', 'Heckler und Koch'],
  ['Česká zbrojovka', 'CZ', 'C.Z.'],
  ['Exercise Arms Ltd', 'Exercise-Arms', 'EXERCISE ARMS'],
])('%s and its other names are one make', (make, ...others) => {
  for (const other of others) expect(foldMake(other)).toBe(foldMake(make))
})

test.each([
  ['9 mm Luger', '9x19', '9×19 mm', '9mm Para'],
  ['.380 ACP', '9 mm kurz', '9x17'],
  ['.45 ACP', '45 Auto'],
])('%s and its other names are one calibre', (calibre, ...others) => {
  for (const other of others) expect(foldCalibre(other)).toBe(foldCalibre(calibre))
})

test('makes and calibres that are not one stay apart', () => {
  expect(foldMake('Beretta')).not.toBe(foldMake('Walther'))
  expect(foldCalibre('9x18')).not.toBe(foldCalibre('9x19'))
  expect(foldMake('---')).toBe('')
})

test('folding again changes nothing', () => {
  const makes = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc
      .array(fc.constantFrom('Colt', 'S&W', 'Arms', 'Co', 'GmbH', 'Exercise', ' ', '.'), { maxLength: 5 })
      .map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(makes, (text) => {
      expect(foldMake(foldMake(text))).toBe(foldMake(text))
      expect(foldCalibre(foldCalibre(text))).toBe(foldCalibre(text))
    }),
    { numRuns: 500 },
  )
})

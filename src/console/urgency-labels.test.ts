// A label is shown as it was typed, whatever signs are in it.
import { createFormatters } from '@formatjs/intl'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelledWords, literally } from './urgency-labels.ts'

test('a label stands for the word of its urgency in every language, a blank one for none', () => {
  expect(labelledWords({ 'very-urgent': ' FLASH ', urgent: '', normal: undefined })).toEqual({
    'urgency.very-urgent': 'FLASH',
  })
})

test('whatever is typed is a message that says just that', () => {
  const formatters = createFormatters()
  const says = (text: string) => formatters.getMessageFormat(literally(text), 'en').format()
  for (const text of ["l'éclair", "''", '{0}', '<b>now</b>', "'{", '#1']) expect(says(text)).toBe(text)
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), (text) => {
      expect(says(text)).toBe(text)
    }),
  )
})

/** Vietnamese words left as typed. */
import { expect, test } from 'vitest'
import { foldLatin } from './latin.ts'
import { readTyping } from './typing.ts'

test.each([
  ['nguyeenx', 'nguyen'],
  ['nguyeexn', 'nguyen'],
  ['huwowngf', 'huong'],
  ['ddawngj', 'dang'],
  ['quoocs', 'quoc'],
  ['traanf', 'tran'],
])('%s is %s with letters for marks', (typed, plain) => {
  expect(readTyping(typed)).toBe(plain)
})

test.each(['nguyen', 'haas', 'rees', 'maas', 'dawson', 'brandovanx', 'jf', 'vandorf', 'lee', 'boor'])(
  '%s is a word as it stands',
  (word) => {
    expect(readTyping(word)).toBeUndefined()
  },
)

test.each([
  ['nguye6n4', 'nguyen'],
  ['d9u71c', 'duc'],
  ['huo7ng2', 'huong'],
  ['tra6n2', 'tran'],
  // A digit within other words is a letter misread.
  ['sech1n', 'sechin'],
  ['cas1mir', 'casimir'],
])('%s is %s with digits', (typed, plain) => {
  expect(foldLatin(typed)).toBe(plain)
})

import { describe, expect, test } from 'vitest'
import { say } from './words.ts'

describe('words of the server', () => {
  test('put texts into their places as they are, whatever they are made of', () => {
    const values = { asked: "O'Example {asked} <b>", recorded: 'مثال' }
    expect(say('en', 'match.name.spelling', values)).toContain(values.asked)
    expect(say('fr', 'match.name.spelling', values)).toContain(values.recorded)
  })

  test('put a number in its place as it is, and choose by it where the language does', () => {
    expect(say('en', 'fault.identifier-too-long', { at: 1234 })).toContain(' 1234.')
    const [one, two] = [1, 2].map((many) => say('en', 'check.no-match', { count: many }))
    expect([one, two]).toEqual(['No match in 1 database.', 'No match in 2 databases.'])
  })

  test('are the key itself where there are none', () => {
    expect(say('en', 'no.such.key', { asked: 'x' })).toBe('no.such.key')
  })
})

import { describe, expect, test } from 'vitest'
import { say } from './words.ts'

describe('words of the server', () => {
  test('put texts into their places as they are, whatever they are made of', () => {
    const values = { asked: "O'Example {asked} <b>", recorded: 'مثال' }
    expect(say('en', 'match.name.spelling', values)).toContain(values.asked)
    expect(say('fr', 'match.name.spelling', values)).toContain(values.recorded)
  })

  test('follow the rules of the language where a number is said', () => {
    expect(say('en', 'fault.identifier-too-long', { at: 1234 })).toMatch(/1,234/)
  })

  test('are the key itself where there are none', () => {
    expect(say('en', 'no.such.key', { asked: 'x' })).toBe('no.such.key')
  })
})

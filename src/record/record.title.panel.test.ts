/** What people call a record. */
import { describe, expect, test } from 'vitest'
import { titleIn, titleText } from './record.title.panel.ts'

describe('a title', () => {
  test('is the main name with its own script for a person, whichever place it has in the list', () => {
    const names = [
      { use: 'alias', whole: 'Momo' },
      { use: 'main', family: 'Exercise', given: 'Lea', original: 'ليا' },
    ]
    expect(titleIn({ names }).person).toEqual({ family: 'Exercise', given: 'Lea', script: 'ليا' })
    expect(titleText({ names })).toBe('ليا Exercise Lea')
  })

  test('is country, number and look for a thing; a range shows both ends and an outboard its engine', () => {
    expect(titleText({ country: 'FRA', plate: 'EX-1', make: 'Renault', model: 'Clio' })).toBe('FRA EX-1 Renault Clio')
    expect(titleIn({ number: 'X1', numberTo: 'X9' }).identifier).toBe('X1 – X9')
    expect(titleIn({ engines: [{ serial: 'S1' }] }).identifier).toBe('S1')
  })

  test('of a travel document is the number and its holder where one is stated', () => {
    expect(titleText({ number: 'X1', country: 'FRA', family: 'Exercise' })).toBe('Exercise FRA X1')
    expect(titleText({})).toBe('')
  })
})

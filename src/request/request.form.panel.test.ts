/** What the form of a request sends: nothing that was not typed, conditions under H3 only, and no question before it can be asked. */
import { describe, expect, test } from 'vitest'
import { emptyRequest, entryOf, markingOfDraft, missingOf, needOf } from './request.form.panel.ts'

const blank = emptyRequest('en')

describe('a draft', () => {
  test('leaves out what was not typed, and trims the rest', () => {
    expect(entryOf({ ...blank, question: '  Which routes?  ' })).toEqual({
      question: 'Which routes?',
      wanted: 'operational-report',
      threat: null,
      language: 'en',
      marking: { handlingCode: 'H0', confidentiality: 'official-use-only', conditions: [] },
    })
  })

  test('has conditions, one a line, under H3 and under nothing else', () => {
    const marking = { handlingCode: 'H3', confidentiality: 'restricted', conditions: ' One \n\nTwo' } as const
    expect(markingOfDraft(marking).conditions).toEqual(['One', 'Two'])
    expect(markingOfDraft({ ...marking, handlingCode: 'H2' }).conditions).toEqual([])
  })

  test('is routed once area and deadline stand, not before', () => {
    expect(needOf({ ...blank, crimeArea: 'drugs' })).toBeNull()
    expect(needOf({ ...blank, crimeArea: 'drugs', neededBy: 'tomorrow' })).toBeNull()
    expect(needOf({ ...blank, crimeArea: 'drugs', neededBy: '2026-12-01T00:00:00.000Z' })).toMatchObject({
      crimeArea: 'drugs',
      confidentiality: 'official-use-only',
    })
  })

  test('says what is missing in the order of the form', () => {
    expect(missingOf({ ...blank, decision: 'Where patrols go', known: ' ' })).toEqual([
      '/question',
      '/audience',
      '/known',
      '/mayShow',
      '/neededBy',
    ])
  })
})

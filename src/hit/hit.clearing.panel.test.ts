/** The note for a person found not to be the one recorded: what it begins with, and that consent is given by a hand, never assumed. */
import { describe, expect, test } from 'vitest'
import { clearBodyOf, clearDraftOf, clearFaults } from './hit.clearing.panel.ts'

const asked = { number: 'X0000101', country: 'FRA', type: 'passport' }
const person = (more: object = {}) => ({
  question: { kind: 'person', fields: { family: 'Exercise', dateOfBirth: '1991-05-06', documents: [asked], ...more } },
  bearer: null,
})

describe('the note begins with', () => {
  test('the document that was shown and the birth on it, from a number, a person or a zone', () => {
    const shown = { number: 'X0000101', country: 'FRA', type: 'passport', dateOfBirth: '1991-05-06', consent: false }
    expect(clearDraftOf(person())).toEqual(shown)
    const zone = { kind: 'travel-document', fields: { ...asked, bearer: { dateOfBirth: '1991-05-06' } } }
    expect(clearDraftOf({ question: zone, bearer: null })).toEqual(shown)
  })

  test('what the officer typed from the page before what was asked', () => {
    expect(clearDraftOf({ ...person(), bearer: { dateOfBirth: '1991-05-07' } }).dateOfBirth).toBe('1991-05-07')
  })

  test('nothing where nothing is known, as after erasure', () => {
    const empty = { number: '', country: null, type: null, dateOfBirth: '', consent: false }
    expect(clearDraftOf({ question: { kind: 'person', fields: {} }, bearer: null })).toEqual(empty)
    expect(clearDraftOf({ question: null, bearer: null })).toEqual(empty)
    expect(clearDraftOf(person({ documents: [{ number: 7, type: 'library-card' }], dateOfBirth: undefined }))).toEqual(
      empty,
    )
  })
})

describe('the note is sent', () => {
  const draft = { ...clearDraftOf(person()), consent: true }

  test('whole, and only with consent', () => {
    expect(clearBodyOf(draft)).toEqual({ document: asked, dateOfBirth: '1991-05-06', consent: true })
    expect(clearBodyOf({ ...draft, consent: false })).toBeUndefined()
    expect(clearFaults({ ...draft, consent: false })).toEqual([{ pointer: '/consent', says: 'fault.consent-needed' }])
  })

  test('never with a part of it missing, each told where it is missing', () => {
    const blank = { number: ' ', country: null, type: null, dateOfBirth: '', consent: false }
    expect(clearFaults(blank).map(({ pointer }) => pointer)).toEqual([
      '/document/number',
      '/document/country',
      '/document/type',
      '/dateOfBirth',
      '/consent',
    ])
    for (const part of ['number', 'country', 'type', 'dateOfBirth'] as const)
      expect(clearBodyOf({ ...draft, [part]: blank[part] })).toBeUndefined()
  })
})

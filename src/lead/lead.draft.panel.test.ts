/** The draft of a lead: what is missing is said, and what was left empty is not sent. */
import { describe, expect, test } from 'vitest'
import {
  draftFromClaims,
  emptyLead,
  gradeOf,
  type LeadDraft,
  leadOf,
  missingIn,
  nearestOf,
} from './lead.draft.panel.ts'

const draft: LeadDraft = {
  ...emptyLead,
  to: ['fr'],
  todo: ' Exercise: look. ',
  why: 'Exercise.',
  source: 'B',
  information: '2',
  dueAt: '2026-11-24T20:00:00.000Z',
}

describe('the draft of a lead', () => {
  test('names everything that is missing', () => {
    expect(missingIn(emptyLead)).toEqual(['/to', '/todo', '/why', '/grade/code', '/grade/information', '/dueAt'])
    expect(missingIn({ ...draft, isPlaced: true })).toEqual(['/place/bureau'])
    expect(missingIn(draft)).toEqual([])
  })

  test('leaves out what is empty, and a condition where the code is not H3', () => {
    expect(leadOf({ ...draft, condition: 'left over' })).toEqual({
      to: ['fr'],
      about: { kind: 'bureau' },
      todo: 'Exercise: look.',
      why: 'Exercise.',
      grade: { scheme: '4x4', code: 'B2' },
      marking: { handlingCode: 'H0', confidentiality: 'official-use-only' },
      dueAt: draft.dueAt,
    })
  })

  test('is about the record or hit it was begun on, with the place that was named', () => {
    const placed = { isPlaced: true, placeBureau: 'fr', post: 'Gate 7' }
    expect(leadOf({ ...draft, ...placed, binding: { hit: 'h1', file: 'f1' }, claims: ['c1'] })).toMatchObject({
      about: { kind: 'hit', id: 'h1' },
      place: { bureau: 'fr', post: 'Gate 7' },
      file: 'f1',
      claims: ['c1'],
    })
    expect(leadOf({ ...draft, claims: ['c1'] })).not.toHaveProperty('claims')
  })

  test('says what a grade of another scheme comes closest to', () => {
    expect(nearestOf({ ...draft, scheme: '5x5x5', code: 'e41' })).toMatchObject({ source: 'X', information: '4' })
    expect(gradeOf({ ...draft, scheme: '5x5x5', code: 'e41' })).toEqual({ scheme: '5x5x5', code: 'E41' })
    expect(nearestOf({ ...draft, source: null })).toBeUndefined()
  })
})

describe('a lead begun from claims', () => {
  const claim = (id: string, handlingCode: 'H0' | 'H2', confidentiality: 'official-use-only' | 'restricted') => ({
    id,
    marking: { handlingCode, confidentiality },
  })

  test('names them and their file, and is marked as the strictest of them on each axis', () => {
    const begun = draftFromClaims('file', [claim('a', 'H2', 'official-use-only'), claim('b', 'H0', 'restricted')])
    expect(begun).toEqual({
      binding: { file: 'file' },
      claims: ['a', 'b'],
      handlingCode: 'H2',
      confidentiality: 'restricted',
    })
    expect(leadOf({ ...draft, ...begun })).toMatchObject({ file: 'file', claims: ['a', 'b'] })
  })
})

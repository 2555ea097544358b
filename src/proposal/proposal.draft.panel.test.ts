/** From the form of a proposal to what the hub is told, and back from its faults to the form. */
import { describe, expect, test } from 'vitest'
import { Problem } from '../console/problem.ts'
import { declaredFields } from '../record/record.fields.panel.ts'
import {
  blankProposal,
  type ProposalDraft,
  pickedNow,
  proposalFrom,
  refusalOnForm,
  takenNow,
} from './proposal.draft.panel.ts'

const declared = declaredFields({
  required: ['names'],
  properties: {
    names: { type: 'array', items: { type: 'object', properties: { family: { type: 'string' } } } },
    eyes: { type: 'string' },
    hair: { type: 'string' },
    height: { type: 'integer' },
    documents: { type: 'array', items: { type: 'object', properties: { number: { type: 'string' } } } },
  },
})
const present = { eyes: 'brown', height: '180', names: [{ key: 0, members: { family: 'Exercise' } }] }
const from = (draft: Partial<ProposalDraft>) =>
  proposalFrom({ ...blankProposal, reason: ' Seen today ', ...draft }, declared, { present, version: 3 })

describe('a proposal', () => {
  test('speaks of the chosen fields only, in the order of the database, typed or as the record has them', () => {
    expect(from({ chosen: ['height', 'eyes'], fields: { eyes: 'green', hair: 'red' } })).toEqual({
      version: 3,
      changes: [
        { field: 'eyes', value: 'green' },
        { field: 'height', value: 180 },
      ],
      reason: 'Seen today',
    })
  })

  test('says nothing with null, and leaves an empty list that every record has to its database', () => {
    const emptied = { eyes: ' ', documents: [], names: [] }
    expect(from({ chosen: ['eyes', 'documents', 'names'], fields: emptied }).changes).toEqual([
      { field: 'names', value: [] },
      { field: 'eyes', value: null },
      { field: 'documents', value: null },
    ])
  })

  test('carries status and grade only where they were chosen, the grade whole or not at all', () => {
    expect(from({ chosen: ['status'], status: 'missing', source: 'A', information: '1' })).toMatchObject({
      status: 'missing',
      changes: [],
      grade: { source: 'A', information: '1' },
    })
    const half = from({ chosen: [], status: 'missing', source: 'A' })
    expect(half).not.toHaveProperty('status')
    expect(half).not.toHaveProperty('grade')
  })
})

test('faults of the hub find the field they speak of; what speaks of no change stays, and no problem stays none', () => {
  const problem = new Problem({
    status: 400,
    code: 'invalid',
    key: 'request.invalid',
    pointers: [
      { pointer: '/changes/1/value/0/number', says: 'a' },
      { pointer: '/changes/0/field', says: 'b' },
      { pointer: '/changes', says: 'c' },
      { pointer: '/changes/7/value', says: 'd' },
      { pointer: '/reason', says: 'e' },
    ],
  })
  const told = refusalOnForm(problem, ['eyes', 'documents'])
  expect(told?.pointers.map(({ pointer }) => pointer)).toEqual([
    '/fields/documents/0/number',
    '/fields/eyes',
    '/changes',
    '/changes/7/value',
    '/reason',
  ])
  expect(told?.key).toBe('request.invalid')
  expect(refusalOnForm(null, [])).toBeNull()
})

const change = (field: string, conflict: 'none' | 'changed' | 'same') => ({
  field,
  before: null,
  now: null,
  proposed: null,
  conflict,
  accepted: null,
})

test('what has changed since, or says so already, is taken only by choice', () => {
  const changes = [change('a', 'none'), change('b', 'changed'), change('c', 'same')]
  expect(takenNow(changes, {})).toEqual(['a'])
  expect(takenNow(changes, pickedNow(changes, {}, ['a', 'b']))).toEqual(['a', 'b'])
  expect(takenNow(changes, pickedNow(changes, {}, []))).toEqual([])
})

test('a change that comes into conflict while it is looked at falls out, unless the owner has picked it', () => {
  const before = [change('a', 'none'), change('b', 'changed')]
  const after = [change('a', 'changed'), change('b', 'changed')]
  expect(takenNow(after, pickedNow(before, {}, ['a', 'b']))).toEqual(['b'])
})

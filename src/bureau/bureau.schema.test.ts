// Names of bureaus as the field writes them, and their clocks.
import { expect, test } from 'vitest'
import { bodies } from '../member/body.table.ts'
import { members, subBureaus } from '../member/member.table.ts'
import { bureauName, clocksOf, suspensionNote } from './bureau.schema.ts'

test('a national bureau is named after its city, a body by its abbreviation', () => {
  expect(['vn', 'fr', 'hk', 'gs', 'aseanapol', 'rbharare', 'unhcr'].map(bureauName)).toEqual([
    'IP Hanoi',
    'IP Paris',
    'IP Hong Kong',
    'IP General Secretariat',
    'ASEANAPOL',
    'RB Harare',
    'UNHCR',
  ])
})

test('a code of nobody is written as it is', () => {
  expect(['xa', 'exercise'].map(bureauName)).toEqual(['IP XA', 'EXERCISE'])
})

test('no two bureaus bear the same name', () => {
  const codes = [...members, ...subBureaus, ...bodies].map(({ bureau }) => bureau)
  expect(new Set(codes.map(bureauName)).size).toBe(codes.length)
})

test('a clock that is not set has its default', () => {
  expect(clocksOf({})).toEqual({ 'very-urgent': 10, urgent: 60, normal: 720 })
  expect(clocksOf({ urgent: 30 })).toEqual({ 'very-urgent': 10, urgent: 30, normal: 720 })
})

test('the reason of a suspension stands beside the fact for five years, never in it', () => {
  const note = suspensionNote({ suspended: true, reason: 'EXERCISE: entered in bad faith' }, '2026-11-21T20:05:00.000Z')
  expect(note).toEqual({
    detail: { state: 'suspended' },
    asked: { value: { reason: 'EXERCISE: entered in bad faith' }, eraseOn: '2031-11-20' },
  })
})

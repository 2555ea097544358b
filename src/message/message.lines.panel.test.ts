// The list of messages: what is asked of the hub, threads, and how far a message came.
import { describe, expect, test } from 'vitest'
import {
  furthest,
  isFiltered,
  isOwed,
  isUnseen,
  noFilters,
  othersOf,
  queryOf,
  singleLines,
  threadsOf,
  toggle,
  unheard,
} from './message.lines.panel.ts'
import type { MessageLine } from './message.schema.ts'

const line = (members: Partial<MessageLine>): MessageLine =>
  ({
    id: 'one',
    thread: 'one',
    box: 'out',
    from: 'vn',
    to: ['fr', 'de'],
    state: 'sent',
    replyBy: null,
    displayedAt: null,
    heard: { of: 2, stored: 2, displayed: 1, acknowledged: 0, answered: 0 },
    ...members,
  }) as MessageLine

describe('the list', () => {
  test('asks for what is chosen and nothing else', () => {
    expect(queryOf('in', noFilters)).toEqual({ box: 'in' })
    const filters = toggle({ ...noFilters, urgency: 'urgent', with: 'fr' }, 'overdue')
    expect(queryOf('out', filters)).toEqual({ box: 'out', urgency: 'urgent', with: 'fr', overdue: true })
    expect(isFiltered(filters)).toBe(true)
    expect(toggle(filters, 'overdue').chips).toEqual([])
    expect(isFiltered(noFilters)).toBe(false)
  })

  test('by thread has one line each, at the place of its newest message', () => {
    const lines = [line({ id: 'c' }), line({ id: 'b', thread: 'two' }), line({ id: 'a' })]
    expect(threadsOf(lines).map(({ key, line: { id }, count }) => [key, id, count])).toEqual([
      ['one', 'c', 2],
      ['two', 'b', 1],
    ])
    expect(singleLines(lines).map(({ key }) => key)).toEqual(['c', 'b', 'a'])
  })
})

describe('a message', () => {
  test('came as far as the furthest of its recipients, and is said with how many', () => {
    expect(furthest(line({}))).toEqual({ mark: 'displayed', made: 1, of: 2 })
    expect(furthest(line({ heard: { of: 2, stored: 0, displayed: 0, acknowledged: 0, answered: 0 } }))).toEqual({
      mark: 'sent',
      made: 2,
      of: 2,
    })
  })

  test('is unseen only where it came in and stands', () => {
    expect(isUnseen(line({ box: 'in' }))).toBe(true)
    expect(isUnseen(line({ box: 'in', state: 'withdrawn' }))).toBe(false)
    expect(isUnseen(line({}))).toBe(false)
  })

  test('owes an answer until everybody has answered, and none once it is withdrawn', () => {
    const replyBy = '2026-11-22T21:00:00.000Z'
    expect(isOwed(line({ replyBy }))).toBe(true)
    expect(isOwed(line({ replyBy, state: 'withdrawn' }))).toBe(false)
    expect(isOwed(line({ replyBy, heard: { of: 2, stored: 2, displayed: 2, acknowledged: 2, answered: 2 } }))).toBe(
      false,
    )
    expect(isOwed(line({}))).toBe(false)
  })

  test('has its sender on the other side where it came in, its recipients where it went out', () => {
    expect(othersOf(line({ box: 'in' }))).toEqual(['vn'])
    expect(othersOf(line({}))).toEqual(['fr', 'de'])
  })
})

describe('a recipient who has not heard', () => {
  const sentAt = '2026-11-22T20:00:00.000Z'
  const at = (minutes: number): number => Date.parse(sentAt) + minutes * 60_000
  const sent = { box: 'out', state: 'sent', test: false, urgency: 'very-urgent' } as const
  const stored = { sentAt, storedAt: sentAt, displayedAt: null }

  test.each([
    ['very-urgent', 10],
    ['urgent', 60],
    ['normal', 1440],
  ] as const)('is told of a %s message after %i minutes that nobody opened', (urgency, minutes) => {
    expect(unheard({ ...sent, urgency }, stored, at(minutes))).toBeNull()
    expect(unheard({ ...sent, urgency }, stored, at(minutes + 1))).toBe('unopened')
  })

  test('is told of as long as the message is in no mailbox, after the moment that always takes', () => {
    expect(unheard(sent, { ...stored, storedAt: null }, at(0.1))).toBeNull()
    expect(unheard(sent, { ...stored, storedAt: null }, at(1))).toBe('waiting')
  })

  test('is nobody where it was opened, received, withdrawn or a test', () => {
    expect(unheard(sent, { ...stored, displayedAt: sentAt }, at(9999))).toBeNull()
    for (const other of [{ box: 'in' }, { state: 'withdrawn' }, { test: true }] as const)
      expect(unheard({ ...sent, ...other }, stored, at(9999))).toBeNull()
  })
})

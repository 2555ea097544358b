// The palette finds commands in every language and hands searches on without running them.
import { describe, expect, test, vi } from 'vitest'
import type { Command } from './commands.ts'
import { paletteSections, splitPrefix } from './palette-lines.ts'

const english = {
  'go.notices': 'Notices',
  'go.desk': 'Desk',
  'act.take': 'Assign to {who}',
  'find.person': 'Person: {term}',
}
const vietnamese = {
  'go.notices': 'Thông báo',
  'go.desk': 'Bàn trực',
  'act.take': 'Giao cho {who}',
  'find.person': 'Người: {term}',
}
const say = ({ does, values }: Pick<Command, 'does' | 'values'>) =>
  (english[does as keyof typeof english] ?? does).replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name]))

const command = (id: string, does: string, section: Command['section'], more: Partial<Command> = {}): Command => ({
  id,
  does,
  section,
  run: () => undefined,
  ...more,
})
const commands = [
  command('take', 'act.take', 'act', { values: { who: 'me' } }),
  command('desk', 'go.desk', 'go'),
  command('notices', 'go.notices', 'go'),
]
const run = vi.fn()
const searches = [{ prefix: 'p', does: 'find.person', run }]
const lines = (typed: string, recent: readonly string[] = []) =>
  paletteSections(typed, commands, searches, recent, [english, vietnamese], say).map(
    (one) => [one.section, one.lines.map((line) => line.says)] as const,
  )

describe('the palette', () => {
  test('without a question lists recent commands first, then sections in their order', () => {
    expect(lines('', ['notices', 'gone'])).toEqual([
      ['recent', ['Notices']],
      ['act', ['Assign to me']],
      ['go', ['Desk', 'Notices']],
    ])
  })
  test('finds a command by its name in another language, without its marks', () => {
    expect(lines('thong bao')).toContainEqual(['go', ['Notices']])
  })
  test('searches names with their values filled in', () => {
    expect(lines('to me')).toContainEqual(['act', ['Assign to me']])
  })
  test('offers what was typed to every search, and to one alone behind its prefix', () => {
    expect(lines('desk')).toContainEqual(['search', ['Person: desk']])
    expect(lines('p tajribi')).toEqual([['search', ['Person: tajribi']]])
    expect(lines('>desk')).toEqual([['go', ['Desk']]])
  })
  test('hands the term to the search only when the line is run', () => {
    const line = paletteSections('p tajribi', commands, searches, [], [english], say)[0]?.lines[0]
    expect(run).not.toHaveBeenCalled()
    line?.run()
    expect(run).toHaveBeenCalledWith('tajribi')
  })
})

test.each([
  ['p tajribi', { prefix: 'p', rest: 'tajribi' }],
  ['pending', { prefix: '', rest: 'pending' }],
  ['#HIT-2026', { prefix: '#', rest: 'HIT-2026' }],
  ['> desk', { prefix: '>', rest: 'desk' }],
  ['p ', { prefix: 'p', rest: '' }],
])('%s is split into prefix and rest', (typed, parts) => {
  expect(splitPrefix(typed, ['p', '#'])).toEqual(parts)
})

/** Whom an address stands for: each bureau once, never the sender, and nothing that is not there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foundingBureaus } from '../bureau/bureau.founding.ts'
import { members, regions, subBureaus } from '../member/member.table.ts'
import { type Addressable, addresseePattern, mostWithoutReason, readAddressee, resolve } from './message.group.ts'

const there: ReadonlyMap<string, Addressable> = new Map(
  foundingBureaus('2026-01-01T00:00:00.000Z', []).map(({ code, kind }) => [code, { code, kind, state: 'active' }]),
)
const group = '01939393-0000-7000-8000-000000000001'
const membersOf = (id: string): readonly string[] | undefined => (id === group ? ['vn', 'fr', 'us', 'zz'] : undefined)
const to = (entries: readonly string[], sender = 'vn', bureaus = there) => resolve(entries, sender, bureaus, membersOf)

describe('an address', () => {
  test('"all" is every member but the sender: no body, no office of a territory', () => {
    const { bureaus, faults, counts } = to(['all'])
    expect(faults).toEqual([])
    expect(bureaus).toHaveLength(members.length - 1)
    expect(counts).toEqual([195])
    expect(bureaus).not.toContain('vn')
    expect(bureaus).not.toContain('gs')
    expect(subBureaus.filter(({ bureau }) => bureaus.includes(bureau))).toEqual([])
  })

  test('the four regions together are all members', () => {
    expect(to(regions.map((region) => `region:${region}`)).bureaus).toEqual(to(['all']).bureaus)
    expect(to(['region:asia-south-pacific']).bureaus).toContain('jp')
    expect(to(['region:europe']).bureaus).not.toContain('jp')
    expect(to(['region:europe']).bureaus.length).toBeGreaterThan(mostWithoutReason)
  })

  test('the members of a body are those that it states', () => {
    expect(to(['members:aseanapol']).bureaus).toEqual(['bn', 'id', 'kh', 'la', 'mm', 'my', 'ph', 'sg', 'th'])
    expect(to(['members:ameripol']).faults).toEqual([{ pointer: '/to/0', key: 'fault.no-such-addressee' }])
  })

  test('a group of the bureau is its bureaus that are there', () => {
    expect(to([`group:${group}`]).bureaus).toEqual(['fr', 'us'])
  })

  test('a suspended bureau is left out of what stands for many, and kept where it is named', () => {
    const suspended = new Map(there).set('fr', { code: 'fr', kind: 'national', state: 'suspended' })
    expect(to(['region:europe'], 'vn', suspended).bureaus).not.toContain('fr')
    expect(to(['fr'], 'vn', suspended).bureaus).toEqual(['fr'])
  })

  test.each([
    ['nobody of this code', 'zz'],
    ['a region that is none', 'region:mars'],
    ['a group of somebody else', 'group:01939393-0000-7000-8000-000000000002'],
    ['members of a bureau that is no body', 'members:vn'],
    ['another word', 'friends:vn'],
  ])('is refused: %s', (_, entry) => {
    expect(to(['fr', entry]).faults).toEqual([{ pointer: '/to/1', key: 'fault.no-such-addressee' }])
  })

  test('is not oneself, and not nobody', () => {
    expect(to(['vn']).faults).toEqual([{ pointer: '/to/0', key: 'fault.addressed-to-oneself' }])
    expect(to([]).faults).toEqual([{ pointer: '/to', key: 'fault.addressed-to-nobody' }])
    expect(
      to(['region:asia-south-pacific'], 'vn', new Map([['vn', { code: 'vn', kind: 'national', state: 'active' }]]))
        .faults,
    ).toEqual([{ pointer: '/to', key: 'fault.addressed-to-nobody' }])
  })
})

const anyEntry = fc.oneof(
  fc.constantFrom('all', 'vn', 'fr', 'us', 'gs', 'aseanapol', 'zz', `group:${group}`, 'members:europol', 'members:un'),
  fc.constantFrom(...regions.map((region) => `region:${region}`)),
  fc.stringMatching(/^[a-z:]{1,20}$/),
)

test('whatever is addressed: no bureau twice, never the sender, in order, all there, and faults point at their entry', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 12 }), fc.constantFrom('vn', 'fr', 'gs'), (entries, sender) => {
      const { bureaus, counts, faults } = to(entries, sender)
      expect(new Set(bureaus).size).toBe(bureaus.length)
      expect(bureaus).not.toContain(sender)
      expect([...bureaus].sort()).toEqual(bureaus)
      expect(bureaus.every((code) => there.has(code))).toBe(true)
      expect(counts).toHaveLength(entries.length)
      for (const { pointer } of faults) expect(pointer).toMatch(/^\/to(\/\d+)?$/)
      // Order and repetition change nothing.
      expect(to([...entries, ...entries].reverse(), sender).bureaus).toEqual(bureaus)
    }),
  )
})

test('whatever the schema lets through is read or refused, and never a bureau and something else at once', () => {
  const pattern = new RegExp(addresseePattern)
  fc.assert(
    fc.property(anyEntry, (entry) => {
      const read = readAddressee(entry)
      if (pattern.test(entry) && !entry.includes(':') && entry !== 'all')
        expect(read).toEqual({ kind: 'bureau', bureau: entry })
      if (!pattern.test(entry) && read) expect(read.kind).toBe('bureau')
    }),
  )
})

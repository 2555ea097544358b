// Laws of the chain of rights: nobody exceeds the bureau, no link adds, suspension leaves no processing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Operation, operation } from '../kernel/operation.ts'
import { shape } from '../kernel/schema.ts'
import { duties } from '../terms/duty.ts'
import { purposes } from '../terms/purpose.ts'
import { actorOfChain, beyond, type Chain, isForKeys, operationsOf, operationsOfDuties } from './officer.rights.ts'

const stated = (name: string, effect: Operation['effect'], admits: Operation['admits'], purpose = false): Operation =>
  operation({ name, effect, admits, purpose, method: 'get', path: `/${name}`, summary: '', answer: shape({}) })

const platform: readonly Operation[] = [
  stated('check.ask', 'read', ['post', 'desk', 'analyst', 'system'], true),
  stated('record.show', 'read', ['desk', 'data-protection'], true),
  stated('record.create', 'change', ['desk', 'system']),
  stated('hit.list', 'read', ['post', 'desk', 'system']),
  stated('hit.answer', 'change', ['desk', 'command']),
  stated('bureau.list', 'quiet', 'signed-in'),
  stated('bureau.describe', 'change', ['administrator']),
  stated('session.show', 'quiet', 'signed-in'),
  stated('session.purpose', 'change', 'signed-in'),
  stated('session.end', 'change', 'signed-in'),
  stated('officer.suspend', 'change', ['administrator']),
  stated('key.create', 'change', ['administrator']),
  stated('key.revoke', 'change', ['administrator']),
]

const databases = ['travel-document', 'vehicle', 'person', 'firearm'] as const
const some = <T>(of: readonly T[]) => fc.subarray([...of])
const reach = { databases: some(databases), purposes: some(purposes) }
const state = fc.constantFrom('active' as const, 'suspended' as const)
const clearance = fc.integer({ min: 1, max: 3 })
const name = fc.constantFrom('vn.desk', 'vn.post', 'vn.desk-2')

const chains: fc.Arbitrary<Chain> = fc
  .record({
    bureau: fc.record({ code: fc.constant('vn'), state, clearance, ...reach }),
    unit: fc.option(fc.record({ state, ...reach }), { nil: undefined }),
    officer: fc.record({
      name,
      unit: fc.constantFrom('', 'airport'),
      duties: some(duties),
      clearance,
      post: fc.constantFrom('', 'Noi Bai T2'),
      state,
    }),
    key: fc.option(
      fc.record({
        id: fc.constantFrom('k1', 'k2'),
        operations: some([...platform.map((one) => one.name), 'unknown.operation']),
        post: fc.constantFrom('', 'Gate 7'),
        ...reach,
      }),
      { nil: undefined },
    ),
    purpose: fc.constantFrom('' as const, ...purposes),
    reference: fc.constantFrom('', 'SHIFT-1'),
    quota: fc.constant(6000),
  })
  .map(({ key, ...chain }) => (key ? { ...chain, key } : chain))

const activated = (chain: Chain): Chain => ({
  ...chain,
  bureau: { ...chain.bureau, state: 'active' },
  unit: chain.unit && { ...chain.unit, state: 'active' },
  officer: { ...chain.officer, state: 'active', unit: chain.unit ? chain.officer.unit : '' },
})

const without = ({ key: _, ...chain }: Chain): Chain => chain

describe('rights of an actor', () => {
  test('nobody exceeds the bureau along any chain', () => {
    fc.assert(
      fc.property(chains, (chain) => {
        const actor = actorOfChain(chain, platform)
        if (!actor) return
        expect(beyond(actor.databases, chain.bureau.databases)).toEqual([])
        expect(beyond(actor.purposes, chain.bureau.purposes)).toEqual([])
        expect(actor.clearance).toBeLessThanOrEqual(chain.bureau.clearance)
        expect(actor.clearance).toBeLessThanOrEqual(chain.officer.clearance)
        expect(actor.bureau).toBe(chain.bureau.code)
        if (actor.purpose !== '') expect(actor.purposes).toContain(actor.purpose)
      }),
      { numRuns: 1000 },
    )
  })

  test('an active chain holds exactly what every link gives', () => {
    fc.assert(
      fc.property(chains.map(activated), (chain) => {
        const actor = actorOfChain(chain, platform)
        const unit = chain.officer.unit === '' ? undefined : chain.unit
        for (const database of databases) {
          const given =
            chain.bureau.databases.includes(database) &&
            (unit?.databases.includes(database) ?? true) &&
            (chain.key?.databases.includes(database) ?? true) &&
            chain.officer.duties.some((duty) => duty !== 'administrator' && duty !== 'auditor')
          expect(actor?.databases.includes(database)).toBe(given)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('an entity, a key and an officer never exceed the link above them', () => {
    fc.assert(
      fc.property(chains.map(activated), (chain) => {
        const whole = actorOfChain({ ...without(chain), officer: { ...chain.officer, unit: '' } }, platform)
        const inUnit = actorOfChain(without(chain), platform)
        const byKey = actorOfChain(chain, platform)
        if (!whole || !inUnit || !byKey) throw new Error('an active chain has an actor')
        for (const [below, above] of [
          [inUnit, whole],
          [byKey, inUnit],
        ] as const) {
          expect(beyond(below.databases, above.databases)).toEqual([])
          expect(beyond(below.purposes, above.purposes)).toEqual([])
          expect(beyond(operationsOf(below, platform), operationsOf(above, platform))).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('taking a grant from the bureau takes it from everybody under it, and adds nothing', () => {
    fc.assert(
      fc.property(chains.map(activated), fc.constantFrom(...databases), (chain, taken) => {
        const left = { ...chain.bureau, databases: chain.bureau.databases.filter((one) => one !== taken) }
        const before = actorOfChain(chain, platform)
        const after = actorOfChain({ ...chain, bureau: left }, platform)
        expect(after?.databases).toEqual(before?.databases.filter((one) => one !== taken))
        expect(after?.purposes).toEqual(before?.purposes)
      }),
    )
  })

  test('a suspended officer, a suspended entity and an entity that is not there leave no actor', () => {
    fc.assert(
      fc.property(chains.map(activated), (chain) => {
        expect(actorOfChain({ ...chain, officer: { ...chain.officer, state: 'suspended' } }, platform)).toBeUndefined()
        const inUnit = { ...chain, officer: { ...chain.officer, unit: 'airport' } }
        expect(actorOfChain({ ...inUnit, unit: undefined }, platform)).toBeUndefined()
        const held = { state: 'suspended', databases: [], purposes: [] } as const
        expect(actorOfChain({ ...inUnit, unit: held }, platform)).toBeUndefined()
      }),
    )
  })

  test('a suspended bureau checks nothing, opens no record and writes nothing but what protects', () => {
    fc.assert(
      fc.property(chains.map(activated), (chain) => {
        const actor = actorOfChain({ ...chain, bureau: { ...chain.bureau, state: 'suspended' } }, platform)
        if (!actor) throw new Error('people of a suspended bureau still sign in')
        expect([actor.databases, actor.purposes, actor.purpose]).toEqual([[], [], ''])
        const left = operationsOf(actor, platform)
        for (const name of ['check.ask', 'record.show', 'record.create', 'hit.answer', 'key.create', 'session.purpose'])
          expect(left).not.toContain(name)
        if (!chain.key) {
          expect(left).toContain('session.end')
          expect(left.includes('hit.list')).toBe(
            chain.officer.duties.some((d) => ['post', 'desk', 'system'].includes(d)),
          )
        }
      }),
    )
  })

  test('two actors bear the same name of rights only when all their rights are the same', () => {
    fc.assert(
      fc.property(chains, chains, (one, other) => {
        const left = actorOfChain(one, platform)
        const right = actorOfChain(other, platform)
        if (!left || !right) return
        const same = (
          ['officer', 'key', 'unit', 'duties', 'databases', 'purposes', 'operations', 'clearance'] as const
        ).every((member) => JSON.stringify(left[member]) === JSON.stringify(right[member]))
        expect(left.rights === right.rights).toBe(same)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('operations of a key', () => {
  test('a key may read and work, but never administer', () => {
    expect(platform.filter((one) => !isForKeys(one)).map((one) => one.name)).toEqual([
      'bureau.describe',
      'session.purpose',
      'session.end',
      'officer.suspend',
      'key.create',
      'key.revoke',
    ])
  })

  test('duties admit their own operations and those of everybody', () => {
    expect(operationsOfDuties(['post'], platform).map((one) => one.name)).toEqual([
      'check.ask',
      'hit.list',
      'bureau.list',
      'session.show',
      'session.purpose',
      'session.end',
    ])
  })
})

// Laws of the chain of rights: nobody exceeds the bureau, no link adds, suspension leaves no processing.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Operation, operation } from '../kernel/operation.ts'
import { shape } from '../kernel/schema.ts'
import { duties } from '../terms/duty.ts'
import { purposes } from '../terms/purpose.ts'
import { excessOf } from './officer.entry.ts'
import { failureOfHold, type OfficerHold, officerHolds } from './officer.holds.ts'
import {
  actorOfChain,
  beyond,
  type Chain,
  isForKeys,
  operationsOf,
  operationsOfDuties,
  remainsWhenSuspended,
} from './officer.rights.ts'
import { dutiesOfEntities } from './officer.schema.ts'

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

const activatedDesk: Chain = {
  bureau: { code: 'vn', state: 'active', databases: [...databases], purposes: [...purposes], clearance: 2 },
  unit: undefined,
  officer: { name: 'vn.desk', unit: '', duties: ['desk'], clearance: 2, post: '', state: 'active' },
  purpose: '',
  reference: '',
  quota: 1,
}

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

type Reach = { databases: string[]; purposes: (typeof purposes)[number][] }
type Bureau = Reach & { clearance: number }
type Appointed = { unit: string; duties: readonly (typeof duties)[number][]; clearance: number; by: string }
type Key = Reach & { officer: string; operations: string[] }

/** A bureau as it changes hands: what it was granted, its entities, its officers and who made them what they are, its keys. */
type World = { bureau: Bureau; units: Map<string, Reach>; officers: Map<string, Appointed>; keys: Key[] }

const anyReach = fc.record(reach)
const unitNames = fc.constantFrom('airport', 'harbour')
const people = ['vn.administrator', 'vn.boss', 'vn.desk', 'vn.desk-2', 'vn.post'] as const
const person = fc.constantFrom(...people)

/** What may be tried, by whoever and however much beyond what they have. Keys are made within their officer's rights, as `makeKey` does. */
const acts = fc.oneof(
  fc.record({ act: fc.constant('grant' as const), wish: fc.record({ clearance, ...reach }) }),
  fc.record({ act: fc.constant('entity' as const), unit: unitNames, wish: anyReach, modest: fc.boolean() }),
  fc.record({
    act: fc.constant('officer' as const),
    by: fc.constantFrom('vn.administrator', 'vn.boss', ...people),
    who: person,
    unit: fc.constantFrom('', 'airport', 'harbour'),
    duties: fc.oneof(
      fc.constantFrom(['administrator' as const], ['desk' as const], ['administrator' as const, 'post' as const]),
      fc.subarray([...duties], { minLength: 1 }),
    ),
    clearance: fc.oneof(fc.constant(1), clearance),
  }),
  fc.record({ act: fc.constant('key' as const), who: person, wish: anyReach, modest: fc.boolean() }),
)
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never

const chainOf = (world: World, officer: string, key?: Key): Chain | undefined => {
  const appointed = world.officers.get(officer)
  if (!appointed) return undefined
  const unit = world.units.get(appointed.unit)
  return {
    bureau: { code: 'vn', state: 'active', ...world.bureau },
    unit: unit && { state: 'active', ...unit },
    officer: { name: officer, state: 'active', post: '', ...appointed },
    ...(key ? { key: { id: 'k', post: '', ...key } } : {}),
    purpose: '',
    reference: '',
    quota: 1,
  }
}
const rightsOf = (world: World, officer: string, key?: Key) => {
  const chain = chainOf(world, officer, key)
  return chain && actorOfChain(chain, platform)
}

type Granted = { readonly databases: readonly string[]; readonly purposes: readonly (typeof purposes)[number][] }
const within = (wish: Reach, granted: Granted): Reach => ({
  databases: wish.databases.filter((one) => granted.databases.includes(one)),
  purposes: wish.purposes.filter((one) => granted.purposes.includes(one)),
})
const isWithin = (wish: Reach, granted: Granted): boolean =>
  beyond(wish.databases, granted.databases).length === 0 && beyond(wish.purposes, granted.purposes).length === 0

/** Does what the handlers do: an act beyond its grantor is refused, and nothing happens. */
const perform = (world: World, done: Act): void => {
  if (done.act === 'grant') {
    world.bureau = done.wish
    return
  }
  if (done.act === 'entity') {
    const wish = done.modest ? within(done.wish, world.bureau) : done.wish
    if (isWithin(wish, world.bureau)) world.units.set(done.unit, wish)
    return
  }
  if (done.act === 'key') {
    const actor = rightsOf(world, done.who)
    const wish = actor && done.modest ? within(done.wish, actor) : done.wish
    if (!actor || !isWithin(wish, actor)) return
    const operations = operationsOfDuties(actor.duties, platform).filter(isForKeys)
    world.keys.push({ officer: done.who, ...wish, operations: operations.map(({ name }) => name) })
    return
  }
  const grantor = rightsOf(world, done.by)
  const before = world.officers.get(done.who)
  const reaches = grantor?.unit === '' || before === undefined || before.unit === grantor?.unit
  if (!grantor?.duties.includes('administrator') || !reaches || done.by === done.who) return
  if (done.unit !== '' && !world.units.has(done.unit)) return
  const wish = { unit: done.unit, duties: done.duties, clearance: done.clearance }
  if (!excessOf(grantor, world.bureau, wish)) world.officers.set(done.who, { ...wish, by: grantor.unit })
}

const founded = (bureau: Bureau): World => ({
  bureau,
  units: new Map(),
  officers: new Map([['vn.administrator', { unit: '', duties: ['administrator'], clearance: 1, by: '' }]]),
  keys: [],
})

describe('along any chain of grants', () => {
  const worlds = fc
    .tuple(fc.record({ clearance, ...reach }), fc.array(acts, { minLength: 20, maxLength: 60 }))
    .map(([bureau, all]) => {
      const world = founded(bureau)
      for (const one of all) perform(world, one)
      return world
    })

  test('no officer and no key exceeds the bureau as it stands, whoever granted what to whom', () => {
    let acting = 0
    fc.assert(
      fc.property(worlds, (world) => {
        const actors = [
          ...people.map((officer) => rightsOf(world, officer)),
          ...world.keys.map((key) => rightsOf(world, key.officer, key)),
        ]
        for (const actor of actors) {
          if (!actor) continue
          acting += actor.databases.length > 0 ? 1 : 0
          expect(beyond(actor.databases, world.bureau.databases)).toEqual([])
          expect(beyond(actor.purposes, world.bureau.purposes)).toEqual([])
          expect(actor.clearance).toBeLessThanOrEqual(world.bureau.clearance)
        }
      }),
      { numRuns: 1000 },
    )
    // A law about actors who may do nothing would say nothing.
    expect(acting).toBeGreaterThan(100)
  })

  test('whoever the administrator of an entity made what they are stays within that entity', () => {
    let made = 0
    fc.assert(
      fc.property(worlds, (world) => {
        for (const [officer, { by, unit, duties: given }] of world.officers) {
          if (by === '') continue
          made += 1
          expect(unit).toBe(by)
          expect(beyond(given, dutiesOfEntities)).toEqual([])
          const entity = world.units.get(by)
          const actor = rightsOf(world, officer)
          expect(beyond(actor?.databases ?? [], entity?.databases ?? [])).toEqual([])
          expect(beyond(actor?.purposes ?? [], entity?.purposes ?? [])).toEqual([])
        }
      }),
      // One world in forty or so comes as far as an administrator of an entity who makes somebody.
      { numRuns: 8000 },
    )
    expect(made).toBeGreaterThan(50)
  })
})

describe('what holds an officer back', () => {
  const holding = some(officerHolds).map((holds) => officerHolds.filter((hold) => holds.includes(hold)))

  test('only takes away, tells the strongest hold, and gives everything back when it is gone', () => {
    fc.assert(
      fc.property(chains.map(activated), holding, (chain, holds) => {
        const free = actorOfChain(without(chain), platform)
        const held = actorOfChain({ ...without(chain), holds }, platform)
        if (!free || !held) throw new Error('an active chain has an actor')
        expect(beyond(operationsOf(held, platform), operationsOf(free, platform))).toEqual([])
        expect([held.databases, held.purposes, held.clearance]).toEqual([free.databases, free.purposes, free.clearance])
        expect(held.heldBy).toBe(holds[0] ? failureOfHold[holds[0]] : '')
        if (holds.length === 0) expect(held.operations).toBeNull()
      }),
    )
  })

  test('leaves of a locked session its end, and after a recovery nothing that changes anything', () => {
    const everything = { ...without(activatedDesk), officer: { ...activatedDesk.officer, duties: [...duties] } }
    const left = (...holds: OfficerHold[]) => {
      const actor = actorOfChain({ ...everything, holds }, platform)
      return actor ? operationsOf(actor, platform) : []
    }
    expect(left('locked')).toEqual(['session.show', 'session.end'])
    expect(left('second-passkey')).toEqual(['session.show', 'session.purpose', 'session.end'])
    const changing = ['record.create', 'hit.answer', 'bureau.describe', 'officer.suspend', 'key.create', 'key.revoke']
    expect(beyond(changing, left('recovered'))).toEqual(changing)
    expect(left('recovered')).toContain('check.ask')
    expect(beyond(changing, left('unconfirmed'))).toEqual(
      changing.filter((one) => one !== 'officer.suspend' && one !== 'key.revoke'),
    )
    expect(left('recovered', 'unconfirmed')).toEqual(left('recovered'))
  })

  test('a suspended bureau still signs in, locks, and looks after its passkeys', () => {
    const change = (name: string) => stated(name, 'change', 'signed-in')
    for (const name of ['session.lock', 'session.end', 'passkey.add', 'passkey.remove', 'invitation.withdraw'])
      expect(remainsWhenSuspended(change(name)), name).toBe(true)
    for (const name of ['officer.invite', 'officer.change', 'recovery.approve', 'key.rotate', 'unit.change'])
      expect(remainsWhenSuspended(change(name)), name).toBe(false)
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
